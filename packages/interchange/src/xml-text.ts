import { UnreadableFile } from "./unreadable-file.ts";

/** What is thrown where XML is none. */
export const damagedXml = () =>
  new UnreadableFile(
    "The workbook is damaged inside: open it in the spreadsheet, save it again and send that.",
  );

/** What XML cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
export const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
/** `&#x10FFFF;` */
const LONGEST_ENTITY = 12;

export const isXmlName = (text: string) => /^[\p{L}_][\p{L}\p{N}_.:\u00b7-]*$/u.test(text);

export const isBlank = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;

/** Whether a name may go on with this: letters and digits of any script, and `-.:_`. */
export const isNameLetter = (code: number) =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 45 && code <= 58 && code !== 47) ||
  code === 95 ||
  code > 127;

/** How far a text may be told that goes on in the next piece: no entity or line end is cut in two. */
export function toldLength(text: string, at: number): number {
  const entity = text.lastIndexOf("&");
  if (entity >= at && !text.includes(";", entity)) {
    if (text.length - entity > LONGEST_ENTITY) throw damagedXml();
    return entity;
  }
  return text.endsWith("\r") ? text.length - 1 : text.length;
}

/** A piece of text with its entities read, which does not keep the whole text in memory. */
export function textOf(text: string, from: number, to: number): string {
  const piece = text.slice(from, to);
  if (piece.includes("&") || piece.includes("\r")) return unescaped(piece);
  // A long slice is kept by V8 as a view of what it was cut from; what was joined anew is not.
  return piece.length < 13 ? piece : ` ${piece}`.slice(1);
}

const entities: Readonly<Record<string, string>> = {
  ...{ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" },
};

function unescaped(piece: string): string {
  return piece.replace(/\r\n?/g, "\n").replace(/&([^;]*)(;?)/g, (_, name: string, end: string) => {
    const letter = entities[name] ?? letterOf(name);
    if (letter === undefined || end === "") throw damagedXml();
    return letter;
  });
}

function letterOf(name: string): string | undefined {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
  const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal);
  if (!(code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  const letter = String.fromCodePoint(code);
  return forbidden.test(letter) ? undefined : letter;
}
