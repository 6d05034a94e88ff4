import { UnreadableFile } from "./unreadable-file.ts";
import { XmlAttributes } from "./xml-attributes.ts";
import { damagedXml, forbidden, isNameLetter, isXmlName, textOf, toldLength } from "./xml-text.ts";

/** What a reader of XML is told, element by element; names come without their prefix. */
export interface XmlListener {
  /** The attributes can be asked until this returns. */
  open(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  /** Text may come in several pieces. */
  text?(text: string): void;
}

/**
 * Reads XML a piece at a time, so that it is never in memory as a whole: of XML 1.0 what a
 * workbook's parts are written in, elements, texts, and the five entities that need no document
 * type. Namespaces are not followed.
 *
 * @throws {UnreadableFile} where it is no XML, or names entities: nothing is fetched or expanded.
 */
export function readXml(pieces: Iterable<Uint8Array>, listener: XmlListener): void {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  const reader = new XmlReader(listener);
  for (const piece of pieces) reader.take(decoded(() => decoder.decode(piece, { stream: true })));
  reader.take(decoded(() => decoder.decode()));
  reader.end();
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch (error) {
    if (error instanceof TypeError) throw damagedXml();
    throw error;
  }
}

/** No tag, comment or instruction of a workbook is longer. */
const LONGEST_TAG = 256 * 1024;
/** As many names are remembered, by their first letter and length. */
const PLACES = 64;
const DEEPEST = 1000;

class XmlReader {
  readonly #listener: XmlListener;
  /** What was begun and did not end with the last piece. */
  #rest = "";
  readonly #open: Name[] = [];
  readonly #attributes = new XmlAttributes();
  #hasBegun = false;
  readonly #names = new Array<Name | undefined>(PLACES);

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  take(piece: string): void {
    if (forbidden.test(piece)) throw damagedXml();
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      const next = text.charCodeAt(at) === LESS ? this.#markup(text, at) : this.#text(text, at);
      if (next === at) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_TAG) throw damagedXml();
  }

  end(): void {
    if (this.#rest.trim() !== "" || this.#open.length > 0 || !this.#hasBegun) throw damagedXml();
  }

  /** Where the text ends that begins here, as far as it is here; `at` itself where nothing can be told. */
  #text(text: string, at: number): number {
    const tag = text.indexOf("<", at);
    const end = tag < 0 ? toldLength(text, at) : tag;
    if (end === at) return at;
    if (this.#open.length > 0) this.#listener.text?.(textOf(text, at, end));
    else if (text.slice(at, end).trim() !== "") throw damagedXml();
    return end;
  }

  /** Where the markup ends that begins here; `at` itself where its end is not here yet. */
  #markup(text: string, at: number): number {
    const second = text.charCodeAt(at + 1);
    if (second === SLASH) return this.#closeTag(text, at);
    if (second === QUESTION) return after("?>", text, at, at);
    if (second === EXCLAMATION) return this.#declaration(text, at);
    return this.#openTag(text, at);
  }

  #openTag(text: string, at: number): number {
    let nameEnd = at + 1;
    while (isNameLetter(text.charCodeAt(nameEnd))) nameEnd++;
    if (nameEnd === text.length) return at;
    const end = this.#attributes.read(text, nameEnd);
    if (end < 0) return at;
    if (this.#open.length === 0 && this.#hasBegun) throw damagedXml();
    this.#hasBegun = true;
    const name = this.#nameAt(text, at + 1, nameEnd);
    this.#listener.open(name.plain, this.#attributes);
    const isClosed = text.charCodeAt(end) === SLASH;
    if (isClosed) this.#listener.close?.(name.plain);
    else if (this.#open.push(name) > DEEPEST) throw damagedXml();
    return isClosed ? end + 2 : end + 1;
  }

  #closeTag(text: string, at: number): number {
    const end = text.indexOf(">", at);
    if (end < 0) return at;
    const name = this.#open.pop();
    const nameEnd = at + 2 + (name?.written.length ?? 0);
    if (!name || !text.startsWith(name.written, at + 2)) throw damagedXml();
    if (nameEnd !== end && text.slice(nameEnd, end).trim() !== "") throw damagedXml();
    this.#listener.close?.(name.plain);
    return end + 1;
  }

  #declaration(text: string, at: number): number {
    if (text.startsWith("<!--", at)) return comment(text, at);
    if (text.startsWith("<![CDATA[", at) && this.#open.length > 0) {
      const next = after("]]>", text, at + 9, at);
      if (next > at) this.#listener.text?.(text.slice(at + 9, next - 3));
      return next;
    }
    if (text.startsWith("<!DOCTYPE", at)) {
      throw new UnreadableFile(
        "The workbook names a document type, which no spreadsheet writes: save the sheet of figures alone and send that.",
      );
    }
    if (text.length - at > 9) throw damagedXml();
    return at;
  }

  /** The name that stands there; a workbook has few, many times. */
  #nameAt(text: string, from: number, end: number): Name {
    const place = (text.charCodeAt(from) + 7 * (end - from)) % PLACES;
    const known = this.#names[place];
    if (known?.written.length === end - from && text.startsWith(known.written, from)) return known;
    const written = text.slice(from, end);
    if (!isXmlName(written)) throw damagedXml();
    const name = { written, plain: written.slice(written.indexOf(":") + 1) };
    this.#names[place] = name;
    return name;
  }
}

/** An element's name as written and without its prefix. */
interface Name {
  written: string;
  plain: string;
}

const [LESS, SLASH, QUESTION, EXCLAMATION] = [60, 47, 63, 33];

/** Behind the comment that begins there, or `at` where its end is not here yet; it holds no two dashes. */
function comment(text: string, at: number): number {
  const dashes = text.indexOf("--", at + 4);
  if (dashes < 0 || dashes + 2 === text.length) return at;
  if (text[dashes + 2] !== ">") throw damagedXml();
  return dashes + 3;
}

/** Behind the next of these, or `begun` where there is none yet. */
function after(mark: string, text: string, from: number, begun: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? begun : at + mark.length;
}
