import { UnreadableFile } from "../unreadable-file.ts";
import { type InflateBudget, inflated, type ZipEntry, zipEntries } from "../zip-entries.ts";

/** The papers of offices that are taken, by the part that makes each what it is. */
const mainParts = {
  "word/document.xml": "docx",
  "xl/workbook.xml": "xlsx",
  "ppt/presentation.xml": "pptx",
} as const;
type Office = (typeof mainParts)[keyof typeof mainParts];

const prefix = "application/vnd.openxmlformats-officedocument";
export const officeTypes = {
  docx: `${prefix}.wordprocessingml.document`,
  xlsx: `${prefix}.spreadsheetml.sheet`,
  pptx: `${prefix}.presentationml.presentation`,
} as const;

/** Parts that are programs, or whole files of another kind. */
const programs =
  /vbaProject|activeX|\.bin$|oleObject|embeddings\/|\.(?:exe|dll|js|vbs|html?|svg)$/i;
/** What is fetched by whoever opens the paper, without being asked; links that one follows are not. */
const fetched =
  /attachedTemplate|oleObject|externalLink|frame|subDocument|image|audio|video|media/i;
const MOST_UNPACKED = 64 * 1024 * 1024;

/**
 * Looks into an office's file for programs, for other files, and for what it would fetch.
 *
 * @returns Which of them it is.
 * @throws {UnreadableFile} where it is none of them, or has such things in it.
 *
 * Source: ECMA-376, part 2 (packages), 9.3 (relationships).
 */
export function checkOfficeFile(bytes: Uint8Array): Office {
  const entries = zipEntries(bytes);
  const budget: InflateBudget = { bytes: MOST_UNPACKED };
  const kinds = Object.entries(mainParts).filter(([part]) => entries.has(part));
  const [kind] = kinds;
  const types = entries.get("[Content_Types].xml");
  if (!kind || kinds.length > 1 || !types) {
    throw new UnreadableFile(
      "Of packed files Word, Excel and PowerPoint files are taken: save it as one of them, or as PDF.",
    );
  }
  const isMacro = /macroEnabled|vnd\.ms-office\.vbaProject/i.test(textOf(types, budget));
  if (isMacro || [...entries.keys()].some((name) => programs.test(name))) {
    throw new UnreadableFile(
      "The file has a program or another file in it: save it without macros and embedded files.",
    );
  }
  for (const [name, entry] of entries) {
    if (!name.endsWith(".rels")) continue;
    if (fetches(textOf(entry, budget))) {
      throw new UnreadableFile(
        "The file fetches something when it is opened: put in the picture or template itself.",
      );
    }
  }
  return kind[1];
}

function fetches(relationships: string): boolean {
  return [...relationships.matchAll(/<[^>]*\bTargetMode\s*=\s*["']External["'][^>]*>/gi)].some(
    ([tag]) => fetched.test(/\bType\s*=\s*["']([^"']*)["']/i.exec(tag)?.[1] ?? "image"),
  );
}

function textOf(entry: ZipEntry, budget: InflateBudget): string {
  const decoder = new TextDecoder();
  return [...inflated(entry, budget)]
    .map((piece) => decoder.decode(piece, { stream: true }))
    .join("");
}
