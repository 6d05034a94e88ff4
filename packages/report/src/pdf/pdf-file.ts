import { deflateSync } from "node:zlib";
import { array, dictionary, latinBytes, type PdfValue } from "./syntax.ts";

/** A PDF file while its objects are gathered. Objects are known by their numbers, from 1. */
export interface PdfFile {
  /** A number for an object that is given later. */
  reserve(): number;
  /** @returns The object's number. */
  put(body: string, object?: number): number;
  /** @returns The object's number. */
  putStream(bytes: Uint8Array, entries?: Record<string, PdfValue>, object?: number): number;
  /** The whole file; `trailer` needs Root, and may have Info and ID. */
  finish(trailer: Record<string, PdfValue>): Uint8Array;
}

/** Objects that go into one compressed stream: few enough that a reader need not open all. */
const OBJECTS_TOGETHER = 200;

/** Where an object lies: at a place in the file, or as the nth of a stream of objects. */
type Place = { offset: number } | { within: number; nth: number };

/**
 * Writes PDF 1.7: objects packed into compressed streams, and a compressed table of where they are.
 * The same objects give the same bytes.
 */
export function pdfFile(): PdfFile {
  const bodies = new Map<number, string>();
  const streams = new Map<number, Uint8Array>();
  let last = 0;
  const reserve = () => {
    last += 1;
    return last;
  };
  const putStream: PdfFile["putStream"] = (bytes, entries = {}, object = reserve()) => {
    const isPlain = entries.Filter === "none";
    const data = isPlain ? bytes : deflateSync(bytes);
    const Filter = isPlain ? undefined : "/FlateDecode";
    const head = dictionary({ ...entries, Filter, Length: data.length });
    streams.set(object, joined([latinBytes(`${head}\nstream\n`), data, latinBytes("\nendstream")]));
    return object;
  };
  return {
    reserve,
    put(body, object = reserve()) {
      bodies.set(object, body);
      return object;
    },
    putStream,
    finish(trailer) {
      const places = new Map<number, Place>();
      for (const together of chunks([...bodies.keys()], OBJECTS_TOGETHER)) {
        const within = putStream(...packed(together, bodies));
        for (const [nth, object] of together.entries()) places.set(object, { within, nth });
      }
      return wholeFile(streams, places, trailer, reserve());
    },
  };
}

/** Several objects as one stream: their numbers and where each begins, then the objects. */
function packed(
  objects: readonly number[],
  bodies: ReadonlyMap<number, string>,
): [Uint8Array, Record<string, PdfValue>] {
  let [heads, tail] = ["", ""];
  for (const object of objects) {
    heads += `${object} ${tail.length} `;
    tail += `${bodies.get(object)}\n`;
  }
  return [latinBytes(heads + tail), { Type: "/ObjStm", N: objects.length, First: heads.length }];
}

function wholeFile(
  streams: ReadonlyMap<number, Uint8Array>,
  places: Map<number, Place>,
  trailer: Record<string, PdfValue>,
  tableObject: number,
): Uint8Array {
  // Four bytes above 127 say to whoever carries the file that it is not text.
  const parts = [latinBytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n")];
  let offset = parts[0]?.length ?? 0;
  const append = (part: Uint8Array) => {
    parts.push(part);
    offset += part.length;
  };
  for (const [object, stream] of streams) {
    places.set(object, { offset });
    append(latinBytes(`${object} 0 obj\n`));
    append(stream);
    append(latinBytes("\nendobj\n"));
  }
  places.set(tableObject, { offset });
  const table = deflateSync(placeTable(places, tableObject + 1));
  const head = dictionary({
    Type: "/XRef",
    Size: tableObject + 1,
    W: array([1, 4, 2]),
    ...trailer,
    Filter: "/FlateDecode",
    Length: table.length,
  });
  const start = offset;
  append(latinBytes(`${tableObject} 0 obj\n${head}\nstream\n`));
  append(table);
  append(latinBytes(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`));
  return joined(parts);
}

/** Rows of one, four and two bytes: kind, place, and which of its stream. */
function placeTable(places: ReadonlyMap<number, Place>, size: number): Uint8Array {
  const table = new Uint8Array(size * 7);
  const view = new DataView(table.buffer);
  view.setUint16(5, 0xffff);
  for (const [object, place] of places) {
    const isPacked = "within" in place;
    view.setUint8(object * 7, isPacked ? 2 : 1);
    view.setUint32(object * 7 + 1, isPacked ? place.within : place.offset);
    view.setUint16(object * 7 + 5, isPacked ? place.nth : 0);
  }
  return table;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
