import * as z from "zod";
import type { MeasureId, SiteId, UserId } from "../identity.ts";
import { NodeKey } from "../key-driver-diagram.ts";
import { DisplayName } from "../network.ts";
import { done, type Outcome, type Problem, refused } from "../refusal.ts";
import { type LicenceKey, licenceKeys } from "./licence.ts";
import { linkProblem } from "./link-address.ts";
import { pinLimits } from "./pin-limits.ts";

/** A pin's name in addresses and messages: made by chance, so that nobody can guess one. */
export const PinId = z
  .string()
  .regex(/^p_[a-z0-9]{16}$/)
  .brand<"PinId">();
export type PinId = z.infer<typeof PinId>;

/** What a pin is made of: an address, a file, or words alone. A video is an address. */
export const pinKinds = ["link", "document", "image", "video", "text"] as const;
export type PinKind = (typeof pinKinds)[number];

export const pinKindNames: Readonly<Record<PinKind, string>> = {
  link: "Link",
  document: "Document",
  image: "Picture",
  video: "Video",
  text: "Text",
};

/** The kinds that have an address, and those that have a file. */
export const linkKinds: ReadonlySet<PinKind> = new Set(["link", "video"]);
export const fileKinds: ReadonlySet<PinKind> = new Set(["document", "image"]);

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `use at most ${most.toLocaleString("en")} characters`)
    .default("");
const Term = z.union([z.string().regex(/^[a-z0-9-]{1,40}$/), z.literal("")]).default("");

/** A pin as someone writes it down: sites and measures by their codes. */
export const PinDraft = z.object({
  kind: z.enum(pinKinds, "choose what it is"),
  title: DisplayName,
  /** What it is for. */
  purpose: words(pinLimits.purpose),
  /** What surprised whoever used it. */
  surprised: words(pinLimits.surprised),
  /** Where and with whom it was used. */
  context: words(pinLimits.context),
  licence: z.enum(licenceKeys, "choose how others may use it"),
  /** Who made it. */
  attribution: words(pinLimits.attribution).refine((text) => text !== "", "say who made it"),
  /** Words of the shared vocabulary, by their keys. */
  family: Term,
  driver: Term,
  condition: Term,
  /** Whose it is; empty: the whole network's. */
  site: z.string().trim().max(60).default(""),
  /** The measure whose chart shows whether it helped, and at which site; empty: in the network. */
  measure: z.string().trim().max(60).default(""),
  evidenceSite: z.string().trim().max(60).default(""),
  /** What it came from: a goal, a test of change, a box of the diagram. */
  goal: z.string().trim().max(60).default(""),
  test: z.string().trim().max(60).default(""),
  node: z.union([NodeKey, z.literal("")]).default(""),
  url: words(pinLimits.url),
  body: words(pinLimits.body),
});
export type PinDraft = z.infer<typeof PinDraft>;

/** Of what a pin was made anew, if it was. */
export interface PinOrigin {
  /** A pin's id, or `network~pin` where it came from another network. */
  parent: string;
  /** The first of all that it goes back to. */
  root: string;
  /** The other network's name; empty for one of the own network. */
  network: string;
  title: string;
}

/** What a team found useful, as its network keeps it. */
export interface Pin {
  id: PinId;
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
  site?: SiteId;
  measure?: MeasureId;
  evidenceSite?: SiteId;
  goal?: string;
  test?: string;
  node: string;
  url: string;
  body: string;
  /** The id of its file. */
  file?: string;
  origin?: PinOrigin;
  /** 1, or one more than that of what it was made from. */
  version: number;
  visibility: "network" | "all";
  owner: UserId;
  revision: number;
  createdAt: number;
  changedAt: number;
  /** Taken from everybody's sight, and why. */
  hidden?: { at: number; by: string; why: string };
}

/** What of a pin somebody wrote, as it is decided. */
export type WrittenPin = Omit<
  Pin,
  | "id"
  | "file"
  | "origin"
  | "version"
  | "visibility"
  | "owner"
  | "revision"
  | "createdAt"
  | "changedAt"
  | "hidden"
>;

/** What a draft names, as it was found. */
export interface PinPlaces {
  site?: SiteId | undefined;
  measure?: MeasureId | undefined;
  evidenceSite?: SiteId | undefined;
  goal?: string | undefined;
  test?: string | undefined;
}

/**
 * Decides whether a pin can stand as it was written: one of an address needs one that a browser may be
 * sent to, one of a file needs the file, one of words needs words.
 *
 * @param file Whether there is a file: just sent, or from before.
 */
export function decidePin(draft: PinDraft, places: PinPlaces, file: boolean): Outcome<WrittenPin> {
  const { kind, url, body } = draft;
  const problems: Problem[] = [];
  const unlinked = linkKinds.has(kind) ? linkProblem(url) : undefined;
  if (unlinked) problems.push({ field: "url", because: unlinked });
  if (fileKinds.has(kind) && !file) problems.push({ field: "file", because: "choose a file" });
  if (kind === "text" && body === "") problems.push({ field: "body", because: "write it down" });
  if (draft.purpose === "") problems.push({ field: "purpose", because: "say what it is for" });
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const { site: _site, measure: _measure, evidenceSite: _place, goal: _goal, ...rest } = draft;
  const { test: _test, ...words } = rest;
  const { site, measure, evidenceSite, goal, test } = places;
  return done({
    ...words,
    url: linkKinds.has(kind) ? new URL(url).href : "",
    body: kind === "text" ? body : "",
    ...(site !== undefined && { site }),
    ...(measure !== undefined && { measure }),
    ...(measure !== undefined && evidenceSite !== undefined && { evidenceSite }),
    ...(goal !== undefined && { goal }),
    ...(test !== undefined && { test }),
  });
}
