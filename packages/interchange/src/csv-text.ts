import { done, type Outcome } from "@allteach/domain/refusal";
import { fileProblem } from "./problem-list.ts";
import type { FilePlace } from "./unreadable-file.ts";
import { columnLetters } from "./workbook.ts";

const advice = "save it as “CSV UTF-8 (comma delimited)” and upload that";

/**
 * The text of a CSV file in UTF-8, or in UTF-16 with its byte order mark, that mark removed.
 *
 * @param mostBytes The largest file taken, in bytes.
 * @returns A refusal for a file that is empty, too large, a workbook, or no valid UTF-8 or
 *   UTF-16: a letter read wrongly would put a figure under another name.
 */
export function csvText(bytes: Uint8Array, mostBytes: number): Outcome<string> {
  if (bytes.length > mostBytes) {
    const most = `${Math.floor(mostBytes / 1024 / 1024)} MB`;
    return fileProblem(`The file is larger than ${most}: send fewer months at a time.`);
  }
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    return fileProblem(`This is an Excel workbook, not a CSV file: ${advice}.`);
  }
  if (startsWith(bytes, 0xff, 0xfe)) return decoded(bytes.subarray(2), "utf-16le");
  if (startsWith(bytes, 0xfe, 0xff)) return decoded(swapped(bytes.subarray(2)), "utf-16le");
  const nul = bytes.indexOf(0);
  if (nul >= 0) return nulProblem(placeIn(new TextDecoder().decode(bytes.subarray(0, nul))));
  return decoded(bytes);
}

function decoded(bytes: Uint8Array, encoding: "utf-8" | "utf-16le" = "utf-8"): Outcome<string> {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
    if (text.trim() === "") return emptyFile();
    const nul = text.indexOf("\u0000");
    return nul < 0 ? done(text) : nulProblem(placeIn(text.slice(0, nul)));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const lossy = new TextDecoder(encoding).decode(bytes);
    const name = encoding.replace("le", "").toUpperCase();
    const because = `This row holds letters that are not in ${name}: ${advice}.`;
    return fileProblem(because, placeIn(lossy.slice(0, lossy.indexOf("\uFFFD"))));
  }
}

function nulProblem(place: FilePlace): Outcome<never> {
  const because = `This row holds a NUL byte, so this is no plain text file: ${advice}.`;
  return fileProblem(because, place);
}

/** Of each two bytes the other first. */
function swapped(bytes: Uint8Array): Uint8Array {
  const other = bytes.slice();
  for (let at = 0; at + 1 < other.length; at += 2) {
    [other[at], other[at + 1]] = [bytes[at + 1] ?? 0, bytes[at] ?? 0];
  }
  return other;
}

/** The cell that a text ends in, by whatever parts its cells. */
function placeIn(before: string): FilePlace {
  const lines = before.split("\n");
  const cells = (lines.at(-1) ?? "").split(/[,;\t]/, MOST_COLUMNS).length;
  return { row: lines.length, column: columnLetters(cells - 1) };
}

const MOST_COLUMNS = 1000;

function emptyFile(): Outcome<never> {
  return fileProblem(
    "The file is empty: write site, period, measure, numerator, denominator and, if you like, " +
      "note in its first row, and figures under them.",
  );
}

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
