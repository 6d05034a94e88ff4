import * as z from "zod";
import { type Goal, type GoalKind, type GoalOutcome, goalStage } from "./goal.ts";
import type { GoalTerms } from "./goal-match.ts";
import type { Measure } from "./measure.ts";
import type { Charter } from "./network.ts";
import type { Site } from "./site.ts";

/** What a team may add to what is always shared. */
export const SharedPart = z.enum(["site", "population", "learnt"]);
export type SharedPart = z.infer<typeof SharedPart>;

/** A goal as other networks read it: this and nothing else leaves the network. */
export interface SharedGoal {
  network: string;
  /** Where its figures are made up, so is the goal. */
  simulated: boolean;
  /** Empty where the team did not say. */
  site: string;
  kind: GoalKind;
  title: string;
  /** From what to what, in words. */
  aim: string;
  measure: string;
  population: string;
  learnt: string;
  withFamilies: boolean;
  starts: string;
  ends: string;
  outcome?: GoalOutcome;
  terms: GoalTerms;
}

/** What a goal is shared with: the network, its site and its measure by name. */
export interface GoalSetting {
  charter: Pick<Charter, "name" | "simulated" | "transparency">;
  site?: Pick<Site, "name"> | undefined;
  measure?: Pick<Measure, "name" | "unit"> | undefined;
  /** What its words and its measure say besides what the team chose. */
  terms: GoalTerms;
}

/**
 * What of a goal leaves the network: what is always shared, and the parts that the team chose. Who
 * leads it, who is on the team, its check-ins and its figures never do. A site of a network that
 * hides names goes unnamed.
 */
export function sharedGoal(
  goal: Goal,
  { charter, site, measure, terms }: GoalSetting,
  parts: readonly SharedPart[],
): SharedGoal {
  const isNamed = parts.includes("site") && charter.transparency === "named";
  return {
    network: charter.name,
    simulated: charter.simulated,
    site: isNamed ? (site?.name ?? "") : "",
    kind: goal.kind,
    title: goal.title,
    aim: aimWords(goal, measure),
    measure: measure?.name ?? "",
    population: parts.includes("population") ? goal.population : "",
    learnt: parts.includes("learnt") ? goal.learnt : "",
    withFamilies: goal.withFamilies,
    starts: goal.starts,
    ends: goal.ends,
    ...(goal.outcome && { outcome: goal.outcome }),
    terms,
  };
}

/** What of a shared goal somebody wrote: to be looked through for identifiers. */
export function writtenTexts(shared: SharedGoal): Record<string, string> {
  const { title, aim, population, learnt, site } = shared;
  return { title, aim, population, learnt, site };
}

/**
 * From what to what, in a few words: "From 2.4 to 1.2 per 1,000 catheter days"; of a whole network's
 * goal, by how much its sites and all of them together are to improve.
 */
export function aimWords(
  { aim, levels }: Pick<Goal, "aim" | "levels">,
  measure: Pick<Measure, "unit"> | undefined,
): string {
  if (levels) {
    const { siteShare, siteChange, networkChange } = levels;
    return `${siteShare} % of the sites improve by ${siteChange} %, and all of them together by ${networkChange} %`;
  }
  if (aim.on === "words") {
    return aim.from === "" ? `To: ${aim.to}` : `From: ${aim.from}. To: ${aim.to}`;
  }
  const unit = measure?.unit ?? "";
  const figure = (value: number) => String(Number(value.toPrecision(3)));
  const to = `${figure(aim.to)}${unit === "%" ? " %" : unit === "" ? "" : ` ${unit}`}`;
  return aim.from === undefined ? `To ${to}` : `From ${figure(aim.from)} to ${to}`;
}

/** The goals of a network that can be shared: none that is its team's alone once it is over. */
export function canBeShared(goal: Goal, today: string): boolean {
  const stage = goalStage(goal, today);
  return stage !== "ended" || goal.outcome === "not-reached" || goal.learnt !== "";
}
