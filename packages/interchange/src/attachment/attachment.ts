import { UnreadableFile } from "../unreadable-file.ts";
import { checkOfficeFile, officeTypes } from "./office-file.ts";
import { checkPdf } from "./pdf-file.ts";
import type { PictureFile, PictureType } from "./picture.ts";
import { pictureFile } from "./picture-file.ts";
import { checkText } from "./text-file.ts";

/** As many bytes as a file of a pin may have. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** The types of files that are taken, each with the ending that its name gets. */
export const endings = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
  "text/csv": "csv",
  "text/plain": "txt",
} as const;
export type AttachmentType = keyof typeof endings;

/** A file that somebody sent, as its bytes say it is. */
export type Attachment =
  | ({ is: "picture"; type: PictureType } & PictureFile)
  | { is: "paper"; type: Exclude<AttachmentType, PictureType>; bytes: Uint8Array };

/**
 * What a file is by what is in it, whatever its name or its sender say: a picture, a paper or a text
 * of the few kinds that are taken, whole and without anything in it that could run.
 *
 * @param name Tells only a table from a text.
 * @throws {UnreadableFile} Where it is none of them, too large, or holds what could run.
 */
export function readAttachment(name: string, bytes: Uint8Array): Attachment {
  if (bytes.length === 0) throw new UnreadableFile("The file is empty: choose another.");
  if (bytes.length > MOST_BYTES) {
    throw new UnreadableFile(
      "The file is larger than 10 MB: make it smaller, or pin a link to it.",
    );
  }
  const picture = pictureFile(bytes);
  if (picture) return { is: "picture", ...picture };
  if (startsWith(bytes, "%PDF-")) {
    checkPdf(bytes);
    return { is: "paper", type: "application/pdf", bytes };
  }
  if (startsWith(bytes, "PK\u0003\u0004")) {
    return { is: "paper", type: officeTypes[checkOfficeFile(bytes)], bytes };
  }
  checkText(bytes);
  return { is: "paper", type: /\.csv$/i.test(name) ? "text/csv" : "text/plain", bytes };
}

/** Whether bytes begin with these letters. */
function startsWith(bytes: Uint8Array, letters: string): boolean {
  return [...letters].every((letter, place) => bytes[place] === letter.charCodeAt(0));
}

const MOST_LETTERS = 80;

/**
 * A file's name as it is shown and given to whoever downloads it: without a path, without signs that
 * are not seen or turn the reading round, with one ending, which is the one of what it is.
 */
export function attachmentName(name: string, type: AttachmentType): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const stem = last
    .normalize("NFC")
    .replace(/\.[a-z0-9]{1,8}$/i, "")
    .replace(/[^\p{L}\p{N} _()-]+/gu, "-")
    .replace(/^[\s-]+|[\s-]+$/g, "");
  const short = Array.from(stem).slice(0, MOST_LETTERS).join("");
  return `${short === "" ? "file" : short}.${endings[type]}`;
}
