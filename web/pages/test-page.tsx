import type { Goal } from "@allteach/domain/goal";
import type { DiagramNode } from "@allteach/domain/key-driver-diagram";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import {
  actNames,
  type Cycle,
  type CycleDraft,
  decisions,
  rampNames,
  ramps,
  stageNames,
  studyOutcomeNames,
  studyOutcomes,
} from "@allteach/domain/pdsa-cycle";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { errorIn } from "../components/answer.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { Choices } from "../components/choices.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import type { ListedPrediction } from "../components/prediction-list.tsx";
import {
  TestBeginning,
  TestPlace,
  TestPlan,
  type TypedTest,
  Words,
} from "../components/test-fields.tsx";
import { TestOnward, TestPredictions } from "../components/test-onward.tsx";
import { paths } from "../paths.ts";
import { dateWords } from "../words/date-words.ts";

export interface TestPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  measures: readonly Measure[];
  nodes: readonly DiagramNode[];
  cycle: Cycle;
  site?: Site | undefined;
  followers: readonly Cycle[];
  /** The goal it serves, where the reader may see it. */
  goal?: Pick<Goal, "id" | "title"> | undefined;
  /** What was expected of charts at this test. */
  predictions: readonly ListedPrediction[];
  mayWrite: boolean;
  isSaved?: boolean | undefined;
  /** What was typed where it could not be saved. */
  typed?: TypedTest | undefined;
  problems?: readonly Problem[] | undefined;
  /** Somebody else wrote at it in the meantime. */
  isOvertaken?: boolean | undefined;
}

/** One test of change: what was planned, what happened, what it taught, what is done about it. */
export function TestPage(props: TestPageProps) {
  const { shell, charter, cycle, site, mayWrite, isSaved, isOvertaken } = props;
  const network = charter.slug;
  return (
    <Page
      title={cycle.objective}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Tests", href: paths.tests({ network }) },
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>{cycle.objective}</h1>
        <p class="soft">
          <Badge>{stageNames[cycle.stage]}</Badge> {site?.name ?? charter.name} ·{" "}
          {rampNames[cycle.ramp].toLowerCase()}
          {cycle.starts !== "" && ` · ${daysOf(cycle, props.now)}`}
        </p>
      </header>
      {isSaved && (
        <Notice tone="success" title="Saved">
          <p>{savedWords(cycle)}</p>
        </Notice>
      )}
      {isOvertaken && <Overtaken {...props} />}
      <Ramp cycle={cycle} />
      <Story {...props} />
      <TestPredictions {...props} />
      <TestOnward {...props} />
      {mayWrite && <WriteOn {...props} />}
    </Page>
  );
}

function daysOf({ starts, ends }: Cycle, now: Date): string {
  const first = dateWords(starts, now);
  return ends === "" ? `from ${first}` : `${first} to ${dateWords(ends, now)}`;
}

function savedWords({ stage, measure }: Cycle): string {
  const onChart = measure === "" ? "" : " The chart of its measure has a mark at its first day.";
  const next = {
    planned: "Come back when it begins.",
    doing: "Come back with what happened.",
    studying: "Set it against the prediction, then decide.",
    done: "It is closed; the next cycle can follow from it.",
  }[stage];
  return next + onChart;
}

const labels: Partial<Record<keyof CycleDraft, string>> = {
  objective: "What is tried",
  prediction: "Prediction",
  happened: "What happened",
  surprises: "Surprises",
  study: "What it taught",
  next: "What is next",
  who: "Who",
  what: "What",
  where: "Where",
  data: "Data",
  question: "Question",
  starts: "First day",
  ends: "Last day",
};

