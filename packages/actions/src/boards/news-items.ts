import type { Followed } from "@allteach/domain/boards/follow";
import type { Goal } from "@allteach/domain/goal";
import type { UserId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Actor } from "@allteach/domain/permission";
import type { Pin } from "@allteach/domain/pins/pin";
import { seenPins } from "@allteach/domain/pins/seen-pin";
import { seenGoals } from "@allteach/domain/seen-goal";
import type { Site } from "@allteach/domain/site";
import { plainLine, shortened } from "@allteach/report/wording";
import type { NewsSpan } from "@allteach/store/boards/news";
import type { ListedGoal } from "@allteach/store/shared-goal";
import { measureOfGoal, sideOfGoal } from "../goal-setting.ts";
import { rankShared, rankTeams } from "../match-goals.ts";

const MOST_LETTERS = 160;

/** More than this of one kind nobody reads in one mail. */
const MOST_TOLD = 20;

/** Everything that is new in a network and in the commons, for whomever it may concern. */
export interface WhatIsNew {
  charter: Charter;
  sites: readonly Site[];
  measures: readonly Measure[];
  /** With whose pin it was made from. */
  pins: readonly { pin: Pin; madeFrom: UserId | null }[];
  placings: readonly { pin: Pin; board: string; by: string; at: number }[];
  comments: readonly NewComment[];
  follows: ReadonlyMap<UserId, readonly Followed[]>;
  /** Every goal of the network, new or not. */
  goals: readonly Goal[];
  /** Other networks' goals of the same kind, made up or not, that began to be shared. */
  shared: readonly ListedGoal[];
}

/** Something that was said of a pin. */
export interface NewComment {
  text: string;
  mentions: readonly string[];
  at: number;
  by: UserId;
  pin: string;
  title: string;
  pinOwner: UserId;
}

/** Whom news are for, and from when to when. */
export interface NewsReader extends NewsSpan {
  actor: Extract<Actor, { kind: "person" }>;
}

/** One thing that is new for somebody. */
export interface NewsItem {
  what: "pin" | "goal";
  id: string;
  title: string;
  line: string;
}

/**
 * What is new for somebody, as far as they may read it: comments to them or on their pins, versions
 * of their pins, pins on what they follow, goals like theirs.
 */
export function newsItems(reader: NewsReader, news: WhatIsNew): NewsItem[] {
  const comments = commentItems(reader, news);
  const versions = versionItems(reader, news);
  const told = new Set(versions.map(({ id }) => id));
  const followed = followedItems(reader, news).filter(({ id }) => !told.has(id));
  return [...comments, ...versions, ...followed, ...matchItems(reader, news)];
}

const isIn = ({ from, to }: NewsSpan, at: number) => at > from && at <= to;

function commentItems(reader: NewsReader, { comments }: WhatIsNew): NewsItem[] {
  const me = reader.actor.user;
  return comments
    .filter(({ at, by }) => isIn(reader, at) && by !== me)
    .filter(({ pinOwner, mentions }) => pinOwner === me || mentions.includes(me))
    .slice(0, MOST_TOLD)
    .map(({ text, mentions, pin: id, title }) => {
      const about = mentions.includes(me)
        ? "You are named in a comment on"
        : "A comment on your pin";
      const said = shortened(plainLine(text), MOST_LETTERS);
      return { what: "pin", id, title, line: `${about} “${plainLine(title)}”: ${said}` };
    });
}

function versionItems(reader: NewsReader, news: WhatIsNew): NewsItem[] {
  const me = reader.actor.user;
  const made = news.pins
    .filter(({ pin, madeFrom }) => madeFrom === me && pin.owner !== me)
    .map(({ pin }) => pin)
    .filter(({ createdAt }) => isIn(reader, createdAt));
  return seenBy(reader, news, made).map(({ id, title, origin }) => ({
    ...{ what: "pin", id, title },
    line: `A version was made of your pin “${plainLine(origin?.title ?? "")}”.`,
  }));
}

function followedItems(reader: NewsReader, news: WhatIsNew): NewsItem[] {
  const me = reader.actor.user;
  const follows = news.follows.get(me) ?? [];
  const targets = new Set(follows.map(({ kind, target }) => `${kind} ${target}`));
  const codes = new Map(news.sites.map(({ id, code }) => [id, code]));
  const pinned = news.pins
    .map(({ pin }) => pin)
    .filter(({ createdAt, owner }) => isIn(reader, createdAt) && owner !== me)
    .filter(({ owner, family, site }) => {
      const code = site === undefined ? undefined : codes.get(site);
      return [`person ${owner}`, `family ${family}`, `site ${code}`].some((key) =>
        targets.has(key),
      );
    });
  const placed = news.placings
    .filter(({ at, by, board }) => isIn(reader, at) && by !== me && targets.has(`board ${board}`))
    .map(({ pin }) => pin);
  const each = new Map([...pinned, ...placed].map((pin) => [pin.id, pin]));
  return seenBy(reader, news, [...each.values()]).map(({ id, title, purpose }) => {
    const line = `New: “${plainLine(title)}”. ${shortened(plainLine(purpose), MOST_LETTERS)}`;
    return { what: "pin", id, title, line };
  });
}

function seenBy({ actor }: NewsReader, { charter, sites }: WhatIsNew, pins: readonly Pin[]): Pin[] {
  return seenPins(actor, charter, sites, pins)
    .map(({ pin }) => pin)
    .slice(0, MOST_TOLD);
}

/** Goals of other teams and networks that are new, and that are like one of somebody's. */
function matchItems(reader: NewsReader, news: WhatIsNew): NewsItem[] {
  const { charter, sites, measures, goals, shared } = news;
  const { actor } = reader;
  const own = goals.filter(({ owner, outcome }) => owner === actor.user && outcome === undefined);
  const newGoals = goals.filter(({ owner, createdAt }) => {
    return owner !== actor.user && isIn(reader, createdAt);
  });
  const teams = seenGoals(actor, charter, sites, newGoals);
  const begun = shared.filter(({ sharedAt }) => isIn(reader, sharedAt));
  return own.slice(0, MOST_TOLD).flatMap((goal): NewsItem[] => {
    const side = sideOfGoal(goal, measureOfGoal(goal, measures));
    const like = [
      ...rankShared(side, begun).map(({ goal: { title, network: whose } }) => ({ title, whose })),
      ...rankTeams(goal, teams, measures).map(({ goal: { title }, site }) => {
        return { title, whose: site?.name ?? "another team" };
      }),
    ];
    const [first, ...more] = like;
    if (!first) return [];
    const others = more.length > 0 ? `, and ${more.length} more` : "";
    const theirs = `“${plainLine(first.title)}” of ${plainLine(first.whose)}${others}`;
    const line = `Like your goal “${plainLine(goal.title)}”: ${theirs}.`;
    return [{ what: "goal", id: goal.id, title: goal.title, line }];
  });
}
