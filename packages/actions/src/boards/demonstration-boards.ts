import { type Board, BoardId } from "@allteach/domain/boards/board";
import { type PinTry, TryId } from "@allteach/domain/boards/pin-try";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { MeasureId, UserId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import type { NetworkRecord } from "@allteach/domain/network";
import { type FigurePeriod, monthOf, type Period, shiftPeriod } from "@allteach/domain/period";
import type { Pin } from "@allteach/domain/pins/pin";
import type { Site } from "@allteach/domain/site";
import { boardsQuery, putOnBoard, saveBoard } from "@allteach/store/boards/board";
import { addTries } from "@allteach/store/boards/pin-try";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { pinOf, pinsQuery } from "@allteach/store/pins/pin";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { actOf } from "../context.ts";
import { randomId } from "../random-id.ts";
import { exemplarsOf } from "../read-exemplars.ts";
import { readMeasure } from "../read-measure.ts";
import { gradePins } from "./grade-pins.ts";

/** Nobody: boards of a made-up network have no owner who could be mailed. */
const NOBODY = "u_nobody" as UserId;

const MOST_PINS = 60;
/** At how many sites each pin’s chart moved, over and over. */
const helpedAt = [2, 5, 0, 1, 4, 0] as const;
const ON_A_BUNDLE = 3;

/** Says for a made-up network which sites tried which pins, and makes it a bundle; once. */
export async function fillBoards(
  place: { network: NetworkRecord; store: NetworkStore },
  { seed, now }: { seed: number; now: Date },
): Promise<void> {
  const { store, network } = place;
  const [standing, siteRows, measureRows, rows] = await ask(
    store,
    boardsQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    pinsQuery(store, { limit: MOST_PINS }),
  );
  if (standing.length > 0 || rows.length === 0) return;
  const by = { actor: { kind: "clock" }, whence: { via: "demo", address: "" }, now } as const;
  const pins = rows.map((row) => pinOf(row).pin);
  const last = lastEndedPeriod(now, network.timeZone);
  const sites = siteRows.map(siteOf);
  const shifts = await lastingShifts(place, pins, measureRows.map(measureOf), now);
  const tries = pins.flatMap((pin, at) => {
    const moved = shifts.get(pin.measure) ?? [];
    return triesOf(pin, { at, moved, sites, last, seed: seed + at * 31, now });
  });
  const told = { tries: tries.length };
  if (tries.length > 0) await addTries(store, tries, actOf(by, "try-pin", "made-up tries", told));
  const at = now.getTime();
  const board: Board = {
    ...{ id: BoardId.parse(randomId("b_")), kind: "network", name: "Done together, every time" },
    about: "What every site does for every patient: the parts work as one.",
    ...{ owner: NOBODY, isBundle: true, revision: 1, createdAt: at, changedAt: at },
  };
  await saveBoard(store, board, actOf(by, "make-board", board.name, { board: board.id }));
  for (const pin of pins.slice(0, ON_A_BUNDLE)) {
    const placing = { board: board.id, pin: pin.id, title: "", network: "", note: "", by: NOBODY };
    await putOnBoard(store, placing, actOf(by, "put-on-board", board.name, { pin: pin.id }));
  }
  await gradePins(place, now);
}

/** By the measure of some pins, the sites whose chart moved, and when. */
async function lastingShifts(
  { store, network }: { network: NetworkRecord; store: NetworkStore },
  pins: readonly Pin[],
  measures: readonly Measure[],
  now: Date,
): Promise<ReadonlyMap<MeasureId | undefined, readonly Moved[]>> {
  const whence = { via: "demo", address: "" } as const;
  const ctx = { network, store, actor: { kind: "clock" }, whence, now } as const;
  const found = new Map<MeasureId | undefined, readonly Moved[]>();
  for (const { id, code } of measures.filter((each) =>
    pins.some((pin) => pin.measure === each.id),
  )) {
    const read = await readMeasure(ctx, { measure: code, bySite: true });
    const moved = read.ok ? exemplarsOf(read.value.bySite, ctx.actor) : [];
    found.set(
      id,
      moved.map(({ site, shift }) => ({ site, since: monthOf(shift.since as FigurePeriod) })),
    );
  }
  return found;
}

interface Moved {
  site: Site;
  since: Period;
}

/**
 * Every third pin nobody tried. The others some sites did whose chart moved a few months later, and
 * some whose did not.
 */
function triesOf(
  pin: Pin,
  setting: {
    at: number;
    moved: readonly Moved[];
    sites: readonly Site[];
    last: Period;
    seed: number;
    now: Date;
  },
): PinTry[] {
  const { at, moved, sites, last, seed, now } = setting;
  if (at % 3 === 2) return [];
  const helped = moved.slice(0, helpedAt[at % helpedAt.length]);
  const others = Array.from(
    { length: 1 + (at % 3) },
    (_, n) => sites[(seed + n * 17) % sites.length],
  );
  const begun = new Map([
    ...others.flatMap((site, n) =>
      site ? [[site.id, shiftPeriod(last, -(6 + n * 3))] as const] : [],
    ),
    ...helped.map(({ site, since }, n) => [site.id, shiftPeriod(since, -(1 + (n % 5)))] as const),
  ]);
  return [...begun].map(([site, month]) => ({
    ...{ id: TryId.parse(randomId("y_")), pin: pin.id, site, since: `${month}-10` },
    ...{ owner: NOBODY, at: now.getTime() },
  }));
}
