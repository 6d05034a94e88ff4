import type { Act } from "@allteach/domain/audit";
import { GoalId } from "@allteach/domain/goal";
import type { NetworkId } from "@allteach/domain/identity";
import { PinId } from "@allteach/domain/pins/pin";
import type { Commons } from "@allteach/store/commons";
import { planSweep } from "@allteach/store/due";
import { ask } from "@allteach/store/network-store";
import {
  allFollowQueries,
  beginSharing,
  beginWithdrawal,
  endSharing,
  type Publication,
  type Revised,
  type Shareable,
  sharedGoals,
  sharedPins,
  unfinishedPublicationsQuery,
} from "@allteach/store/publication";
import { PATIENCE_MS } from "./begin-report.ts";
import type { ActionContext, PlatformContext } from "./context.ts";
import type { Job } from "./job.ts";

/** What sharing across networks takes besides the network. */
export interface SharingPlatform extends Pick<PlatformContext, "directory" | "later"> {
  commons: Commons;
}

/** A kind of thing that networks share: where its ledger is, and how it enters and leaves the commons. */
export interface Sharing extends Shareable {
  /** The message by which one of them is brought into line with the ledger. */
  job(network: NetworkId, thing: string): Job;
  /** Closes the commons to one below an epoch, and takes out of it whatever there is of it. */
  remove(place: CommonsPlace, thing: string, epoch: number): Promise<void>;
}

/** Where something of a network leaves the commons. */
export interface CommonsPlace {
  network: Pick<ActionContext["network"], "id">;
  commons: Commons;
  now: Date;
}

/** Whether the ledger says that every network may read a thing. */
export function isOut<Part extends string>(
  publication: Publication<Part> | undefined,
): publication is Publication<Part> & { status: "pending" | "published" | "withdrawing" } {
  return publication !== undefined && publication.status !== "withdrawn";
}

/**
 * Puts into the ledger that a thing is shared. It leaves with a message, or with the clock's next
 * sweep.
 *
 * @returns False when someone changed it meanwhile: nothing was done then.
 */
export async function putOut(
  { network, store, now }: ActionContext,
  { directory, later }: Pick<SharingPlatform, "directory" | "later">,
  sharing: Sharing,
  thing: Revised,
  { before, parts }: { before: Publication | undefined; parts: readonly string[] },
  act: Act,
): Promise<boolean> {
  await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  const epoch = (before?.epoch ?? 0) + 1;
  const begun = await beginSharing(store, sharing, thing, { epoch, parts }, act);
  if (begun) await later([sharing.job(network.id, thing.id)]);
  return begun;
}

/**
 * Takes a thing back: first a row of the ledger that says so, then out of the commons, then the
 * ledger's end of it. Cut off anywhere, the sweep does the rest; at no moment do others read what its
 * team chose to keep.
 *
 * @returns False when somebody else was quicker.
 */
export async function takeBack(
  { network, store, now }: ActionContext,
  { commons, directory }: Pick<SharingPlatform, "commons" | "directory">,
  sharing: Sharing,
  thing: string,
  { epoch, backTo }: { epoch: number; backTo: "team" | "network" },
  act: Act,
): Promise<boolean> {
  await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  const begun = await beginWithdrawal(store, sharing, thing, { epoch, backTo }, act);
  if (begun) await finishWithdrawal({ network, store, commons, now }, sharing, thing, epoch);
  return begun;
}

/** Closes the commons to a thing, and then its row in the ledger; done again it changes nothing. */
export async function finishWithdrawal(
  place: CommonsPlace & Pick<ActionContext, "store">,
  sharing: Sharing,
  thing: string,
  epoch: number,
): Promise<void> {
  await sharing.remove(place, thing, epoch + 1);
  await endSharing(place.store, sharing, thing, epoch, place.now);
}

/** Changes a thing, and where it is shared has the change follow: a sweep is planned before it. */
export async function followInCommons(
  { network, now }: ActionContext,
  { directory, later }: Pick<SharingPlatform, "directory" | "later">,
  sharing: Sharing,
  { thing, publication }: { thing: string; publication: Publication | undefined },
  change: () => Promise<boolean>,
): Promise<boolean> {
  if (!isOut(publication)) return change();
  await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  const isChanged = await change();
  if (isChanged) await later([sharing.job(network.id, thing)]);
  return isChanged;
}

/** Everything shared follows a change of what it is shared with; to be written with that change. */
export function everythingFollows(store: ActionContext["store"]) {
  return [...allFollowQueries(store, sharedGoals), ...allFollowQueries(store, sharedPins)] as const;
}

/** Asks for whatever is behind to be published: at once, and not with the clock's next sweep. */
export async function askToFollow(
  { network, store }: Pick<ActionContext, "network" | "store">,
  later: PlatformContext["later"],
): Promise<void> {
  await later(await publishingJobs(network.id, store));
}

/** The messages that bring everything unfinished into line with the ledgers. */
async function publishingJobs(network: NetworkId, store: ActionContext["store"]) {
  const [goals, pins] = await ask(
    store,
    unfinishedPublicationsQuery(store, sharedGoals),
    unfinishedPublicationsQuery(store, sharedPins),
  );
  return [
    ...goals.map(
      ({ thing }): Job => ({ kind: "publish-goal", network, goal: GoalId.parse(thing) }),
    ),
    ...pins.map(({ thing }): Job => ({ kind: "publish-pin", network, pin: PinId.parse(thing) })),
  ];
}
