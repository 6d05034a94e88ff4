import { damagedXml, isBlank, isNameLetter, textOf } from "./xml-text.ts";

/** No element of a workbook has more. */
const MOST = 100;
const [DOUBLE, SINGLE, EQUALS, GREATER, SLASH] = [34, 39, 61, 62, 47];

/**
 * The attributes of one tag after the other. Only where they stand is kept: of a sheet's million
 * tags few attributes are asked for.
 */
export class XmlAttributes {
  #text = "";
  #count = 0;
  /** Of each attribute where its name and its value begin and end. */
  readonly #places = new Int32Array(MOST * 4);

  /**
   * Looks where the attributes stand in a tag.
   *
   * @returns Where the tag ends: its `>`, or the `/` before it; -1 where its end is not here yet.
   * @throws {UnreadableFile} where they are none, or one is there twice.
   */
  read(text: string, from: number): number {
    this.#text = text;
    this.#count = 0;
    let at = from;
    for (;;) {
      const begun = at;
      while (isBlank(text.charCodeAt(at))) at++;
      const code = text.charCodeAt(at);
      if (code === GREATER) return at;
      if (code === SLASH && at + 1 < text.length) {
        if (text.charCodeAt(at + 1) === GREATER) return at;
        throw damagedXml();
      }
      if (at >= text.length || code === SLASH) return -1;
      if (at === begun) throw damagedXml();
      const close = this.#readOne(text, at);
      if (close < 0) return -1;
      at = close + 1;
    }
  }

  /** An attribute's value by its name; nothing where there is none. */
  get(name: string): string | undefined {
    const places = this.#places;
    for (let at = 0; at < this.#count * 4; at += 4) {
      const from = places[at] ?? 0;
      if (places[at + 1] !== from + name.length) continue;
      if (this.#text.startsWith(name, from)) return this.#valueAt(at);
    }
    return undefined;
  }

  /** The value of an attribute with this name behind whatever prefix. */
  getPrefixed(name: string): string | undefined {
    for (let at = 0; at < this.#count * 4; at += 4) {
      const written = this.#text.slice(this.#places[at], this.#places[at + 1]);
      if (written.endsWith(`:${name}`)) return this.#valueAt(at);
    }
    return undefined;
  }

  /** Where the value closes of the attribute that begins here; -1 where that is not here yet. */
  #readOne(text: string, from: number): number {
    let nameEnd = from;
    while (isNameLetter(text.charCodeAt(nameEnd))) nameEnd++;
    let at = nameEnd;
    while (isBlank(text.charCodeAt(at))) at++;
    if (at >= text.length) return -1;
    if (nameEnd === from || text.charCodeAt(at) !== EQUALS) throw damagedXml();
    at++;
    while (isBlank(text.charCodeAt(at))) at++;
    if (at >= text.length) return -1;
    const mark = text.charCodeAt(at);
    if (mark !== DOUBLE && mark !== SINGLE) throw damagedXml();
    const close = text.indexOf(mark === DOUBLE ? '"' : "'", at + 1);
    if (close >= 0) this.#keep(from, nameEnd, at + 1, close);
    return close;
  }

  #keep(from: number, nameEnd: number, value: number, close: number): void {
    if (this.#count === MOST || this.#has(from, nameEnd)) throw damagedXml();
    const at = this.#count * 4;
    this.#places[at] = from;
    this.#places[at + 1] = nameEnd;
    this.#places[at + 2] = value;
    this.#places[at + 3] = close;
    this.#count++;
  }

  #has(from: number, end: number): boolean {
    const places = this.#places;
    for (let at = 0; at < this.#count * 4; at += 4) {
      const other = places[at] ?? 0;
      if ((places[at + 1] ?? 0) - other !== end - from) continue;
      let same = 0;
      while (same < end - from && this.#letter(from + same) === this.#letter(other + same)) same++;
      if (same === end - from) return true;
    }
    return false;
  }

  #letter(at: number): number {
    return this.#text.charCodeAt(at);
  }

  #valueAt(at: number): string {
    return textOf(this.#text, this.#places[at + 2] ?? 0, this.#places[at + 3] ?? 0);
  }
}
