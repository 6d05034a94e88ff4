import { sha256 } from "@allteach/domain/digest";
import type { PinKind } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { attachmentName, readAttachment } from "@allteach/interchange/attachment/attachment";
import type { PictureFile } from "@allteach/interchange/attachment/picture";
import { UnreadableFile } from "@allteach/interchange/unreadable-file";
import type { Directory } from "@allteach/store/directory";
import { planSweep } from "@allteach/store/due";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { forgetFile, saveFile, strayFilesQuery } from "@allteach/store/pins/pin-file";
import type { Archive } from "../archive.ts";
import { PATIENCE_MS } from "../begin-report.ts";
import { type ActionContext, signatureOf } from "../context.ts";
import { randomId } from "../random-id.ts";
import { fileKey, filePrefix } from "./pin-file-keys.ts";

/** Decodes pictures and writes them anew. */
export interface PictureTools {
  /**
   * The picture upright and no larger than a page shows it, from its points alone: nothing else that
   * was in the file is in it.
   *
   * @returns Nothing where the bytes cannot be decoded.
   */
  remake(picture: PictureFile): Promise<RemadePicture | undefined>;
}

export interface RemadePicture {
  bytes: Uint8Array;
  type: "image/png" | "image/jpeg";
  width: number;
  height: number;
  /** A JPEG for cards. */
  small: Uint8Array;
}

/** Looks for harm in a file, where the operator has set something up that does. */
export interface Scanner {
  /** @returns What was found, in a word; nothing where the file is clean. */
  scan(bytes: Uint8Array): Promise<string | undefined>;
}

/** What keeping a file takes. */
export interface FilePlatform {
  directory: Directory;
  archive: Archive;
  pictures: PictureTools;
  /** Absent: nobody has set one up, and files say so. */
  scanner?: Scanner | undefined;
}

/** A file as it came, which says of itself what it wants. */
export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * Keeps a file for a pin. What it is, its content decides; a picture is made anew, and whatever could
 * run is turned away. A file that then gets into no pin is taken out again by the clock.
 */
export async function keepFile(
  ctx: ActionContext,
  { directory, archive, pictures, scanner }: FilePlatform,
  kind: PinKind,
  sent: SentFile,
): Promise<Outcome<PinFile>> {
  const { network, store, now } = ctx;
  const read = await readSent(pictures, kind, sent);
  if (!read.ok) return read;
  const { bytes, small, ...made } = read.value;
  const found = await scanner?.scan(bytes);
  if (found !== undefined) return wrong(`The scanner found something in it: ${found}.`);
  const file: PinFile = {
    ...{ id: randomId("f_"), ...made, bytes: bytes.length, sha256: await sha256(bytes) },
    ...{ hasSmall: small !== undefined, scan: scanner ? "clean" : "unscanned" },
  };
  await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  await saveFile(store, file, { actor: signatureOf(ctx.actor), at: now.getTime() });
  await archive.put(fileKey(network.id, file, "whole"), bytes, file.type);
  if (small) await archive.put(fileKey(network.id, file, "small"), small, "image/jpeg");
  return done(file);
}

interface ReadFile extends Pick<PinFile, "name" | "type" | "size"> {
  bytes: Uint8Array;
  small?: Uint8Array;
}

async function readSent(
  pictures: PictureTools,
  kind: PinKind,
  { name, bytes }: SentFile,
): Promise<Outcome<ReadFile>> {
  try {
    const attachment = readAttachment(name, bytes);
    const { type } = attachment;
    if (kind === "image" && attachment.is !== "picture") {
      return wrong("This is no picture: choose a PNG, JPEG, GIF or WebP file, or pin a document.");
    }
    if (attachment.is === "paper") return done({ name: attachmentName(name, type), ...attachment });
    const { width, height } = attachment;
    if (attachment.type === "image/webp") {
      const as = attachmentName(name, type);
      return done({ name: as, type, bytes: attachment.bytes, size: { width, height } });
    }
    const made = await pictures.remake(attachment);
    if (!made) return wrong("The picture is damaged: save it anew.");
    const size = { width: made.width, height: made.height };
    const as = attachmentName(name, made.type);
    return done({ name: as, type: made.type, bytes: made.bytes, small: made.small, size });
  } catch (error) {
    if (error instanceof UnreadableFile) return wrong(error.message);
    throw error;
  }
}

function wrong(because: string): Outcome<never> {
  return refused({ kind: "invalid", problems: [{ field: "file", because }] });
}

/** Takes a file out of the archive that no pin has any more, and then forgets it. */
export async function dropFile(
  { network, store, archive }: Pick<ActionContext, "network" | "store"> & { archive: Archive },
  id: string,
): Promise<void> {
  const kept = await archive.list(filePrefix(network.id, id));
  await archive.remove(kept.map(({ key }) => key));
  await forgetFile(store, id);
}

/** Takes out files that got into no pin, or whose taking out was cut off. */
export async function dropStrayFiles(
  place: Pick<ActionContext, "network"> & { store: NetworkStore; archive: Archive },
  now: Date,
): Promise<void> {
  const { store } = place;
  const [strays] = await ask(store, strayFilesQuery(store, new Date(now.getTime() - PATIENCE_MS)));
  for (const { id } of strays) await dropFile(place, id);
}
