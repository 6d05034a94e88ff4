import type { Terms } from "@allteach/catalogue/vocabulary";
import type { CheckIn, Milestone } from "@allteach/domain/check-in";
import type { Goal, GoalOutcome, GoalStage } from "@allteach/domain/goal";
import type { Charter } from "@allteach/domain/network";
import type { Cycle } from "@allteach/domain/pdsa-cycle";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import type { LevelsProgress } from "@allteach/domain/two-level-goal";
import type { GoalProgress } from "@allteach/spc/goal";
import { answer, errorIn } from "../components/answer.ts";
import { Button, LinkButton } from "../components/button.tsx";
import { Choices } from "../components/choices.tsx";
import { Disclosure } from "../components/disclosure.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { whoseGoal } from "../components/goal-card.tsx";
import { GoalChartFigure } from "../components/goal-chart.tsx";
import { GoalCheckIns } from "../components/goal-check-ins.tsx";
import { GoalLevels } from "../components/goal-levels.tsx";
import { GoalMatches, type NetworksGoal, type TeamsGoal } from "../components/goal-matches.tsx";
import { GoalTerms } from "../components/goal-terms.tsx";
import { GoalTests } from "../components/goal-tests.tsx";
import type { MeasureChart } from "../components/measure-chart.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { dateWords } from "../words/date-words.ts";
import {
  daysLeftWords,
  outcomeHints,
  outcomeNames,
  stageNames,
  visibilityNames,
} from "../words/goal-words.ts";

export interface GoalPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "name">;
  goal: Goal;
  site?: Site;
  isHidden: boolean;
  isOwn: boolean;
  chart?: (MeasureChart & { progress: GoalProgress | null }) | undefined;
  levels?: LevelsProgress;
  aim: string;
  terms: Terms;
  stage: GoalStage;
  today: string;
  checkIns: readonly CheckIn[];
  milestones: readonly Milestone[];
  due?: Milestone;
  teams: readonly TeamsGoal[];
  networks?: readonly NetworksGoal[];
  /** How many ask to be introduced and wait. */
  waiting: number;
  outcomes: readonly GoalOutcome[];
  /** Tests of change that serve it, the newest first. */
  tests: readonly Cycle[];
  mayWrite: boolean;
  mayShare: boolean;
  mayAsk: boolean;
  happened?: string | undefined;
  problems?: readonly Problem[] | undefined;
  typed?: Readonly<Record<string, string>> | undefined;
}

/** One goal: how it stands, what the team says, and who else works on it. */
export function GoalPage(props: GoalPageProps) {
  const { shell, charter, goal, chart, happened, problems = [], mayWrite, stage } = props;
  const network = charter.slug;
  const isOpen = goal.outcome === undefined;
  return (
    <Page
      title={goal.title}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Goals", href: paths.goals({ network }) },
      ]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <header class="stack">
        <p class="soft">{whoseGoal(props)}</p>
        <h1>{goal.title}</h1>
        <div class="answer">
          <p>{answerWords(props)}</p>
        </div>
        <p class="soft">
          {stageNames[stage]} · from {dateWords(goal.starts, props.now)} to{" "}
          {dateWords(goal.ends, props.now)}
          {stage === "under-way" && `, ${daysLeftWords(goal.ends, props.today)}`}
        </p>
      </header>
      <ErrorSummary problems={problems} />
      {props.waiting > 0 && (
        <p class="notice notice-info-line">
          <a href={paths.introductions({ network })}>
            {props.waiting === 1 ? "Somebody asks" : `${props.waiting} teams ask`} to be introduced
          </a>
        </p>
      )}
      {chart && chart.reading.latest !== null && <GoalChartFigure goal={goal} chart={chart} />}
      {goal.levels && <GoalLevels {...props} levels={goal.levels} progress={props.levels} />}
      {goal.learnt !== "" && (
        <section aria-labelledby="learnt">
          <h2 id="learnt">What was learnt</h2>
          <div class="prose">
            {goal.learnt.split(/\n\s*\n/).map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </div>
        </section>
      )}
      <GoalCheckIns
        {...props}
        network={network}
        mayCheckIn={mayWrite && isOpen && stage !== "ahead"}
      />
      {mayWrite && isOpen && stage !== "ahead" && <Closing {...props} />}
      <GoalTests {...props} network={network} />
      <GoalMatches {...props} network={network} />
      <About {...props} />
      <Actions {...props} />
    </Page>
  );
}

