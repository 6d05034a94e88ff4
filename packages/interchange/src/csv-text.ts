import { done, type Outcome } from "@allteach/domain/refusal";
import { fileProblem } from "./problem-list.ts";

const advice = "save it as “CSV UTF-8 (comma delimited)” and upload that";

/**
 * The text of a CSV file, its byte order mark removed.
 *
 * @param mostBytes The largest file taken, in bytes.
 * @returns A refusal for a file that is empty, too large, a workbook, UTF-16, or no valid UTF-8: a
 *   letter read wrongly would put a figure under another name.
 */
export function csvText(bytes: Uint8Array, mostBytes: number): Outcome<string> {
  if (bytes.length > mostBytes) {
    const most = `${Math.floor(mostBytes / 1024 / 1024)} MB`;
    return fileProblem(`The file is larger than ${most}: send fewer months at a time.`);
  }
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    return fileProblem(`This is an Excel workbook, not a CSV file: ${advice}.`);
  }
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    return fileProblem(`The file is in UTF-16: ${advice}.`);
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const because = `This row holds a NUL byte, so this is no plain text file: ${advice}.`;
    return fileProblem(because, rowAt(bytes, nul));
  }
  return decoded(bytes);
}

function decoded(bytes: Uint8Array): Outcome<string> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
    return text.trim() === "" ? emptyFile() : done(text);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const lossy = new TextDecoder().decode(bytes);
    const row = lossy.slice(0, lossy.indexOf("\uFFFD")).split("\n").length;
    return fileProblem(`This row holds letters that are not in UTF-8: ${advice}.`, row);
  }
}

function emptyFile(): Outcome<never> {
  return fileProblem(
    "The file is empty. Its first row names the columns: site, period, measure, numerator, " +
      "denominator and, if you like, note.",
  );
}

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function rowAt(bytes: Uint8Array, position: number): number {
  let row = 1;
  for (const byte of bytes.subarray(0, position)) if (byte === 0x0a) row++;
  return row;
}
