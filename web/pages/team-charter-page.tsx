import type { Measure, MeasureKind } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import {
  aimSentence,
  type CharterVersion,
  MAX_TEAM,
  openQuestions,
  type TeamCharter,
} from "@allteach/domain/team-charter";
import { answer, errorIn } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { Choices } from "../components/choices.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { dateWords, dayWords } from "../words/date-words.ts";

export interface TeamCharterPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  measures: readonly Measure[];
  site?: Site | undefined;
  standing: CharterVersion;
  mayEdit: boolean;
  isSaved?: boolean | undefined;
  /** What was typed where it could not be saved. */
  typed?: TeamCharter | undefined;
  problems?: readonly Problem[] | undefined;
  isOvertaken?: boolean | undefined;
}

/** A team's charter: what it is after, how it will know, who it is. */
export function TeamCharterPage(props: TeamCharterPageProps) {
  const { shell, charter, site, standing, mayEdit, now } = props;
  const network = charter.slug;
  const title = site ? `Charter · ${site.name}` : "Charter";
  const aim = aimOf(standing.charter, now);
  const open = openQuestions(standing.charter);
  return (
    <Page
      title={title}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        ...(site ? [{ label: site.name, href: paths.site({ network, site: site.code }) }] : []),
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>{title}</h1>
        <p class="lead">{aim || "What do we want to reach, and how will we know?"}</p>
      </header>
      {props.isSaved && (
        <Notice tone="success" title="Saved">
          <p>It stands below as version {standing.version}.</p>
        </Notice>
      )}
      {props.isOvertaken && (
        <Notice tone="warning" title="Someone saved this charter while you worked on it">
          <p>
            Theirs stands here; yours is in the fields below, and nothing of it is lost. Save again
            to put yours in its place.
          </p>
        </Notice>
      )}
      {standing.version > 0 && <Standing {...props} />}
      {open.length > 0 && standing.version > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">Still open</h2>
          <ul>
            {open.map((question) => (
              <li>{question}</li>
            ))}
          </ul>
        </section>
      )}
      <p>
        How it is to be reached stands in the{" "}
        <a
          href={site ? paths.siteDrivers({ network, site: site.code }) : paths.drivers({ network })}
        >
          key drivers
        </a>
        .
      </p>
      {mayEdit && <CharterForm {...props} />}
    </Page>
  );
}

const aimOf = (charter: TeamCharter, now: Date) =>
  aimSentence(charter, charter.byWhen === "" ? "" : dateWords(charter.byWhen, now));

const kinds: Readonly<Record<MeasureKind, string>> = {
  outcome: "Outcome",
  process: "Process",
  balancing: "Balancing",
};

