import { nextMorning } from "@allteach/domain/calendar";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { recorded } from "@allteach/store/audit";
import { charterOf, charterQuery } from "@allteach/store/charter";
import {
  beginDeparture,
  type Departure,
  departureOf,
  endDeparture,
} from "@allteach/store/departure";
import { planSweep } from "@allteach/store/due";
import { ask } from "@allteach/store/network-store";
import { leaveCommons, returnToCommons } from "@allteach/store/shared-thing";
import { type ActionContext, actOf } from "./context.ts";
import type { PinPlatform } from "./pins/share-pin.ts";
import { randomId } from "./random-id.ts";
import { everythingFollows } from "./sharing.ts";
import { dropNetworksCopies } from "./sweep-commons.ts";

/** How long there is a way back. */
export const DEPARTURE_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Asks for a network to be removed, in thirty days. Until then its pages are shut to its members,
 * nothing falls due in it, other networks read nothing of it, and whoever manages it can keep it after
 * all.
 *
 * @param typed The network's name, as proof that it is this one that is meant.
 */
export async function endNetwork(
  ctx: ActionContext,
  { directory, commons, archive }: Omit<PinPlatform, "later">,
  typed: string,
): Promise<Outcome<Departure>> {
  const { actor, store, now } = ctx;
  if (actor.kind !== "person" || !may(actor, "manage-network")) {
    return refused({ kind: "not-allowed", need: "manage-network" });
  }
  const [charters] = await ask(store, charterQuery(store));
  const { name } = charterOf(charters);
  if (typed.trim() !== name) {
    const because = `type the network’s name exactly as it stands: ${name}`;
    return refused({ kind: "invalid", problems: [{ field: "name", because }] });
  }
  const standing = await departureOf(directory, store.networkId);
  if (standing) return done(standing);
  const asked: Departure = {
    certificate: randomId("gone-", 24),
    askedBy: actor.user,
    askedAt: now.getTime(),
    dueAt: now.getTime() + DEPARTURE_DAYS * DAY_MS,
  };
  const detail = { removedOn: new Date(asked.dueAt).toISOString() };
  await recorded(store, actOf(ctx, "end-network", "the whole network", detail), () => []);
  await leaveCommons(commons, store.networkId, now);
  await dropNetworksCopies(archive, store.networkId);
  await beginDeparture(directory, store.networkId, asked);
  return done((await departureOf(directory, store.networkId)) ?? asked);
}

/** Keeps a network that was to be removed: everything in it is as it was. */
export async function keepNetwork(
  ctx: ActionContext,
  { directory, commons }: Pick<PinPlatform, "directory" | "commons">,
): Promise<Outcome<undefined>> {
  const { actor, store, now } = ctx;
  if (!may(actor, "manage-network"))
    return refused({ kind: "not-allowed", need: "manage-network" });
  const standing = await departureOf(directory, store.networkId);
  if (!standing) return done(undefined);
  const [charters] = await ask(store, charterQuery(store));
  const { calendar, timeZone } = charterOf(charters);
  // What it shared is published anew, from its own ledgers.
  await recorded(store, actOf(ctx, "keep-network", "the whole network"), () => [
    ...everythingFollows(store),
  ]);
  await returnToCommons(commons, store.networkId);
  await endDeparture(directory, store.networkId, nextMorning(calendar, timeZone, now));
  // Whatever was unfinished when it was to leave is asked for again.
  await planSweep(directory, store.networkId, now);
  return done(undefined);
}
