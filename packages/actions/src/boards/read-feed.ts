import { familyByMeasure } from "@allteach/catalogue/vocabulary-families";
import { dayIn } from "@allteach/domain/day-in";
import type { Goal } from "@allteach/domain/goal";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import type { EvidenceGrade } from "@allteach/domain/pins/evidence-grade";
import type { PinKind } from "@allteach/domain/pins/pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { namedSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import {
  type FeedQuestion,
  feedQuery,
  type Interested,
  type WantedFamily,
} from "@allteach/store/boards/feed";
import { followsQuery } from "@allteach/store/boards/follow";
import { waitingFlagsQuery } from "@allteach/store/boards/pin-flag";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { goalOf, goalsQuery } from "@allteach/store/goal";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";
import { measureOfGoal } from "../goal-setting.ts";
import { mayPinSomewhere } from "../pins/may-pin.ts";
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

/** The pins of a network as somebody looks through them, the newest first. */
export async function readFeed(
  { store, actor, now, network }: ActionContext,
  wanted: WantedFeed,
): Promise<Outcome<FeedView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const today = dayIn(now, network.timeZone);
  const whom = whomOf(actor, today);
  const [charters, siteRows, measureRows, goalRows, follows, flags, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    goalsQuery(store),
    followsQuery(store, whom.user),
    waitingFlagsQuery(store),
    feedQuery(store, questionOf(wanted, whom)),
  );
  const charter = charterOf(charters);
  const all = siteRows.map(siteOf);
  const measures = measureRows.map(measureOf);
  const mine = goalRows.map(goalOf).filter((goal) => isMine(goal, whom));
  const interests = interestsOf(mine, measures, follows);
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  const shown = rows.slice(0, PAGE);
  const place = { charter, sites: all, measures };
  return done({
    ...{ charter, sites: namedSites(actor, charter, all), interests, followed: follows.length },
    cards: feedCards(actor, place, shown, (at) => shown[at] && factsOfRow(shown[at])),
    ...(last && { next: `${last.pin.createdAt}-${last.pin.id}` }),
    mayWrite: mayPinSomewhere(actor, all),
    ...(may(actor, "moderate-pins") && { waiting: flags[0]?.flags ?? 0 }),
  });
}

function questionOf(wanted: WantedFeed, forWhom: Interested): FeedQuestion {
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
    ...(show === "followed" && { follower: forWhom.user }),
    ...(show === "for-you" && { forWhom }),
    ...(before && { before }),
    limit: PAGE + 1,
  };
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

/** For whom pins are looked out: by their sites' goals, or the whole network's. */
function whomOf(actor: ActionContext["actor"], today: string): Interested {
  const grants = actor.kind === "person" ? actor.grants : [];
  return {
    user: actor.kind === "person" ? actor.user : "",
    sites: grants.flatMap(({ site }) => site ?? []),
    ofNetwork: grants.some(({ site }) => site === undefined),
    today,
    families: Object.entries(familyByMeasure),
  };
}

function isMine({ site, outcome, ends }: Goal, { sites, ofNetwork, today }: Interested): boolean {
  if (outcome !== undefined || ends < today) return false;
  return site === undefined ? ofNetwork : sites.includes(site);
}

/** The family of a measure that the catalogue knows by its code. */
const familyByCode = ({ code }: Pick<Measure, "code">) => familyByMeasure[code.toUpperCase()];

/** Families that matter to somebody: of their goals, of what they follow, else of every measure. */
function interestsOf(
  goals: readonly Goal[],
  measures: readonly Measure[],
  follows: readonly { kind: string; target: string }[],
): Interest[] {
  const ofGoals = goals.flatMap((goal) => {
    const measure = measureOfGoal(goal, measures);
    const families = [...goal.families, (measure && familyByCode(measure)) ?? ""];
    return families.map(
      (family): Interest => ({ family, because: { kind: "goal", title: goal.title } }),
    );
  });
  const ofFollows = follows
    .filter(({ kind }) => kind === "family")
    .map(({ target }): Interest => ({ family: target, because: { kind: "follow" } }));
  const ofMeasures = measures
    .filter(({ status }) => status === "live")
    .map(
      (measure): Interest => ({
        ...{
          family: familyByCode(measure) ?? "",
          because: { kind: "measure", name: measure.name },
        },
      }),
    );
  const own = [...ofGoals, ...ofFollows].filter(({ family }) => family !== "");
  const first = new Map<string, Interest>();
  for (const each of own.length > 0 ? own : ofMeasures) {
    if (each.family !== "" && !first.has(each.family)) first.set(each.family, each);
  }
  return [...first.values()];
}

/** Where a page begins, as it is written in its address; nothing where that says nothing. */
function placeOf(after: string): { at: number; id: string } | undefined {
  const [, at, id] = /^(\d{1,15})-(p_[a-z0-9]{16})$/.exec(after) ?? [];
  return at !== undefined && id !== undefined ? { at: Number(at), id } : undefined;
}
