import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import type { PinKind } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import { mayWritePin, type SeenPin, seenPins } from "@allteach/domain/pins/seen-pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { type KeptPin, pinOf, pinsQuery } from "@allteach/store/pins/pin";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";

/** How many pins one page shows. */
const PAGE = 24;

/** Which pins somebody wants to see. */
export interface WantedPins {
  kind?: PinKind;
  family?: string;
  /** As the page before gave it. */
  after?: string;
}

/** A pin on a list. */
export interface PinCard extends SeenPin {
  file?: PinFile;
  measure?: Measure;
}

export interface PinsView {
  charter: Charter;
  pins: readonly PinCard[];
  /** Where the next page begins; absent on the last one. */
  next?: string;
  mayWrite: boolean;
}

/** Pins of a network, the newest first, for whoever may read them. */
export async function listPins(
  { store, actor }: Pick<ActionContext, "store" | "actor">,
  { after = "", ...wanted }: WantedPins,
): Promise<Outcome<PinsView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const before = placeOf(after);
  const [charters, siteRows, measureRows, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    pinsQuery(store, { ...wanted, ...(before && { before }), limit: PAGE + 1 }),
  );
  const charter = charterOf(charters);
  const sites = siteRows.map(siteOf);
  const kept = rows.slice(0, PAGE).map(pinOf);
  const last = rows.length > PAGE ? kept.at(-1)?.pin : undefined;
  return done({
    charter,
    pins: pinCards({ actor }, { charter, sites, measures: measureRows.map(measureOf) }, kept),
    ...(last && { next: `${last.createdAt}-${last.id}` }),
    mayWrite: mayPinSomewhere(actor, sites),
  });
}

/** Pins as a list shows them: those of `kept` that somebody may read. */
export function pinCards(
  { actor }: Pick<ActionContext, "actor">,
  place: { charter: Charter; sites: readonly Site[]; measures: readonly Measure[] },
  kept: readonly KeptPin[],
): PinCard[] {
  const files = new Map(kept.map(({ pin, file }) => [pin.id, file]));
  const pins = kept.map(({ pin }) => pin);
  return seenPins(actor, place.charter, place.sites, pins).map((seen) => {
    const file = files.get(seen.pin.id);
    const measure = place.measures.find(({ id }) => id === seen.pin.measure);
    return { ...seen, ...(file && { file }), ...(measure && { measure }) };
  });
}

/** Whether someone may pin something, for the network or for one of its sites. */
export function mayPinSomewhere(actor: ActionContext["actor"], sites: readonly Site[]): boolean {
  if (actor.kind !== "person") return false;
  return mayWritePin(actor, {}) || sites.some(({ id }) => mayWritePin(actor, { site: id }));
}

/** Where a page begins, as it is written in its address; nothing where that says nothing. */
function placeOf(after: string): { at: number; id: string } | undefined {
  const [, at, id] = /^(\d{1,15})-(p_[a-z0-9]{16})$/.exec(after) ?? [];
  return at !== undefined && id !== undefined ? { at: Number(at), id } : undefined;
}
