import type { MeasureStatus } from "@allteach/domain/measure";
import { statusMeanings, statusNames } from "@allteach/domain/measure-status";
import type { MeasureVersion } from "@allteach/domain/measure-version";
import type { Charter } from "@allteach/domain/network";
import { periodName } from "@allteach/domain/period";
import type { Problem } from "@allteach/domain/refusal";
import { answer, errorIn } from "../components/answer.ts";
import { Badge } from "../components/badge.tsx";
import { Button, LinkButton } from "../components/button.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { dateWords, dayWords, momentWords } from "../words/date-words.ts";
import { askedWords, minutesWords, partNames, partWords } from "../words/measure-words.ts";
import type { ListedMeasure } from "./measures-page.tsx";

export interface MeasureVersionsPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug" | "timeZone">;
  listed: ListedMeasure;
  /** The newest first. */
  versions: readonly MeasureVersion[];
  comments: readonly { version: number; text: string; name: string; at: number }[];
  nodes: readonly { id: number; name: string }[];
  /** Where it may go from where it is, for whoever manages measures. */
  steps: readonly MeasureStatus[];
  mayManage: boolean;
  mayComment: boolean;
  now: Date;
  typed?: { text?: string; until?: string } | undefined;
  wrong?: readonly Problem[] | undefined;
}

/** A measure's definition, how it came to be what it is, and what members say of it. */
export function MeasureVersionsPage(props: MeasureVersionsPageProps) {
  const { shell, charter, listed, mayManage } = props;
  const network = charter.slug;
  const { measure, hasFigures } = listed;
  return (
    <Page
      title={`${measure.name}: definition`}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Measures", href: paths.measures({ network }) },
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>{measure.name}</h1>
        <p>
          <Badge>{statusNames[measure.status]}</Badge> {statusMeanings[measure.status]}
        </p>
        <p class="actions">
          {hasFigures && (
            <LinkButton href={paths.measure({ network, measure: measure.code })} icon="chart">
              Its charts
            </LinkButton>
          )}
          {mayManage && (
            <LinkButton href={paths.measureEdit({ network, measure: measure.code })} icon="edit">
              Change it
            </LinkButton>
          )}
        </p>
      </header>
      <Definition {...props} />
      <Comments {...props} />
      {mayManage && <Steps {...props} />}
      <Versions {...props} />
    </Page>
  );
}

