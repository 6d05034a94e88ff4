import { identifierProblems } from "@allteach/domain/identifier-screen";
import type { Charter } from "@allteach/domain/network";
import type { Pin } from "@allteach/domain/pins/pin";
import { maySharePin } from "@allteach/domain/pins/seen-pin";
import {
  pinTexts,
  type SharedPin,
  type SharedPinPart,
  sharedPin,
  sharingProblems,
} from "@allteach/domain/pins/shared-pin";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import type { Archive } from "../archive.ts";
import { type ActionContext, actOf } from "../context.ts";
import { isOut, putOut, type SharingPlatform, takeBack } from "../sharing.ts";
import { familyOfPin, type PinSetting, readPinSetting } from "./pin-setting.ts";
import { pinSharing } from "./pin-sharing.ts";

/** What sharing pins takes besides the network. */
export interface PinPlatform extends SharingPlatform {
  archive: Archive;
}

/** What a pin would look like in every network, and what stands against it. */
export interface PinSharingPreview {
  setting: PinSetting;
  shared: SharedPin;
  parts: readonly SharedPinPart[];
  problems: readonly Problem[];
}

/** Shows what would be shared, to whoever may share it. Nothing leaves. */
export async function previewPinSharing(
  ctx: ActionContext,
  id: string,
  parts?: readonly SharedPinPart[],
): Promise<Outcome<PinSharingPreview>> {
  const read = await readPinSetting(ctx, id);
  if (!read.ok) return read;
  const setting = read.value;
  const { pin, publication, charter } = setting;
  if (!maySharePin(ctx.actor, pin)) return refused({ kind: "not-allowed", need: "share-pins" });
  const chosen = parts ?? (isOut(publication) ? publication.parts : usualParts(charter));
  const shared = sharedFormOf(setting, chosen);
  const problems = [...sharingProblems(pin), ...identifierProblems(pinTexts(shared))];
  return done({ setting, shared, parts: chosen, problems });
}

function usualParts({ transparency }: Charter): SharedPinPart[] {
  const always = ["surprised", "context", "measure"] as const;
  return transparency === "named" ? ["site", ...always] : [...always];
}

/**
 * Shares a pin with every network. One that is shared already is taken back before its parts change:
 * at no moment do others read more than the team chose.
 */
export async function sharePin(
  ctx: ActionContext,
  platform: PinPlatform,
  id: string,
  parts: readonly SharedPinPart[],
): Promise<Outcome<Pin>> {
  const preview = await previewPinSharing(ctx, id, parts);
  if (!preview.ok) return preview;
  const { setting, problems } = preview.value;
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  if (isOut(setting.publication)) {
    const back = await withdrawPin(ctx, platform, id);
    return back.ok ? sharePin(ctx, platform, id, parts) : back;
  }
  const { pin, publication: before } = setting;
  const act = actOf(ctx, "share-pin", pin.title, { pin: pin.id, parts });
  const sharing = pinSharing(platform.archive);
  const begun = await putOut(ctx, platform, sharing, pin, { before, parts }, act);
  if (!begun) return refused({ kind: "stale", current: "" });
  return done({ ...pin, visibility: "all", revision: pin.revision + 1 });
}

/** Takes a pin back: its network reads it on. */
export async function withdrawPin(
  ctx: ActionContext,
  platform: Omit<PinPlatform, "later">,
  id: string,
): Promise<Outcome<Pin>> {
  const read = await readPinSetting(ctx, id);
  if (!read.ok) return read;
  const { pin } = read.value;
  if (!maySharePin(ctx.actor, pin)) return refused({ kind: "not-allowed", need: "share-pins" });
  return takePinBack(ctx, platform, read.value);
}

/** Takes a pin back that was read, for whoever may do with it what needs that. */
export async function takePinBack(
  ctx: ActionContext,
  platform: Omit<PinPlatform, "later">,
  { pin, publication }: Pick<PinSetting, "pin" | "publication">,
): Promise<Outcome<Pin>> {
  if (!isOut(publication)) return done(pin);
  const act = actOf(ctx, "withdraw-pin", pin.title, { pin: pin.id });
  const back = { epoch: publication.epoch, backTo: "network" } as const;
  const sharing = pinSharing(platform.archive);
  const begun = await takeBack(ctx, platform, sharing, pin.id, back, act);
  if (!begun) return refused({ kind: "stale", current: "" });
  return done({ ...pin, visibility: "network", revision: pin.revision + 1 });
}

/** A pin as other networks read it. */
export function sharedFormOf(
  { pin, charter, sites, measure, file }: Omit<PinSetting, "isHidden" | "measures">,
  parts: readonly SharedPinPart[],
): SharedPin {
  const site = sites.find(({ id }) => id === pin.site);
  return sharedPin(pin, { charter, site, measure, file, family: familyOfPin(pin, measure) }, parts);
}

/** What in the new words of a pin that is shared keeps it from being read by others. */
export function problemsInShared(setting: PinSetting): Problem[] {
  const { pin, publication } = setting;
  if (!isOut(publication)) return [];
  const shared = sharedFormOf(setting, publication.parts);
  return [...sharingProblems(pin), ...identifierProblems(pinTexts(shared))];
}
