import {
  type Capability,
  type CapabilityKey,
  capabilityLevels,
  capabilityMean,
  capabilityQuestions,
  type HalfYear,
  halfName,
} from "@allteach/domain/capability";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import type { PathItem } from "@allteach/domain/training-path";
import { errorIn } from "../../components/answer.ts";
import { Button } from "../../components/button.tsx";
import { Choices } from "../../components/choices.tsx";
import { DataTable } from "../../components/data-table.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { TargetLink } from "../../components/events/target-link.tsx";
import { Field } from "../../components/field.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";

export interface CapabilityPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  site: Site;
  said: readonly Capability[];
  half: HalfYear;
  helps: readonly {
    question: CapabilityKey;
    path: { id: string; name: string };
    item: PathItem;
  }[];
  typed?: { answers: Readonly<Record<string, string>>; note: string } | undefined;
  problems?: readonly Problem[] | undefined;
  happened?: string | undefined;
}

/** What a site's team says of how it improves, and what may help. */
export function CapabilityPage(props: CapabilityPageProps) {
  const { shell, charter, site, said, happened } = props;
  const network = charter.slug;
  return (
    <Page
      title={`Self-assessment · ${site.name}`}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Self-assessment", href: paths.capabilities({ network }) },
        { label: site.name, href: paths.site({ network, site: site.code }) },
      ]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <header class="stack">
        <h1>How {site.name} improves</h1>
        <p class="lead">{leadWords(props)}</p>
      </header>
      {props.helps.length > 0 && <Helps {...props} />}
      {said.length > 0 && <Answers {...props} />}
      <AnswerForm {...props} />
    </Page>
  );
}

function leadWords({ said, half }: CapabilityPageProps): string {
  const latest = said.at(-1);
  if (!latest)
    return "Ten sentences: how true is each of your team? It takes five minutes together.";
  const mean = capabilityMean(latest);
  const before = said.at(-2);
  const now = `On average the team says ${mean.toFixed(1)} of 5`;
  const when = latest.half === half ? "" : ` in ${halfName(latest.half)}`;
  if (!before) return `${now}${when}.`;
  return `${now}${when}, after ${capabilityMean(before).toFixed(1)} in ${halfName(before.half)}.`;
}

const textOf = (key: string) =>
  capabilityQuestions.find((question) => question.key === key)?.text ?? "";

function Helps({ helps, charter }: CapabilityPageProps) {
  const network = charter.slug;
  return (
    <section aria-labelledby="helps">
      <h2 id="helps">What may help</h2>
      <p class="soft">It goes with the sentences on which there is most to gain.</p>
      <ul>
        {helps.map(({ question, path, item }) => (
          <li>
            <TargetLink {...item} network={network} /> from{" "}
            <a href={paths.trainingPath({ network, path: path.id })}>{path.name}</a>
            <br />
            <span class="soft small">{textOf(question)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As many half-years as stand side by side. */
const COLUMNS = 6;

function Answers({ said }: CapabilityPageProps) {
  const shown = said.slice(-COLUMNS);
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">What the team has said</h2>
      <DataTable
        id="said"
        caption="1 not yet, 5 always"
        rows={capabilityQuestions}
        columns={[
          { heading: "Sentence", wide: true, cell: ({ text }) => text },
          ...shown.map(({ half, answers }) => ({
            heading: half.replace("-H", ", half "),
            numeric: true,
            cell: ({ key }: { key: CapabilityKey }) => String(answers[key]),
          })),
        ]}
        foot={["Mean", ...shown.map((each) => capabilityMean(each).toFixed(1))]}
      />
      {said.at(-1)?.note && <p class="as-typed">{said.at(-1)?.note}</p>}
    </section>
  );
}

function AnswerForm(props: CapabilityPageProps) {
  const { charter, site, said, half, typed, problems = [] } = props;
  const standing = said.find((each) => each.half === half);
  const chosen = (key: CapabilityKey) =>
    typed ? (typed.answers[key] ?? "") : String(standing?.answers[key] ?? "");
  return (
    <section aria-labelledby="answer" class="no-print">
      <h2 id="answer">
        {standing ? "Change what you said" : "Answer"} for {halfName(half)}
      </h2>
      <ErrorSummary problems={problems} />
      <form
        method="post"
        action={paths.capability({ network: charter.slug, site: site.code })}
        class="stack"
        novalidate
      >
        {capabilityQuestions.map(({ key, text }) => (
          <Choices
            pick="one"
            name={`answer-${key}`}
            legend={text}
            error={errorIn(problems, `answer-${key}`)}
            choices={capabilityLevels.map((label, place) => ({
              value: String(place + 1),
              label: `${place + 1} ${label}`,
            }))}
            chosen={[chosen(key)]}
          />
        ))}
        <Field
          kind="textarea"
          rows={3}
          name="note"
          label="What you want to add"
          maxlength={2000}
          value={typed?.note ?? standing?.note}
          error={errorIn(problems, "note")}
          optional
        />
        <p class="actions">
          <Button tone="primary">Save</Button>
        </p>
      </form>
    </section>
  );
}