function Definition({ listed: { measure, burden }, nodes }: MeasureVersionsPageProps) {
  const parts = Object.entries(partNames).flatMap(([part, label]) => {
    const value = measure[part as keyof typeof measure];
    const isTold = part !== "name" && part !== "siteTypes" && value !== undefined && value !== "";
    return isTold ? [[label, partWords(part, value)]] : [];
  });
  const cost =
    burden.minutes === 0
      ? `${counted(burden.sites, "site")}; nobody has said how long it takes`
      : `${counted(burden.sites, "site")}, about ${minutesWords(burden.minutes)} a month together`;
  const facts = [...parts, ["Who reports it", askedWords(measure, nodes)], ["What it costs", cost]];
  return (
    <section aria-labelledby="definition">
      <h2 id="definition">What it counts</h2>
      <dl class="definition">
        {facts.map(([label, text]) => (
          <div>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Comments(props: MeasureVersionsPageProps) {
  const { charter, listed, comments, mayComment, now, typed, wrong = [] } = props;
  const { measure, isOpen } = listed;
  if (!isOpen && comments.length === 0) return null;
  const at = { network: charter.slug, measure: measure.code };
  return (
    <section aria-labelledby="comments" class="stack">
      <h2 id="comments">What members say</h2>
      {isOpen && measure.commentsUntil && (
        <p>Open for comments until {dateWords(measure.commentsUntil, now)}.</p>
      )}
      {comments.length === 0 ? (
        <p class="soft">Nobody has said anything yet.</p>
      ) : (
        <ul class="bare stack">
          {comments.map(({ text, name, at: when, version }) => (
            <li>
              <p>{text}</p>
              <p class="soft small">
                {name}, {momentWords(when, charter.timeZone, now)}, on version {version}
              </p>
            </li>
          ))}
        </ul>
      )}
      {isOpen && mayComment && (
        <form method="post" action={paths.measureComments(at)} class="stack">
          <Field
            {...answer("text", typed, wrong)}
            kind="textarea"
            rows={3}
            maxlength={2000}
            label="Your comment"
            hint="Could you count this at your site? Would two of you count the same?"
          />
          <p class="actions">
            <Button tone="primary">Say it</Button>
          </p>
        </form>
      )}
    </section>
  );
}

const stepWords: Readonly<Record<MeasureStatus, string>> = {
  draft: "Back to a draft",
  test: "Begin to test it",
  live: "Make it live",
  retired: "Retire it",
};

function Steps({ charter, listed, steps, typed, wrong = [] }: MeasureVersionsPageProps) {
  const { measure, isOpen } = listed;
  const at = { network: charter.slug, measure: measure.code };
  const refused = errorIn(wrong, "status");
  return (
    <section aria-labelledby="steps" class="stack">
      <h2 id="steps">What happens with it next</h2>
      {refused && (
        <Notice tone="error" title="Not yet">
          <p>{refused}</p>
        </Notice>
      )}
      <form method="post" action={paths.measureStatus(at)}>
        <p class="actions">
          {steps.map((step) => (
            <Button name="status" value={step} tone={step === "live" ? "primary" : "plain"}>
              {stepWords[step]}
            </Button>
          ))}
        </p>
      </form>
      {measure.status === "draft" && (
        <form method="post" action={paths.measureCommentPeriod(at)} class="stack">
          <Field
            kind="date"
            name="until"
            label="Open for comments until"
            hint="Every member can comment to the end of that day; it goes live after. Leave it empty to close."
            value={typed?.until ?? measure.commentsUntil}
            error={errorIn(wrong, "until")}
            width="medium"
            optional
          />
          <p class="actions">
            <Button>{isOpen ? "Change the day" : "Open for comments"}</Button>
          </p>
        </form>
      )}
    </section>
  );
}

function Versions({ versions, charter, now }: MeasureVersionsPageProps) {
  return (
    <section aria-labelledby="versions" class="stack">
      <h2 id="versions">Versions</h2>
      <ol class="versions stack" reversed>
        {versions.map((each, place) => (
          <li>
            <p>
              <strong>Version {each.version}</strong>
              {each.since && `, counted so from ${periodName(each.since)} on`}
            </p>
            <p class="soft small">{whoWords(each, charter.timeZone, now)}</p>
            {each.reason !== "" && <p>{each.reason}</p>}
            <Differences version={each} before={versions[place + 1]} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function whoWords({ name, at }: MeasureVersion, timeZone: string, now: Date): string {
  if (at === 0) return "As the network began";
  return `${name === "" ? "A member" : name}, ${dayWords(at, timeZone, now)}`;
}

function Differences(props: { version: MeasureVersion; before: MeasureVersion | undefined }) {
  const { definition } = props.version;
  const before = props.before?.definition;
  if (!before) return null;
  const changed = Object.keys(partNames).filter((part) => {
    const key = part as keyof typeof definition;
    return JSON.stringify(definition[key]) !== JSON.stringify(before[key]);
  });
  if (changed.length === 0) {
    return <p class="soft">The definition stayed: who reports it, or its minutes, changed.</p>;
  }
  return (
    <dl class="definition">
      {changed.map((part) => {
        const key = part as keyof typeof definition;
        return (
          <div>
            <dt>{partNames[part]}</dt>
            <dd>
              <del>{partWords(part, before[key])}</del>{" "}
              <ins>{partWords(part, definition[key])}</ins>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