function Standing({ charter, standing, measures, now }: TeamCharterPageProps) {
  const { accomplish, know, change, within, outside, team, measures: codes } = standing.charter;
  const chosen = measures.filter(({ code }) => codes.includes(code));
  const facts: [string, string][] = [
    ["What are we trying to accomplish?", accomplish],
    ["How will we know that a change is an improvement?", know],
    ["What changes can we make?", change],
    ["Within our scope", within],
    ["Outside of it", outside],
  ];
  return (
    <section aria-labelledby="standing">
      <h2 id="standing" class="visually-hidden">
        The charter
      </h2>
      <dl class="definition">
        {facts
          .filter(([, text]) => text !== "")
          .map(([name, text]) => (
            <div>
              <dt>{name}</dt>
              <dd class="as-typed">{text}</dd>
            </div>
          ))}
        {(["outcome", "process", "balancing"] as const).map((kind) => {
          const own = chosen.filter((each) => each.kind === kind);
          if (own.length === 0) return null;
          return (
            <div>
              <dt>{kinds[kind]} measures</dt>
              <dd>
                {own.map(({ code, name }, place) => (
                  <>
                    {place > 0 && ", "}
                    <a href={paths.measure({ network: charter.slug, measure: code })}>{name}</a>
                  </>
                ))}
              </dd>
            </div>
          );
        })}
        {team.length > 0 && (
          <div>
            <dt>Team</dt>
            <dd>
              <ul>
                {team.map(({ name, role }) => (
                  <li>{role === "" ? name : `${name}, ${role}`}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <p class="soft small">
        Version {standing.version}, {dayWords(standing.at, charter.timeZone, now)}
      </p>
    </section>
  );
}

function CharterForm(props: TeamCharterPageProps) {
  const { charter, site, standing, measures, typed = standing.charter, problems = [] } = props;
  const network = charter.slug;
  const action = site
    ? paths.siteTeamCharter({ network, site: site.code })
    : paths.teamCharter({ network });
  const line = (name: "what" | "forWhom" | "byHowMuch", label: string, hint: string) => (
    <Field
      {...answer(name, typed, problems)}
      label={label}
      hint={hint}
      maxlength={200}
      autocomplete="off"
      optional
    />
  );
  const words = (name: "accomplish" | "know" | "change" | "within" | "outside", label: string) => (
    <Field
      {...answer(name, typed, problems)}
      kind="textarea"
      rows={3}
      label={label}
      maxlength={2000}
      optional
    />
  );
  return (
    <section aria-labelledby="write" class="no-print">
      <h2 id="write">{standing.version === 0 ? "Write it" : "Change it"}</h2>
      <ErrorSummary problems={problems} />
      <form method="post" action={action} class="stack" novalidate>
        <input type="hidden" name="saw" value={standing.version} />
        <fieldset class="test-part">
          <legend>The aim</legend>
          {line("what", "What becomes better", "“Raise clinical remission”.")}
          {line("forWhom", "For whom", "“children with Crohn’s disease”.")}
          {line("byHowMuch", "By how much", "“from 62 to 75 %”.")}
          <Field
            {...answer("byWhen", typed, problems)}
            kind="date"
            label="By when"
            width="short"
            optional
          />
        </fieldset>
        <fieldset class="test-part">
          <legend>The three questions</legend>
          {words("accomplish", "What are we trying to accomplish?")}
          {words("know", "How will we know that a change is an improvement?")}
          {words("change", "What changes can we make that will result in improvement?")}
        </fieldset>
        {measures.length > 0 && (
          <Choices
            pick="any"
            name="measures"
            legend="The measures we look at"
            error={errorIn(problems, "measures")}
            choices={measures.map(({ code, name, kind }) => ({
              value: code,
              label: name,
              hint: kinds[kind],
            }))}
            chosen={typed.measures}
          />
        )}
        <fieldset class="test-part">
          <legend>Scope</legend>
          {words("within", "What belongs to it")}
          {words("outside", "What does not")}
        </fieldset>
        <Team team={typed.team} problems={problems} />
        <p class="actions">
          <Button tone="primary">Save</Button>
        </p>
      </form>
    </section>
  );
}

/** Empty lines to be filled in beside those of the team so far. */
const MORE_LINES = 3;

function Team({ team, problems }: Pick<TeamCharter, "team"> & { problems: readonly Problem[] }) {
  const lines = Math.min(MAX_TEAM, team.length + MORE_LINES);
  return (
    <fieldset class="test-part">
      <legend>The team</legend>
      <p class="hint">
        Colleagues, patients and families who said yes to standing here. Lines left empty go.
      </p>
      {Array.from({ length: lines }, (_, place) => (
        <div class="team-line">
          <Field
            id={`field-team-${place}-name`}
            name="name"
            label="Name"
            maxlength={200}
            value={team[place]?.name ?? ""}
            error={errorIn(problems, `team/${place}/name`)}
            autocomplete="off"
            optional
          />
          <Field
            id={`field-team-${place}-role`}
            name="role"
            label="What for"
            maxlength={200}
            value={team[place]?.role ?? ""}
            autocomplete="off"
            optional
          />
        </div>
      ))}
    </fieldset>
  );
}
