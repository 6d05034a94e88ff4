import * as z from "zod";
import type { Measure } from "../measure.ts";
import type { Charter } from "../network.ts";
import type { Problem } from "../refusal.ts";
import type { Site } from "../site.ts";
import { type LicenceKey, licences } from "./licence.ts";
import type { Pin, PinKind } from "./pin.ts";
import type { PinFile } from "./pin-file.ts";

/** What a team may add to what is always shared of a pin. */
export const SharedPinPart = z.enum(["site", "surprised", "context", "measure"]);
export type SharedPinPart = z.infer<typeof SharedPinPart>;

/** A pin as other networks read it: this, its file and nothing else leaves the network. */
export interface SharedPin {
  network: string;
  /** Where its figures are made up, so is the pin. */
  simulated: boolean;
  /** Empty where the team did not say. */
  site: string;
  kind: PinKind;
  title: string;
  purpose: string;
  surprised: string;
  context: string;
  licence: LicenceKey;
  attribution: string;
  family: string;
  driver: string;
  condition: string;
  /** By which measure the team looks whether it helps. */
  measure: string;
  url: string;
  body: string;
  version: number;
  /** From which pin it was made anew, where it was: `Title, by Network`. */
  madeFrom: string;
  file?: PinFile;
}

/** What a pin is shared with. */
export interface SharedPinSetting {
  charter: Pick<Charter, "name" | "simulated" | "transparency">;
  site?: Pick<Site, "name"> | undefined;
  measure?: Pick<Measure, "name"> | undefined;
  family: string;
  file?: PinFile | undefined;
}

/**
 * What of a pin leaves the network: what is always shared, and the parts that the team chose. Who
 * pinned it, the goal or test that it came from and its figures never do. A site of a network that
 * hides names goes unnamed.
 */
export function sharedPin(
  pin: Pin,
  { charter, site, measure, family, file }: SharedPinSetting,
  parts: readonly SharedPinPart[],
): SharedPin {
  const isNamed = parts.includes("site") && charter.transparency === "named";
  const { kind, title, purpose, licence, attribution, driver, condition, url, body } = pin;
  return {
    network: charter.name,
    simulated: charter.simulated,
    site: isNamed ? (site?.name ?? "") : "",
    ...{ kind, title, purpose, licence, attribution, family, driver, condition, url, body },
    surprised: parts.includes("surprised") ? pin.surprised : "",
    context: parts.includes("context") ? pin.context : "",
    measure: parts.includes("measure") ? (measure?.name ?? "") : "",
    version: pin.version,
    madeFrom: madeFrom(pin),
    ...(file && { file }),
  };
}

function madeFrom({ origin }: Pick<Pin, "origin">): string {
  if (!origin) return "";
  return origin.network === "" ? origin.title : `${origin.title}, by ${origin.network}`;
}

/** What of a shared pin somebody wrote: to be looked through for identifiers. */
export function pinTexts(shared: SharedPin): Record<string, string> {
  const { title, purpose, surprised, context, attribution, body, file } = shared;
  return { title, purpose, surprised, context, body, file: file?.name ?? "", attribution };
}

/** Why a pin cannot go to other networks, whatever its words are. */
export function sharingProblems({ licence, hidden }: Pick<Pin, "licence" | "hidden">): Problem[] {
  if (hidden) return [{ field: "title", because: "this pin was taken from sight" }];
  if (licences[licence].leaves) return [];
  const because =
    "its licence keeps it in this network: choose another, if that is yours to choose";
  return [{ field: "licence", because }];
}
