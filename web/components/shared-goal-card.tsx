import type { Terms } from "@allteach/catalogue/vocabulary";
import type { MatchReason } from "@allteach/domain/goal-match";
import type { SharedGoal } from "@allteach/domain/shared-goal";
import type { Child } from "hono/jsx";
import { dateWords } from "../words/date-words.ts";
import { outcomeNames, reasonWords } from "../words/goal-words.ts";
import { TermBadges } from "./goal-terms.tsx";

export interface SharedGoalCardProps {
  goal: Omit<SharedGoal, "terms"> & { terms: Terms };
  reasons?: readonly MatchReason[] | undefined;
  now: Date;
  /** What can be done with it. */
  foot?: Child | undefined;
  level?: 2 | 3 | undefined;
}

/** A goal as every network reads it: all that was shared, and why it is shown. */
export function SharedGoalCard({ goal, reasons = [], now, foot, level = 3 }: SharedGoalCardProps) {
  const { title, aim, measure, population, learnt, network, site, outcome, ends, terms } = goal;
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <article class="card shared-goal">
      <div class="card-meta">{site === "" ? network : `${site} · ${network}`}</div>
      <Heading>{title}</Heading>
      <div class="card-body">
        <p>{measure === "" ? aim : `${measure}: ${aim.charAt(0).toLowerCase()}${aim.slice(1)}`}</p>
        <p class="soft small">
          {outcome ? outcomeNames[outcome] : `By ${dateWords(ends, now)}`}
          {population !== "" && ` · ${population}`}
          {goal.withFamilies && " · with patients or parents on the team"}
        </p>
        {learnt !== "" && <p class="small">Learnt: {learnt}</p>}
        {reasons.length > 0 ? (
          <ul class="reasons" aria-label="Why it is shown">
            {reasons.map((reason) => (
              <li>{reasonWords(reason)}</li>
            ))}
          </ul>
        ) : (
          <p class="badges">
            <TermBadges kind="families" keys={terms.families.slice(0, 2)} />
            <TermBadges kind="drivers" keys={terms.drivers.slice(0, 2)} />
          </p>
        )}
      </div>
      {foot && <div class="card-foot">{foot}</div>}
    </article>
  );
}
