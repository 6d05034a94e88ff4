import type { Member } from "@allteach/domain/member";
import type { Charter } from "@allteach/domain/network";
import type { Attestation, Deed, KindCount } from "@allteach/domain/participation";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { errorIn } from "../components/answer.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { YearChoice } from "../components/year-choice.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { dayWords } from "../words/date-words.ts";
import { attestationText, countText, deedText, recordHref } from "../words/participation-words.ts";
import { placeWords } from "./people-page.tsx";

export interface ParticipantPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  sites: readonly Site[];
  year: string;
  years: readonly string[];
  names: ReadonlyMap<string, string>;
  member: Omit<Member, "email">;
  counts: readonly KindCount[];
  /** The newest first. */
  deeds: readonly (Deed & { words: string })[];
  standing?: Attestation | undefined;
  said: readonly Attestation[];
  isOwn: boolean;
  /** Whether the reader leads this person. */
  mayAttest: boolean;
  isSaved?: boolean | undefined;
  typed?: string | undefined;
  problems?: readonly Problem[] | undefined;
}

/** One person's year: what they took part in, and what their lead says of it. */
export function ParticipantPage(props: ParticipantPageProps) {
  const { shell, charter, sites, member, year, years, counts, isOwn, isSaved } = props;
  const network = charter.slug;
  const at = { network, person: member.id };
  const file = (name: string) =>
    isOwn
      ? paths.ownParticipationFile({ network, file: name })
      : paths.participantFile({ ...at, file: name });
  const name = member.name || "Somebody without a name here";
  return (
    <Page
      title={`Taking part · ${name}`}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Taking part", href: paths.participation({ network }) },
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>{name}</h1>
        <p class="soft">
          {[...new Set(member.grants.map((grant) => placeWords(grant, sites)))].join(", ")} · {year}
        </p>
        <p class="answer">{answerOf(props)}</p>
      </header>
      {isSaved && (
        <Notice tone="success" title="Written down">
          <p>It stands below, with who said it and when.</p>
        </Notice>
      )}
      <YearChoice {...{ action: recordHref({ ...at, isOwn }), year, years }} />
      <section aria-labelledby="counts">
        <h2 id="counts">What counts</h2>
        <dl class="definition">
          {counts.map((count) => (
            <div>
              <dt>{count.rule.name}</dt>
              <dd>
                {countText(count)} {count.isMet && <Badge>Enough</Badge>}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <Word {...props} />
      <Deeds {...props} />
      <section aria-labelledby="along" class="no-print">
        <h2 id="along">Take it along</h2>
        <ul class="downloads">
          <li>
            <a href={`${file("record.csv")}?year=${year}`}>For a board or an employer (CSV)</a>
          </li>
          <li>
            <a href={`${file("record.json")}?year=${year}`}>For another system (JSON)</a>
          </li>
        </ul>
      </section>
    </Page>
  );
}

function answerOf({ standing, counts, year }: ParticipantPageProps): string {
  if (standing?.kind === "confirmed") return `Taking part in ${year} is confirmed.`;
  const short = counts.filter(({ isMet }) => !isMet);
  if (short.length === 0) return `The record of ${year} has enough of everything to be confirmed.`;
  return `Still to come in ${year}: ${short.map(({ rule, things }) => counted(rule.least - things.length, rule.counts)).join(", ")}.`;
}

/** What leads said of the year, and the form to say it, for those who lead this person. */
function Word(props: ParticipantPageProps) {
  const { charter, member, year, said, standing, mayAttest, names, now } = props;
  const { problems = [], typed } = props;
  const isConfirmed = standing?.kind === "confirmed";
  if (said.length === 0 && !mayAttest) return null;
  return (
    <section aria-labelledby="word">
      <h2 id="word">What a lead says</h2>
      {said.length > 0 && (
        <ul>
          {said.map((each) => (
            <li>
              {attestationText(each, { names, timeZone: charter.timeZone, now })}
              {each.words !== "" && `: “${each.words}”`}
            </li>
          ))}
        </ul>
      )}
      {mayAttest && (
        <>
          <ErrorSummary problems={problems} />
          <form
            method="post"
            action={paths.attestations({ network: charter.slug, person: member.id })}
            class="stack no-print"
            novalidate
          >
            <input type="hidden" name="year" value={year} />
            <input type="hidden" name="kind" value={isConfirmed ? "taken-back" : "confirmed"} />
            <Field
              kind="textarea"
              rows={2}
              name="words"
              label={isConfirmed ? "Why it is taken back" : "What the record does not hold"}
              hint={
                isConfirmed
                  ? undefined
                  : "Needed where something above is not enough: what they took part in elsewhere."
              }
              maxlength={1000}
              value={typed}
              error={errorIn(problems, "words")}
              optional={!isConfirmed}
            />
            <p class="actions">
              <Button tone={isConfirmed ? undefined : "primary"}>
                {isConfirmed ? "Take it back" : `Confirm that they took part in ${year}`}
              </Button>
            </p>
          </form>
        </>
      )}
    </section>
  );
}

const SHOWN = 100;

function Deeds({ deeds, charter, now }: ParticipantPageProps) {
  return (
    <section aria-labelledby="deeds">
      <h2 id="deeds">What is written here</h2>
      {deeds.length === 0 ? (
        <p>Nothing of this year yet.</p>
      ) : (
        <ul class="happenings">
          {deeds.slice(0, SHOWN).map((deed) => (
            <li>
              <span class="soft small">{dayWords(deed.at, charter.timeZone, now)}</span>
              <span>{deedText(deed)}</span>
            </li>
          ))}
        </ul>
      )}
      {deeds.length > SHOWN && (
        <p class="soft small">and {deeds.length - SHOWN} more in the file below</p>
      )}
    </section>
  );
}
