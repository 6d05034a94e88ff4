import type { PinComment } from "@allteach/domain/boards/pin-comment";
import type { PinTry } from "@allteach/domain/boards/pin-try";
import type { Cycle } from "@allteach/domain/pdsa-cycle";
import { may } from "@allteach/domain/permission";
import { namedSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { boardsQuery, boardsWithQuery } from "@allteach/store/boards/board";
import { remixedPinsQuery, remixesQuery } from "@allteach/store/boards/feed";
import { followsQuery } from "@allteach/store/boards/follow";
import { commentOf, commentsQuery } from "@allteach/store/boards/pin-comment";
import { gradeOf, gradesQuery, type KeptGrade } from "@allteach/store/boards/pin-grade";
import { triesQuery, tryOf } from "@allteach/store/boards/pin-try";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { cycleOf, cyclesQuery } from "@allteach/store/pdsa";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";
import { type SeenBoard, seenBoard } from "./board-setting.ts";
import { type FeedCard, factsOfRow, feedCards } from "./pin-cards.ts";

/** Comments that a page shows at once, and pins that were made from one. */
const COMMENTS = 50;
const REMIXES = 6;

/** A comment on a page. */
export interface ToldComment extends PinComment {
  isOwn: boolean;
}

/** A site that tried a pin, as far as it may be named. */
export interface ToldTry extends PinTry {
  where?: Site;
  testTitle?: string;
  mayTakeBack: boolean;
}

/** What is said of a pin, what was made of it, and what it has earned. */
export interface PinTalk {
  grade?: KeptGrade;
  /** The charts that moved, of sites that may be named. */
  moved: readonly { site: Site; measure: string; from: number; to: number; since: string }[];
  tries: readonly ToldTry[];
  comments: readonly ToldComment[];
  /** Where older comments begin. */
  older?: number;
  boards: readonly string[];
  boardsWith: readonly SeenBoard[];
  /** Boards that whoever asks may put it on. */
  ownBoards: readonly SeenBoard[];
  remixes: { count: number; sites: number; shifted: number; pins: readonly FeedCard[] };
  follows: readonly { kind: string; target: string }[];
  /** For saying that one's site tried it: one's sites, and their tests. */
  ownSites: readonly Site[];
  ownTests: readonly Cycle[];
  mayComment: boolean;
  mayModerate: boolean;
}

/**
 * Reads what belongs to a pin beside its own words. Whether the pin itself may be read is for whoever
 * asks to find out: of one that may not, nothing of this is shown.
 */
export async function readPinTalk(
  { store, actor }: ActionContext,
  pin: string,
  before?: number,
): Promise<PinTalk> {
  const user = actor.kind === "person" ? actor.user : "";
  const limit = COMMENTS + 1;
  const [charters, siteRows, measureRows, grades, tries, comments, ...others] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    gradesQuery(store, pin),
    triesQuery(store, pin),
    commentsQuery(store, pin, { ...(before !== undefined && { before }), limit }),
    boardsWithQuery(store, pin),
    boardsQuery(store),
    remixesQuery(store, pin),
    remixedPinsQuery(store, pin, REMIXES),
    followsQuery(store, user),
    cyclesQuery(store),
  );
  const [withIt, boards, [made], madePins, follows, cycles] = others;
  const charter = charterOf(charters);
  const all = siteRows.map(siteOf);
  const seen = namedSites(actor, charter, all);
  const place = { charter, sites: all, measures: measureRows.map(measureOf) };
  const mayAt = (site: Site) => actor.kind === "person" && may(actor, "write-pins", site.id);
  const grade = grades[0] && gradeOf(grades[0]);
  const ownSites = seen.filter(mayAt);
  const shown = comments.slice(0, COMMENTS);
  const oldest = comments.length > COMMENTS ? shown.at(-1)?.at : undefined;
  const standsOn = new Set(withIt.map(({ board }) => board.id));
  const ownCycles = cycles.map(cycleOf);
  const titleOf = (test: string | undefined) => ownCycles.find(({ id }) => id === test)?.objective;
  const seenBoards = boards.map((row) => seenBoard(actor, seen, row));
  return {
    ...(grade && { grade }),
    moved: (grade?.charts ?? []).flatMap(({ site: id, ...chart }) => {
      const site = seen.find((each) => each.id === id);
      return site ? [{ site, ...chart }] : [];
    }),
    tries: tries.map(tryOf).map((tried) => toldTry(tried, titleOf(tried.test), seen, mayAt)),
    comments: shown
      .map(commentOf)
      .map((comment) => ({ ...comment, isOwn: comment.owner === user }))
      .toReversed(),
    ...(oldest !== undefined && { older: oldest }),
    boards: [...standsOn],
    boardsWith: seenBoards.filter(({ board }) => standsOn.has(board.id)),
    ownBoards: seenBoards.filter(({ board, mayWrite }) => mayWrite && !standsOn.has(board.id)),
    remixes: {
      ...{ count: made?.remixes ?? 0, sites: made?.sites ?? 0, shifted: made?.shifted ?? 0 },
      pins: feedCards(actor, place, madePins, (at) => madePins[at] && factsOfRow(madePins[at])),
    },
    ...{ follows, ownSites },
    ownTests: ownCycles.filter(
      ({ site }) => site !== undefined && ownSites.some(({ id }) => id === site),
    ),
    mayComment: ownSites.length > 0 || (actor.kind === "person" && may(actor, "write-pins")),
    mayModerate: actor.kind === "person" && may(actor, "moderate-pins"),
  };
}

function toldTry(
  tried: PinTry,
  testTitle: string | undefined,
  seen: readonly Site[],
  mayAt: (site: Site) => boolean,
): ToldTry {
  const where = seen.find(({ id }) => id === tried.site);
  return {
    ...tried,
    ...(where && { where }),
    ...(testTitle !== undefined && { testTitle }),
    mayTakeBack: where !== undefined && mayAt(where),
  };
}
