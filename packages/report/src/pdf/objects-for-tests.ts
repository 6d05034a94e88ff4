import { inflateSync } from "node:zlib";

/** A value of a PDF file, read: names with their slash, strings and references as objects. */
export type Value = number | boolean | string | { text: string } | Reference | Value[] | Dictionary;
export interface Reference {
  object: number;
}
export type Dictionary = Map<string, Value>;

/** The objects of a file, found by way of its table, as a reader finds them. */
export interface FileObjects {
  trailer: Dictionary;
  /** What a value is, or what it refers to. */
  at(value: Value | undefined): Value | undefined;
  dictionary(value: Value | undefined): Dictionary;
  array(value: Value | undefined): Value[];
  /** The bytes of a stream, inflated. */
  stream(value: Value | undefined): Uint8Array;
}

/** Reads a file back, from the table at its end, and fails wherever it is not as it should be. */
export function readObjects(file: Uint8Array): FileObjects {
  const text = new TextDecoder("latin1").decode(file);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const streamAt = (offset: number) => {
    const head = /^(\d+) 0 obj\n/.exec(text.slice(offset, offset + 20));
    if (head === null) throw new Error(`no object at ${offset}`);
    const reader = valueReader(text, offset + head[0].length);
    const entries = reader.value();
    const length = entries instanceof Map ? entries.get("Length") : undefined;
    if (!(entries instanceof Map) || typeof length !== "number") throw new Error("no stream");
    const begin = text.indexOf("stream\n", reader.place()) + 7;
    const data = file.subarray(begin, begin + length);
    if (!text.startsWith("\nendstream\nendobj\n", begin + length)) throw new Error("no end");
    return { entries, bytes: entries.has("Filter") ? inflateSync(data) : data };
  };
  const { entries: trailer, bytes: table } = streamAt(start);
  const rows = new DataView(table.buffer, table.byteOffset, table.length);
  const packed = new Map<number, Value[]>();
  const unpack = (object: number) => {
    const known = packed.get(object);
    if (known) return known;
    const { entries, bytes } = streamAt(rows.getUint32(object * 7 + 1));
    const inside = new TextDecoder("latin1").decode(bytes);
    const first = Number(entries.get("First"));
    const numbers = inside.slice(0, first).trim().split(" ").map(Number);
    const values = numbers.flatMap((place, index) =>
      index % 2 === 0 ? [] : [valueReader(inside, first + place).value()],
    );
    packed.set(object, values);
    return values;
  };
  const at = (value: Value | undefined): Value | undefined => {
    if (!isReference(value)) return value;
    const row = value.object * 7;
    return rows.getUint8(row) === 2
      ? unpack(rows.getUint32(row + 1))[rows.getUint16(row + 5)]
      : streamAt(rows.getUint32(row + 1)).entries;
  };
  return {
    trailer,
    at,
    dictionary(value) {
      const found = at(value);
      if (!(found instanceof Map)) throw new Error("not a dictionary");
      return found;
    },
    array(value) {
      const found = at(value);
      if (!Array.isArray(found)) throw new Error("not an array");
      return found;
    },
    stream(value) {
      if (!isReference(value)) throw new Error("not a stream");
      return streamAt(rows.getUint32(value.object * 7 + 1)).bytes;
    },
  };
}

export function isReference(value: Value | undefined): value is Reference {
  return typeof value === "object" && "object" in value;
}

/** Reads the values of a text one after the other. */
function valueReader(text: string, start: number) {
  const token =
    /\s*(<<|>>|\[|\]|\/[^\s<>[\]()/]*|<[0-9A-Fa-f]*>|\((?:\\.|[^\\)])*\)|[^\s<>[\]()/]+)/gy;
  token.lastIndex = start;
  const next = () => {
    const found = token.exec(text)?.[1];
    if (found === undefined) throw new Error("no value");
    return found;
  };
  const value = (first = next()): Value => {
    if (first === "<<") return dictionary();
    if (first === "[") {
      const values: Value[] = [];
      for (let each = next(); each !== "]"; each = next()) values.push(value(each));
      return values;
    }
    if (first.startsWith("(")) return { text: first.slice(1, -1).replace(/\\(.)/g, "$1") };
    if (first.startsWith("<")) return { text: fromUtf16(first.slice(1, -1)) };
    if (first === "true" || first === "false") return first === "true";
    if (first.startsWith("/") || first === "null") return first;
    return reference(first) ?? Number(first);
  };
  const reference = (first: string): Value | undefined => {
    const back = token.lastIndex;
    const follows = /\s+0 R/y;
    follows.lastIndex = back;
    if (!/^\d+$/.test(first) || !follows.test(text)) return undefined;
    token.lastIndex = follows.lastIndex;
    return { object: Number(first) };
  };
  const dictionary = (): Dictionary => {
    const entries: Dictionary = new Map();
    for (let name = next(); name !== ">>"; name = next()) entries.set(name.slice(1), value());
    return entries;
  };
  return { value, place: () => token.lastIndex };
}

function fromUtf16(digits: string): string {
  const units = (digits.match(/.{4}/g) ?? []).map((each) => Number.parseInt(each, 16));
  return String.fromCharCode(...units.filter((unit, index) => index > 0 || unit !== 0xfeff));
}
