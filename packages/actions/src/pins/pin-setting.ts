import { familyOf } from "@allteach/catalogue/vocabulary";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import type { Pin } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import { type SeenPin, seenPins } from "@allteach/domain/pins/seen-pin";
import type { SharedPinPart } from "@allteach/domain/pins/shared-pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { pinOf, pinQuery } from "@allteach/store/pins/pin";
import {
  type Publication,
  publicationOf,
  publicationQuery,
  sharedPins,
} from "@allteach/store/publication";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";

/** A pin with everything that an act on it rests on. */
export interface PinSetting extends SeenPin {
  file?: PinFile;
  charter: Charter;
  /** Every site by its name: for deciding, never for showing. */
  sites: readonly Site[];
  measures: readonly Measure[];
  /** The measure of its evidence. */
  measure?: Measure;
  publication?: Publication<SharedPinPart>;
}

/** Reads one pin for whoever may read it. To everyone else it does not exist. */
export async function readPinSetting(
  { store, actor }: Pick<ActionContext, "store" | "actor">,
  id: string,
): Promise<Outcome<PinSetting>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, measureRows, rows, publications] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    pinQuery(store, id),
    publicationQuery(store, sharedPins, id),
  );
  const charter = charterOf(charters);
  const sites = siteRows.map(siteOf);
  const [kept] = rows.map(pinOf);
  const [seen] = kept ? seenPins(actor, charter, sites, [kept.pin]) : [];
  if (!kept || !seen) return refused({ kind: "not-found", what: "pin" });
  const measures = measureRows.map(measureOf);
  const measure = measures.find((each) => each.id === kept.pin.measure);
  const publication = publicationOf<SharedPinPart>(publications);
  return done({
    ...seen,
    ...{ charter, sites, measures },
    ...(kept.file && { file: kept.file }),
    ...(measure && { measure }),
    ...(publication && { publication }),
  });
}

/** The family of problems that a pin is for: as its team says, else its measure's; empty: neither. */
export function familyOfPin({ family }: Pick<Pin, "family">, measure: Measure | undefined): string {
  return family || (measure && familyOf(measure)) || "";
}
