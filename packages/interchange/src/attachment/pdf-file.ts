import { unzlibSync } from "fflate";
import { UnreadableFile } from "../unreadable-file.ts";

/** What makes a program of a paper, or carries another file inside it. */
const active = [
  ...["JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA"],
  ...["SubmitForm", "ImportData", "GoToR", "GoToE", "Sound", "Movie", "Rendition"],
];
const runs = new RegExp(`/(?:${active.join("|")})(?![A-Za-z0-9])`);
/** Room for what packed parts become, all together. */
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_STREAMS = 20_000;

/**
 * Looks through a PDF for what could run or reach out of it, also in its packed parts. Whoever opens
 * one that is taken reads a paper and nothing else.
 *
 * @throws {UnreadableFile} where it does, is locked, or is no whole PDF.
 *
 * Source: ISO 32000-2, 7.3.5 (names), 7.5.7 (object streams), 12.6 (actions).
 */
export function checkPdf(bytes: Uint8Array): void {
  const text = new TextDecoder("latin1").decode(bytes);
  if (!/^%PDF-[12]\.\d/.test(text) || !/%%EOF\s*$/.test(text.slice(-1024))) {
    throw new UnreadableFile("The PDF is not whole: save it anew.");
  }
  const plain = spelledOut(text.replace(/\bstream\r?\n[\s\S]*?\bendstream/g, "stream endstream"));
  if (/\/Encrypt(?![A-Za-z0-9])/.test(plain)) {
    throw new UnreadableFile("The PDF is locked: save it without a password.");
  }
  for (const part of [plain, ...packedParts(bytes, text)]) {
    if (runs.test(part)) {
      throw new UnreadableFile(
        "The PDF has a script, a form or another file in it: print it to a new PDF and pin that.",
      );
    }
  }
}

/** Names as they are read: any letter of one may be written as `#4A`. */
function spelledOut(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The packed parts that may hold names: those that can be unpacked and read as letters. */
function* packedParts(bytes: Uint8Array, text: string): Generator<string> {
  let left = MOST_UNPACKED;
  let count = 0;
  for (const match of text.matchAll(/\/ObjStm[\s\S]{0,2000}?\bstream\r?\n/g)) {
    count += 1;
    const start = match.index + match[0].length;
    const end = text.indexOf("endstream", start);
    const unpacked = end < 0 ? undefined : unpack(bytes.subarray(start, end), left);
    if (!unpacked || count > MOST_STREAMS) {
      throw new UnreadableFile(
        "The PDF is packed in a way that cannot be read: print it to a new PDF.",
      );
    }
    left -= unpacked.length;
    yield spelledOut(new TextDecoder("latin1").decode(unpacked));
  }
}

function unpack(packed: Uint8Array, left: number): Uint8Array | undefined {
  const out = new Uint8Array(Math.min(left, Math.max(64 * 1024, packed.length * 30)));
  try {
    return unzlibSync(packed, { out });
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
