import { Inflate } from "fflate";
import { UnreadableFile } from "./unreadable-file.ts";

/** One file of a zip file, as the directory at its end describes it. */
export interface ZipEntry {
  name: string;
  /** 0: stored, 8: deflated. */
  method: number;
  /** The bytes as they are stored. */
  stored: Uint8Array;
  /** How large the directory says that it becomes. */
  declared: number;
}

/** How much a zip file may become, counted while it is inflated, whatever it says of itself. */
export interface InflateBudget {
  /** Bytes left. */
  bytes: number;
}

const MOST_ENTRIES = 2000;
/** No table of figures is packed more tightly; what is, would fill the memory. */
const TIGHTEST = 250;
/** Below this, how tightly a file is packed says nothing. */
const SMALL = 4 * 1024 * 1024;
/** So little is inflated at a time that it becomes 4 MB at most. */
const STEP = 4096;

/** Of a file that cannot be opened, the byte is all there is to say of where. */
const damaged = (byte: number) =>
  new UnreadableFile(
    `The file is damaged near byte ${byte.toLocaleString("en")}: open it in the spreadsheet, save it again and send that.`,
  );
const bomb =
  "The file unpacks to far more than a table of figures: save the sheet of figures alone.";

/**
 * The files in a zip file, read from the directory at its end.
 *
 * @throws {UnreadableFile} where the directory is damaged, split, encrypted or too long.
 */
export function zipEntries(zip: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOfDirectory(view);
  const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  if (count > MOST_ENTRIES || count === 0xffff) {
    const most = MOST_ENTRIES.toLocaleString("en");
    throw new UnreadableFile(
      `The file holds more than ${most} parts: save the sheet of figures alone.`,
    );
  }
  const entries = new Map<string, ZipEntry>();
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw damaged(at);
    const entry = entryAt(zip, view, at);
    if (entries.has(entry.name)) throw damaged(at);
    entries.set(entry.name, entry);
    at += 46 + [28, 30, 32].reduce((sum, place) => sum + view.getUint16(at + place, true), 0);
  }
  return entries;
}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw damaged(view.byteLength);
}

function entryAt(zip: Uint8Array, view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const [size, declared] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  const local = view.getUint32(at + 42, true);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  if ((flags & 1) === 1)
    throw new UnreadableFile("The file is encrypted: save it without a password.");
  if (local + 30 > zip.length || nameEnd > zip.length) throw damaged(at);
  if (view.getUint32(local, true) !== 0x04034b50) throw damaged(local);
  const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (data + size > zip.length) throw damaged(data);
  return {
    name: new TextDecoder().decode(zip.subarray(at + 46, nameEnd)),
    method: view.getUint16(at + 10, true),
    stored: zip.subarray(data, data + size),
    declared,
  };
}

/**
 * The bytes of one file, a piece at a time.
 *
 * @throws {UnreadableFile} as soon as it becomes larger than it says, than the budget, or than
 *   anything so tightly packed that somebody means to fill the memory.
 */
export function* inflated(entry: ZipEntry, budget: InflateBudget): Generator<Uint8Array> {
  let became = 0;
  const counted = (piece: Uint8Array, used: number) => {
    became += piece.length;
    budget.bytes -= piece.length;
    const tight = became > SMALL && became > used * TIGHTEST;
    if (budget.bytes < 0 || tight) throw new UnreadableFile(bomb);
    if (became > entry.declared) throw damaged(byteOf(entry, used));
    return piece;
  };
  if (entry.declared > budget.bytes) throw new UnreadableFile(bomb);
  for (let at = 0; at < entry.stored.length; at += STEP * 16) {
    if (entry.method !== 0) break;
    yield counted(entry.stored.subarray(at, at + STEP * 16), at + STEP * 16);
  }
  if (entry.method === 0) return;
  if (entry.method !== 8) throw damaged(byteOf(entry, 0));
  const pieces: Uint8Array[] = [];
  const inflate = new Inflate((piece) => pieces.push(piece));
  for (let at = 0; at < entry.stored.length; at += STEP) {
    const piece = entry.stored.subarray(at, at + STEP);
    if (!push(inflate, piece, at + STEP >= entry.stored.length)) throw damaged(byteOf(entry, at));
    for (const piece of pieces.splice(0)) yield counted(piece, at + STEP);
  }
}

/** Where in the file a byte of an entry stands. */
const byteOf = ({ stored }: ZipEntry, at: number) =>
  stored.byteOffset + Math.min(at, stored.length);

/** Whether the piece could be inflated: the inflater throws errors of its own, which carry a code. */
function push(inflate: Inflate, piece: Uint8Array, isLast: boolean): boolean {
  try {
    inflate.push(piece, isLast);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}