/** How it stands, in a sentence. */
function answerWords({ goal, aim, chart, levels }: GoalPageProps): string {
  if (goal.outcome !== undefined) return `${outcomeNames[goal.outcome]}. ${aim}.`;
  if (goal.levels) {
    const both = levels?.siteLevelReached && levels.networkLevelReached;
    return both ? `${aim}: both are so today.` : `${aim}.`;
  }
  const latest = chart?.reading.latest;
  if (goal.aim.on === "words" || !chart || !latest) return `${aim}.`;
  const value = Number(latest.value.toPrecision(3));
  const says = chart.progress ? progressWords[chart.progress.state] : "";
  return `${aim}. The latest figure is ${value}${says}.`;
}

const progressWords: Readonly<Record<GoalProgress["state"], string>> = {
  held: ", and the goal is held",
  slipped: "; it was held once and is not now",
  touched: "; single months have been there",
  "not-reached": ", not there yet",
};

function Closing({ goal, charter, outcomes, problems = [], typed }: GoalPageProps) {
  const isOpen =
    errorIn(problems, "outcome") !== undefined || errorIn(problems, "learnt") !== undefined;
  return (
    <Disclosure summary="Say what came of it" open={isOpen}>
      <form method="post" action={paths.goalClosure({ network: charter.slug, goal: goal.id })}>
        <Choices
          name="outcome"
          legend="What came of it"
          pick="one"
          chosen={typed?.outcome ? [typed.outcome] : []}
          error={errorIn(problems, "outcome")}
          choices={outcomes.map((value) => ({
            value,
            label: outcomeNames[value],
            hint: outcomeHints[value],
          }))}
        />
        <Field
          {...answer("learnt", typed, problems)}
          kind="textarea"
          label="What you learnt"
          hint="What would you tell a team that begins tomorrow?"
          maxlength={2000}
        />
        <p class="actions">
          <Button>Close this goal</Button>
        </p>
      </form>
    </Disclosure>
  );
}

function About({ goal, isOwn, terms }: GoalPageProps) {
  const lines = [
    ["Whom it is for", goal.population],
    ["Led by", isOwn ? goal.lead : ""],
    ["Team", isOwn ? goal.team : ""],
    ["Patients and parents", goal.withFamilies ? "On the team" : ""],
    ["Read by", visibilityNames[goal.visibility]],
  ].filter(([, text]) => text !== "");
  return (
    <section aria-labelledby="about">
      <h2 id="about">About this goal</h2>
      <dl class="definition">
        {lines.map(([label, text]) => (
          <div>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <GoalTerms terms={terms} />
    </section>
  );
}

function Actions({ goal, charter, mayWrite, mayShare, chart }: GoalPageProps) {
  const at = { network: charter.slug, goal: goal.id };
  return (
    <p class="actions">
      {mayShare && (
        <LinkButton href={paths.goalSharing(at)} icon="people">
          {goal.visibility === "all"
            ? "Shared with all networks: change"
            : "Share with all networks"}
        </LinkButton>
      )}
      {mayWrite && goal.outcome === undefined && (
        <LinkButton href={paths.goalEdit(at)} icon="edit">
          Change it
        </LinkButton>
      )}
      {mayWrite && (
        <LinkButton href={`${paths.newPin(at)}?goal=${goal.id}`} icon="plus">
          Pin what helped
        </LinkButton>
      )}
      {chart && (
        <LinkButton
          href={paths.exemplars({ network: charter.slug, measure: chart.measure.code })}
          tone="quiet"
          icon="idea"
        >
          Who can teach
        </LinkButton>
      )}
    </p>
  );
}
