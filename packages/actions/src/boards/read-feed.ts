import { familyOf, termsIn } from "@allteach/catalogue/vocabulary";
import { familyByMeasure } from "@allteach/catalogue/vocabulary-families";
import { dayIn } from "@allteach/domain/day-in";
import { type Goal, goalStage } from "@allteach/domain/goal";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import type { EvidenceGrade } from "@allteach/domain/pins/evidence-grade";
import type { PinKind } from "@allteach/domain/pins/pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { isOfSite, seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { type FeedQuestion, feedQuery, type WantedFamily } from "@allteach/store/boards/feed";
import { followsQuery } from "@allteach/store/boards/follow";
import { waitingFlagsQuery } from "@allteach/store/boards/pin-flag";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { goalOf, goalsQuery } from "@allteach/store/goal";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";
import { measureOfGoal, termsOfGoal } from "../goal-setting.ts";
import { mayPinSomewhere } from "../pins/list-pins.ts";
import { type FeedCard, factsOfRow, feedCards } from "./pin-cards.ts";

/** As many as a page shows. */
const PAGE = 24;

/** Words that are looked for: the longest tell the most. */
const MOST_WORDS = 12;

/** Which pins somebody wants to see; what is empty does not matter. */
export interface WantedFeed {
  /** Everything, what suits one's goals and measures, or what one follows. */
  show: "all" | "for-you" | "followed";
  q: string;
  kind?: PinKind | undefined;
  family: string;
  driver: string;
  condition: string;
  grade?: EvidenceGrade | undefined;
  site: string;
  /** As the page before gave it. */
  after: string;
}

/** Why a family is thought to matter to somebody. */
export interface Interest {
  family: string;
  because: { kind: "goal"; title: string } | { kind: "follow" } | { kind: "measure"; name: string };
}

export interface FeedView {
  charter: Charter;
  /** The sites that may be named, for choosing among them. */
  sites: readonly Site[];
  cards: readonly FeedCard[];
  next?: string;
  /** What "for you" goes by. */
  interests: readonly Interest[];
  /** How many things one follows. */
  followed: number;
  mayWrite: boolean;
  /** Reports that wait, for those who answer them. */
  waiting?: number;
}

/**
 * The pins of a network as somebody looks through them, the newest first.
 *
 * What is for somebody is known only once their goals are read: then the pins are asked for in a
 * second question.
 */
export async function readFeed(
  { store, actor, now, network }: ActionContext,
  wanted: WantedFeed,
): Promise<Outcome<FeedView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const user = actor.kind === "person" ? actor.user : "";
  const question = questionOf(wanted, user);
  const [charters, siteRows, measureRows, goalRows, follows, flags, found] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    goalsQuery(store),
    followsQuery(store, user),
    waitingFlagsQuery(store),
    feedQuery(store, question),
  );
  const charter = charterOf(charters);
  const all = siteRows.map(siteOf);
  const measures = measureRows.map(measureOf);
  const today = dayIn(now, network.timeZone);
  const mine = goalRows.map(goalOf).filter((goal) => isMine(actor, goal, today));
  const interests = interestsOf(mine, measures, follows);
  const rows = wanted.show === "for-you" ? await forSomebody(store, question, interests) : found;
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  const shown = rows.slice(0, PAGE);
  const place = { charter, sites: all, measures };
  return done({
    ...{ charter, sites: seenSites(actor, charter, all), interests, followed: follows.length },
    cards: feedCards(actor, place, shown, (at) => shown[at] && factsOfRow(shown[at])),
    ...(last && { next: `${last.pin.createdAt}-${last.pin.id}` }),
    mayWrite: mayPinSomewhere(actor, all),
    ...(may(actor, "moderate-pins") && { waiting: flags[0]?.flags ?? 0 }),
  });
}

function questionOf(wanted: WantedFeed, user: string): FeedQuestion {
  const { show, q, kind, family, driver, condition, grade, site, after } = wanted;
  const words = wordsQuery(q);
  const before = placeOf(after);
  return {
    ...(words !== "" && { words }),
    ...(kind && { kind }),
    ...(family !== "" && { families: [wantedFamily(family)] }),
    ...(driver !== "" && { driver }),
    ...(condition !== "" && { condition }),
    ...(grade && { grade }),
    ...(site !== "" && { site }),
    ...(show === "followed" && { follower: user }),
    ...(before && { before }),
    limit: PAGE + 1,
  };
}

async function forSomebody(
  store: NetworkStore,
  question: FeedQuestion,
  interests: readonly Interest[],
) {
  const families = question.families ?? interests.map(({ family }) => wantedFamily(family));
  if (families.length === 0) return [];
  const [rows] = await ask(store, feedQuery(store, { ...question, families }));
  return rows;
}

/** A family with the codes of its measures, by which pins that name a measure are found. */
export function wantedFamily(key: string): WantedFamily {
  const own = Object.entries(familyByMeasure).filter(([, family]) => family === key);
  return { key, codes: own.map(([code]) => code) };
}

/**
 * Words as the index is asked for them: each must be there, or a word that begins so. Nothing of what
 * somebody wrote has a meaning of its own in the query.
 */
export function wordsQuery(text: string): string {
  const words = text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
  const longest = words.toSorted((one, other) => other.length - one.length).slice(0, MOST_WORDS);
  if (longest.length === 0) return "";
  return `{title words} : (${longest.map((word) => `"${word}"*`).join(" AND ")})`;
}

function isMine(actor: ActionContext["actor"], goal: Goal, today: string): boolean {
  const stage = goalStage(goal, today);
  if (stage !== "under-way" && stage !== "ahead") return false;
  if (goal.site === undefined) return false;
  return actor.kind === "person" && isOfSite(actor, goal.site);
}

/** Families that matter to somebody: of their goals, of what they follow, else of every measure. */
function interestsOf(
  goals: readonly Goal[],
  measures: readonly Measure[],
  follows: readonly { kind: string; target: string }[],
): Interest[] {
  const ofGoals = goals.flatMap((goal) =>
    termsOfGoal(goal, measureOfGoal(goal, measures)).families.map(
      (family): Interest => ({ family, because: { kind: "goal", title: goal.title } }),
    ),
  );
  const ofFollows = follows
    .filter(({ kind }) => kind === "family")
    .map(({ target }): Interest => ({ family: target, because: { kind: "follow" } }));
  const ofMeasures = measures
    .filter(({ status }) => status === "live")
    .flatMap((measure): Interest[] => {
      const family = familyOf(measure) ?? termsIn(measure.name).families[0];
      const because = { kind: "measure", name: measure.name } as const;
      return family === undefined ? [] : [{ family, because }];
    });
  const own = [...ofGoals, ...ofFollows];
  const first = new Map<string, Interest>();
  for (const each of own.length > 0 ? own : ofMeasures) {
    if (!first.has(each.family)) first.set(each.family, each);
  }
  return [...first.values()];
}

/** Where a page begins, as it is written in its address; nothing where that says nothing. */
function placeOf(after: string): { at: number; id: string } | undefined {
  const [, at, id] = /^(\d{1,15})-(p_[a-z0-9]{16})$/.exec(after) ?? [];
  return at !== undefined && id !== undefined ? { at: Number(at), id } : undefined;
}
