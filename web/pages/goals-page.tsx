import { termName } from "@allteach/catalogue/vocabulary";
import { type GoalStage, goalStages } from "@allteach/domain/goal";
import type { Charter } from "@allteach/domain/network";
import type { Site } from "@allteach/domain/site";
import { Button, LinkButton } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { GoalCard, type ListedGoal } from "../components/goal-card.tsx";
import { GoalTimeline } from "../components/goal-timeline.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { stageNames } from "../words/goal-words.ts";

export interface GoalsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "name">;
  goals: readonly ListedGoal[];
  sites: readonly Site[];
  today: string;
  view: "board" | "timeline";
  /** What the list is narrowed to; empty: not narrowed. */
  family: string;
  site: string;
  mayWrite: boolean;
  mayAsk: boolean;
  happened?: string | undefined;
}

/** What every team in the network is trying to reach, and by when. */
export function GoalsPage(props: GoalsPageProps) {
  const { shell, charter, goals, mayWrite, mayAsk, happened } = props;
  const network = charter.slug;
  const shown = narrowed(props);
  return (
    <Page
      title="Goals"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <header class="stack">
        <h1>Goals</h1>
        <p class="lead">{leadWords(goals)}</p>
        <p class="actions">
          {mayWrite && goals.length > 0 && (
            <LinkButton href={paths.newGoal({ network })} tone="primary" icon="goal">
              Set a 90-day goal
            </LinkButton>
          )}
          <LinkButton href={paths.commonsGoals} icon="search">
            Goals of all networks
          </LinkButton>
          {mayAsk && (
            <LinkButton href={paths.introductions({ network })} tone="quiet" icon="people">
              Introductions
            </LinkButton>
          )}
        </p>
      </header>
      {goals.length === 0 ? (
        <NoGoals {...props} />
      ) : (
        <>
          <Narrow {...props} />
          {shown.length === 0 ? (
            <EmptyState icon="search" title="No goal like this">
              Look at all of them, or set the first one.
            </EmptyState>
          ) : props.view === "timeline" ? (
            <GoalTimeline goals={shown} network={network} today={props.today} now={props.now} />
          ) : (
            <Board {...props} goals={shown} />
          )}
        </>
      )}
    </Page>
  );
}

function leadWords(goals: readonly ListedGoal[]): string {
  const count = (stage: GoalStage) => goals.filter((each) => each.stage === stage).length;
  if (goals.length === 0) return "What a team will change in ninety days, on one page.";
  const parts = [counted(count("under-way"), "goal is", "goals are"), "under way"].join(" ");
  const reached = count("reached");
  return reached === 0 ? `${parts}.` : `${parts}, and ${counted(reached, "was", "were")} reached.`;
}

function NoGoals({ charter, mayWrite }: GoalsPageProps) {
  const network = charter.slug;
  return (
    <EmptyState
      icon="goal"
      title="No goals yet"
      action={
        mayWrite
          ? { label: "Set the first one", href: paths.newGoal({ network }) }
          : { label: "Pick a chart", href: paths.network({ network }) }
      }
    >
      Most teams start from a chart: pick one, and say from what to what in ninety days. Others who
      work on the same problem then find you.
    </EmptyState>
  );
}

function Narrow({ charter, goals, sites, view, family, site }: GoalsPageProps) {
  const families = [...new Set(goals.flatMap((each) => each.families))];
  const withGoals = new Set(goals.map(({ goal }) => goal.site));
  return (
    <form
      method="get"
      action={paths.goals({ network: charter.slug })}
      class="switchers goal-filter"
    >
      <Field
        kind="select"
        name="view"
        label="Show as"
        value={view}
        options={[
          { value: "board", label: "Board" },
          { value: "timeline", label: "Timeline" },
        ]}
      />
      <Field
        kind="select"
        name="family"
        label="About"
        value={family}
        options={[
          { value: "", label: "Anything" },
          ...families.map((key) => ({ value: key, label: termName("families", key) })),
        ]}
      />
      <Field
        kind="select"
        name="site"
        label="Of"
        value={site}
        options={[
          { value: "", label: "Everyone" },
          ...sites
            .filter(({ id }) => withGoals.has(id))
            .map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <Button>Show</Button>
    </form>
  );
}

function narrowed({ goals, family, site }: GoalsPageProps): ListedGoal[] {
  return goals.filter(
    (each) =>
      (family === "" || each.families.includes(family)) &&
      (site === "" || each.site?.code === site),
  );
}

/** How many of what is over a board shows: the timeline has the rest. */
const MOST_OVER = 9;

function Board({ goals, charter, today, now }: GoalsPageProps) {
  return (
    <>
      {goalStages.map((stage) => {
        const here = goals.filter((each) => each.stage === stage);
        const isOver = stage === "reached" || stage === "ended";
        const shown = isOver ? here.slice(0, MOST_OVER) : here;
        if (here.length === 0) return null;
        return (
          <section aria-labelledby={stage} class={`goal-stage goal-stage-${stage}`}>
            <h2 id={stage}>
              {stageNames[stage]} <span class="soft number">{here.length}</span>
            </h2>
            <div class="grid">
              {shown.map((row) => (
                <GoalCard row={row} network={charter.slug} today={today} now={now} />
              ))}
            </div>
            {here.length > shown.length && (
              <p class="soft">and {counted(here.length - shown.length, "older one")}</p>
            )}
          </section>
        );
      })}
    </>
  );
}