function Overtaken({ cycle, typed = {} }: TestPageProps) {
  const names = Object.keys(labels) as (keyof CycleDraft)[];
  const differing = names.filter((name) => (typed[name] ?? "") !== cycle[name]);
  return (
    <Notice tone="warning" title="Someone wrote at this test while you did">
      <p>Yours is in the fields below, and nothing of it is lost. What stands now:</p>
      <ul>
        {differing.map((name) => (
          <li>
            {labels[name]}: {cycle[name] === "" ? "nothing" : `“${cycle[name]}”`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** From one patient to several sites: where this test stands. */
function Ramp({ cycle }: Pick<TestPageProps, "cycle">) {
  return (
    <ol class="ramp" aria-label="How large the test is">
      {ramps.map((step) => (
        <li aria-current={step === cycle.ramp ? "step" : undefined}>{rampNames[step]}</li>
      ))}
    </ol>
  );
}

function Story({ charter, cycle, measures, goal, now }: TestPageProps) {
  const network = charter.slug;
  const measure = measures.find(({ code }) => code.toLowerCase() === cycle.measure.toLowerCase());
  const facts: [string, string][] = [
    ["Question", cycle.question],
    ["Prediction", cycle.prediction],
    ["Who", cycle.who],
    ["What", cycle.what],
    ["Where", cycle.where],
    ["When", cycle.starts === "" ? "" : daysOf(cycle, now)],
    ["Data", cycle.data],
    ["What happened", cycle.happened],
    ["Surprises", cycle.surprises],
    ["Against the prediction", cycle.outcome === "" ? "" : studyOutcomeNames[cycle.outcome]],
    ["What it taught", cycle.study],
    ["Decision", cycle.act === "" ? "" : actNames[cycle.act]],
    ["Next", cycle.next],
  ];
  return (
    <dl class="definition">
      {cycle.nodeWords !== "" && (
        <div>
          <dt>Tests</dt>
          <dd>
            <a href={`${paths.drivers({ network })}#box-${cycle.node}`}>{cycle.nodeWords}</a>
          </dd>
        </div>
      )}
      {goal && (
        <div>
          <dt>For the goal</dt>
          <dd>
            <a href={paths.goal({ network, goal: goal.id })}>{goal.title}</a>
          </dd>
        </div>
      )}
      {measure && (
        <div>
          <dt>Seen in</dt>
          <dd>
            <a href={paths.measure({ network, measure: measure.code })}>{measure.name}</a>
          </dd>
        </div>
      )}
      {facts
        .filter(([, text]) => text !== "")
        .map(([name, text]) => (
          <div>
            <dt>{name}</dt>
            <dd class="as-typed">{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function WriteOn(props: TestPageProps) {
  const { charter, cycle, typed = cycle, problems = [] } = props;
  const fields = { ...props, typed: typed as TypedTest, problems };
  return (
    <section aria-labelledby="write">
      <h2 id="write">{cycle.stage === "done" ? "Correct it" : "Write on"}</h2>
      <ErrorSummary problems={problems} />
      <form
        method="post"
        action={paths.test({ network: charter.slug, test: cycle.id })}
        class="stack"
        novalidate
      >
        <input type="hidden" name="saw" value={cycle.revision} />
        <fieldset class="test-part">
          <legend>Plan</legend>
          <TestBeginning {...fields} />
          <TestPlace {...fields} />
          <TestPlan {...fields} />
        </fieldset>
        <fieldset class="test-part">
          <legend>Do</legend>
          <Words {...fields} name="happened" label="What happened" />
          <Words {...fields} name="surprises" label="What surprised you" />
        </fieldset>
        <fieldset class="test-part">
          <legend>Study</legend>
          <Choices
            pick="one"
            name="outcome"
            legend="Set against the prediction"
            choices={studyOutcomes.map((value) => ({ value, label: studyOutcomeNames[value] }))}
            chosen={[fields.typed.outcome ?? ""]}
            error={errorIn(problems, "outcome")}
          />
          <Words {...fields} name="study" label="What it taught" />
        </fieldset>
        <fieldset class="test-part">
          <legend>Act</legend>
          <Choices
            pick="one"
            name="act"
            legend="What do you do with it"
            hint="A decision closes the test."
            choices={[
              { value: "", label: "Not decided yet" },
              ...decisions.map((value) => ({ value, label: actNames[value] })),
            ]}
            chosen={[fields.typed.act ?? ""]}
          />
          <Words {...fields} name="next" label="What is next, or why not" />
        </fieldset>
        <p class="actions">
          <Button tone="primary">Save</Button>
        </p>
      </form>
    </section>
  );
}
