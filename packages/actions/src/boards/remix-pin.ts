import { otherNetworksPin } from "@allteach/domain/boards/board";
import { licences } from "@allteach/domain/pins/licence";
import { type Pin, PinDraft, PinId, type PinOrigin } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import { pinLimits } from "@allteach/domain/pins/pin-limits";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Commons } from "@allteach/store/commons";
import type { Directory } from "@allteach/store/directory";
import { planSweep } from "@allteach/store/due";
import { saveFile } from "@allteach/store/pins/pin-file";
import type { Archive } from "../archive.ts";
import { PATIENCE_MS } from "../begin-report.ts";
import { type ActionContext, signatureOf } from "../context.ts";
import { fileKey, formsOf, sharedFileKey, sharedPinPrefix } from "../pins/pin-file-keys.ts";
import { readPinSetting } from "../pins/pin-setting.ts";
import { readSharedPin } from "../pins/search-shared-pins.ts";
import { createPin } from "../pins/write-pin.ts";
import { randomId } from "../random-id.ts";

/** What making a version of a pin takes besides the network. */
export interface RemixPlatform {
  directory: Directory;
  commons: Commons;
  archive: Archive;
}

/** What a version is made from: its words, where its file is, and what it goes back to. */
interface Source {
  words: Pick<
    Pin,
    | ("kind" | "title" | "purpose" | "context" | "licence" | "attribution")
    | ("family" | "driver" | "condition" | "url" | "body")
  >;
  version: number;
  origin: PinOrigin;
  file?: { file: PinFile; keyOf: (form: "whole" | "small") => string };
}

/**
 * Makes a version of a pin for one's own site, or for the network: a copy that is one's own from then
 * on and names what it was made from. It keeps the licence, and who made it first is named in it.
 *
 * @param reference A pin's id, one of another network as `network~pin`.
 * @param site A site's code; empty: the whole network's.
 */
export async function remixPin(
  ctx: ActionContext,
  platform: RemixPlatform,
  reference: string,
  site: string,
): Promise<Outcome<Pin>> {
  const source = otherNetworksPin(reference)
    ? await sharedSource(platform.commons, ctx.network.simulated, reference)
    : await ownSource(ctx, reference);
  if (!source.ok) return source;
  const { words, origin, version, file } = source.value;
  if (!licences[words.licence].changes) {
    const because = `${licences[words.licence].name}: ${licences[words.licence].means}`;
    return refused({ kind: "closed", because });
  }
  const draft = PinDraft.parse({ ...words, site, attribution: namedIn(words.attribution, ctx) });
  return createPin(ctx, {
    ...{ draft, made: { from: origin, version: version + 1 } },
    ...(file && { copy: () => copiedFile(ctx, platform, file) }),
  });
}

function namedIn(attribution: string, { network }: ActionContext): string {
  return `${attribution}; changed in ${network.name}`.slice(0, pinLimits.attribution);
}

function wordsOf({ kind, title, purpose, context, url, body, ...pin }: Source["words"]) {
  const { licence, attribution, family, driver, condition } = pin;
  const about = { licence, attribution, family, driver, condition };
  return { kind, title, purpose, context, url, body, ...about };
}

async function ownSource(ctx: ActionContext, id: string): Promise<Outcome<Source>> {
  const read = await readPinSetting(ctx, PinId.safeParse(id).data ?? "");
  if (!read.ok) return read;
  const { pin, file } = read.value;
  return done({
    ...{ words: wordsOf(pin), version: pin.version },
    origin: {
      ...{ parent: pin.id, root: pin.origin?.root ?? pin.id, network: "", title: pin.title },
    },
    ...(file && { file: { file, keyOf: (form) => fileKey(ctx.network.id, file, form) } }),
  });
}

async function sharedSource(
  commons: Commons,
  simulated: boolean,
  reference: string,
): Promise<Outcome<Source>> {
  const pin = await readSharedPin(commons, reference);
  if (!pin || pin.simulated !== simulated) return refused({ kind: "not-found", what: "pin" });
  const { file, network, title, version } = pin;
  const prefix = await sharedPinPrefix(pin.key);
  return done({
    ...{
      words: wordsOf(pin),
      version,
      origin: { parent: reference, root: reference, network, title },
    },
    ...(file && { file: { file, keyOf: (form) => sharedFileKey(prefix, pin.epoch, file, form) } }),
  });
}

/** A file of one's own with the same bytes: what becomes of the other's does not touch it. */
async function copiedFile(
  { network, store, now, actor }: ActionContext,
  { archive, directory }: RemixPlatform,
  { file, keyOf }: NonNullable<Source["file"]>,
): Promise<Outcome<PinFile>> {
  const copy: PinFile = { ...file, id: randomId("f_") };
  const found = await Promise.all(
    formsOf(file).map(async (form) => ({ form, bytes: await archive.get(keyOf(form)) })),
  );
  if (found.some(({ bytes }) => bytes === undefined)) {
    const because = "Its file is no longer there, so that no version can be made of it.";
    return refused({ kind: "closed", because });
  }
  await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  await saveFile(store, copy, { actor: signatureOf(actor), at: now.getTime() });
  for (const { form, bytes } of found) {
    const type = form === "whole" ? file.type : "image/jpeg";
    if (bytes) await archive.put(fileKey(network.id, copy, form), bytes, type);
  }
  return done(copy);
}
