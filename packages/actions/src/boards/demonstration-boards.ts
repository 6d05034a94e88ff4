import { type Board, BoardId } from "@allteach/domain/boards/board";
import { type PinTry, TryId } from "@allteach/domain/boards/pin-try";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { UserId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { shiftPeriod } from "@allteach/domain/period";
import type { Pin } from "@allteach/domain/pins/pin";
import type { Site } from "@allteach/domain/site";
import { boardsQuery, putOnBoard, saveBoard } from "@allteach/store/boards/board";
import { addTries } from "@allteach/store/boards/pin-try";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { pinOf, pinsQuery } from "@allteach/store/pins/pin";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { actOf } from "../context.ts";
import { randomId } from "../random-id.ts";
import { gradePins } from "./grade-pins.ts";

/** Nobody: boards of a made-up network have no owner who could be mailed. */
const NOBODY = "u_nobody" as UserId;

const MOST_PINS = 60;
const MOST_SITES = 9;
const ON_A_BUNDLE = 3;

/** Says for a made-up network which sites tried which pins, and makes it a bundle; once. */
export async function fillBoards(
  place: { network: NetworkRecord; store: NetworkStore },
  { seed, now }: { seed: number; now: Date },
): Promise<void> {
  const { store, network } = place;
  const [standing, siteRows, rows] = await ask(
    store,
    boardsQuery(store),
    sitesQuery(store),
    pinsQuery(store, { limit: MOST_PINS }),
  );
  if (standing.length > 0 || rows.length === 0) return;
  const by = { actor: { kind: "clock" }, whence: { via: "demo", address: "" }, now } as const;
  const pins = rows.map((row) => pinOf(row).pin);
  const last = lastEndedPeriod(now, network.timeZone);
  const sites = siteRows.map(siteOf);
  const tries = pins.flatMap((pin, at) => triesOf(pin, at, sites, seed, last, now));
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

/** Every third pin nobody tried, the others some sites, one to two years ago. */
function triesOf(
  pin: Pin,
  at: number,
  sites: readonly Site[],
  seed: number,
  last: ReturnType<typeof lastEndedPeriod>,
  now: Date,
): PinTry[] {
  const many = at % 3 === 2 ? 0 : 1 + ((seed + at * 5) % MOST_SITES);
  const chosen = new Set(
    Array.from({ length: many }, (_, place) => sites[(seed + at * 31 + place * 17) % sites.length]),
  );
  return [...chosen].flatMap((site, place) => {
    if (!site) return [];
    const since = `${shiftPeriod(last, -(12 + ((at + place * 3) % 13)))}-10`;
    const id = TryId.parse(randomId("y_"));
    return [{ id, pin: pin.id, site: site.id, since, owner: NOBODY, at: now.getTime() }];
  });
}
