import type { CheckIn, Milestone } from "@allteach/domain/check-in";
import type { Goal, GoalStage } from "@allteach/domain/goal";
import type { Measure } from "@allteach/domain/measure";
import { aimWords } from "@allteach/domain/shared-goal";
import type { Site } from "@allteach/domain/site";
import { paths } from "../paths.ts";
import { dateWords } from "../words/date-words.ts";
import { confidenceNames, daysLeftWords, outcomeNames } from "../words/goal-words.ts";
import { Badge } from "./badge.tsx";
import { Card } from "./card.tsx";

/** A goal as a list has it. */
export interface ListedGoal {
  goal: Goal;
  site?: Site;
  isHidden: boolean;
  stage: GoalStage;
  measure?: Measure;
  families: readonly string[];
  latest?: CheckIn;
  due?: Milestone;
}

export interface GoalCardProps {
  row: ListedGoal;
  network: string;
  today: string;
  now: Date;
}

/** One goal on the board: whose, from what to what, and how the team says it goes. */
export function GoalCard({ row, network, today, now }: GoalCardProps) {
  const { goal, measure, latest, due } = row;
  return (
    <Card
      title={goal.title}
      href={paths.goal({ network, goal: goal.id })}
      meta={whoseGoal(row)}
      foot={
        <>
          {footWords(row, today, now)}
          {goal.visibility === "all" && (
            <>
              {" · "}
              <Badge icon="people">Shared</Badge>
            </>
          )}
        </>
      }
    >
      <p>{aimWords(goal, measure)}</p>
      {due && <p class="goal-due">A check-in waits: {dateWords(due.on, now)}</p>}
      {!due && latest && goal.outcome === undefined && (
        <p class="soft small">
          “{latest.sentence}” {confidenceNames[latest.confidence]}.
        </p>
      )}
      {goal.outcome !== undefined && goal.learnt !== "" && (
        <p class="soft small">Learnt: {goal.learnt}</p>
      )}
    </Card>
  );
}

/** Whose goal it is, as far as the reader may know. */
export function whoseGoal({
  goal,
  site,
  isHidden,
}: Pick<ListedGoal, "goal" | "site" | "isHidden">) {
  if (goal.site === undefined) return "The whole network";
  return isHidden || !site ? "A site of this network" : site.name;
}

function footWords({ goal, stage }: ListedGoal, today: string, now: Date): string {
  if (goal.outcome !== undefined) return outcomeNames[goal.outcome];
  if (stage === "ahead") return `Begins on ${dateWords(goal.starts, now)}`;
  return `By ${dateWords(goal.ends, now)}, ${daysLeftWords(goal.ends, today)}`;
}
