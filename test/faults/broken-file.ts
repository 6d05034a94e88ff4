import { strFromU8, strToU8, unzipSync, type ZipOptions, zipSync } from "fflate";
import type { MadeFile } from "./made-file.ts";
import type { Random } from "./random.ts";

/** What people and machines write into cells. */
const nasty = [
  ..."1e309 1,234 １２ -0 12/30 31/02/2026 Nov-25 11/2025 2026-13 2026-W60 2026-Q5 NaN Infinity".split(
    " ",
  ),
  ...[
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-",
    "#REF!",
    "TRUE",
    "0x10",
    "٣",
    "",
    " ",
    "\u0000",
    '"',
    "“x”",
    "'",
  ],
  ...[
    "12 ",
    "no cases",
    "Total",
    "3;17",
    "999999999999999999999",
    "1.5",
    "85 %",
    "x".repeat(40_000),
  ],
  ...["\ud800", "é\u0301", "<b>", "&x;", "]]>", "\r", "\n", ",", ";", "\t", "NOR", "M1", "2026-01"],
  ...[
    "9".repeat(400),
    "1 234",
    "1'234",
    "０",
    "Jan",
    "2026",
    "45962",
    "numerator",
    "site",
    "\uFEFF",
  ],
];

/** The file with one to four things wrong in it; one in ten is left right. */
export function broken({ kind, bytes }: MadeFile, random: Random): MadeFile {
  let made = bytes;
  if (random.chance(10)) return { kind, bytes };
  for (let times = 1 + random.whole(4); times > 0; times--) {
    if (kind === "fhir")
      made = random.chance(70) ? brokenJson(made, random) : brokenBytes(made, random);
    else if (kind === "xlsx")
      made = random.chance(70) ? brokenParts(made, random) : brokenBytes(made, random);
    else made = random.chance(80) ? brokenText(made, random) : brokenBytes(made, random);
  }
  // Last, because the one who breaks files believes what they say of themselves.
  if (kind === "xlsx" && random.chance(15)) made = lying(made, random);
  return { kind, bytes: made };
}

function brokenBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const made = bytes.slice();
  const place = random.whole(Math.max(1, made.length));
  switch (random.whole(5)) {
    case 0:
      made[place] = random.whole(256);
      return made;
    case 1:
      return made.slice(0, place);
    case 2:
      return joined(made.slice(0, place), made.slice(Math.floor(place / 2)));
    case 3:
      return joined(
        random.pick([
          [0xef, 0xbb, 0xbf],
          [0xff, 0xfe],
          [0xfe, 0xff],
          [0x50, 0x4b, 3, 4],
        ]),
        made,
      );
    default:
      for (let times = 0; times < 8; times++) made[random.whole(made.length)] = random.whole(256);
      return made;
  }
}

const joined = (one: ArrayLike<number>, other: ArrayLike<number>) => {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
};

function brokenText(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const rows = text.split(/\r?\n/);
  const row = random.whole(rows.length);
  const cells = (rows[row] ?? "").split(/[,;\t]/);
  switch (random.whole(8)) {
    case 0:
      rows.splice(row, 0, rows[random.whole(rows.length)] ?? "");
      break;
    case 1:
      rows.splice(row, 1);
      break;
    case 2:
      return utf16(text, random.chance(50));
    case 3:
      rows[row] = ",".repeat(random.pick([5, 50, 2000, 20_000]));
      break;
    case 4:
      rows[row] += random.pick(nasty);
      break;
    default:
      cells[random.whole(cells.length)] = random.pick(nasty);
      rows[row] = cells.join(random.pick([",", ",", ";", "\t"]));
  }
  return new TextEncoder().encode(rows.join(random.pick(["\n", "\r\n", "\r"])));
}

function utf16(text: string, littleFirst: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2));
  view.setUint16(0, 0xfeff, littleFirst);
  for (let at = 0; at < text.length; at++)
    view.setUint16(2 + at * 2, text.charCodeAt(at), littleFirst);
  return new Uint8Array(view.buffer);
}

/** What is put into the XML of a workbook's parts. */
const xml = [
  '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>',
  ...["&a;", "</row>", "<row>", "<row r='1048576'>", "<c r='XFD9'><v>1</v></c>", "<v>1e999</v>"],
  ...['<c t="s"><v>99999</v></c>', '<c s="-1"><v>46000</v></c>', "<f>1/0</f>", "\u0000", "\ufffe"],
  ...['<mergeCell ref="A1:XFD1048576"/>', '<c t="e"><v>#DIV/0!</v></c>', '<c t="b"><v>1</v></c>'],
  " ".repeat(200_000),
  "<c><v>1</v></c>".repeat(3000),
];

function brokenParts(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = unzipped(bytes);
  if (!parts || Object.keys(parts).length === 0) return brokenBytes(bytes, random);
  const name = random.pick(Object.keys(parts));
  const text = strFromU8(parts[name] ?? new Uint8Array());
  const place = random.whole(Math.max(1, text.length));
  const tag = text.indexOf("<", place);
  const at = tag < 0 ? place : tag;
  switch (random.whole(6)) {
    case 0:
      delete parts[name];
      break;
    case 1:
      parts[name] = strToU8(text.slice(0, place));
      break;
    case 2:
      for (let count = random.pick([10, 300, 2500]); count > 0; count--)
        parts[`xl/x${count}`] = new Uint8Array(1);
      break;
    case 3:
      parts[name] = strToU8(
        text.replace(
          /<t[^>]*>[^<]*|<v>[^<]*/,
          `<v>${random.pick(nasty).replace(/[<&\p{Cc}]/gu, "")}`,
        ),
      );
      break;
    default:
      parts[name] = strToU8(text.slice(0, at) + random.pick(xml) + text.slice(at));
  }
  if (Object.keys(parts).length === 0) return bytes;
  return zipped(parts, random.pick([0, 1, 9]));
}

/** Tiny parts are stored as they are: packing each of thousands would take most of the time. */
function zipped(parts: Record<string, Uint8Array>, level: 0 | 1 | 9): Uint8Array {
  const entries = Object.entries(parts).map(([name, bytes]): [string, [Uint8Array, ZipOptions]] => {
    return [name, [bytes, { level: bytes.length < 100 ? 0 : level }]];
  });
  return zipSync(Object.fromEntries(entries));
}

function unzipped(bytes: Uint8Array): Record<string, Uint8Array> | undefined {
  try {
    return unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 1_000_000 });
  } catch {
    // What an earlier fault left unreadable is broken further byte by byte.
    return undefined;
  }
}

/** The directory at the end says something else of a part's size, place or way of packing. */
function lying(bytes: Uint8Array, random: Random): Uint8Array {
  const zip = bytes.slice();
  const view = new DataView(zip.buffer);
  for (let at = 0; at < zip.length - 46; at++) {
    if (view.getUint32(at, true) !== 0x02014b50 || random.chance(50)) continue;
    const field = random.pick([10, 20, 24, 42]);
    if (field === 10) view.setUint16(at + field, random.whole(99), true);
    else view.setUint32(at + field, random.pick([0, 1, 0xffffffff, random.whole(1e6)]), true);
  }
  return zip;
}

const values: readonly unknown[] = [
  ...[
    null,
    true,
    -1,
    Number.MAX_VALUE,
    0.5,
    1e12,
    "",
    "x",
    "Patient/1",
    "NOR",
    [],
    {},
    [[]],
    "2026-02-31",
  ],
  ...["individual", "pending", { resourceType: "Patient" }, { reference: "Patient/7" }],
];

function brokenJson(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // No JSON any more: broken further as text.
    return brokenText(bytes, random);
  }
  let at: unknown = body;
  for (let depth = random.whole(9); depth > 0 && isBranch(at); depth--) {
    const keys = Object.keys(at);
    const next: unknown = keys.length > 0 ? Reflect.get(at, random.pick(keys)) : undefined;
    if (!isBranch(next)) break;
    at = next;
  }
  if (isBranch(at)) {
    const keys = Object.keys(at);
    const key =
      random.chance(70) && keys.length > 0
        ? random.pick(keys)
        : random.pick(["subject", "scoring", "x"]);
    if (random.chance(25)) Reflect.deleteProperty(at, key);
    else Reflect.set(at, key, random.chance(5) ? deep(200) : random.pick(values));
  }
  return new TextEncoder().encode(JSON.stringify(body) ?? "");
}

const isBranch = (value: unknown): value is object => typeof value === "object" && value !== null;

const deep = (levels: number): unknown => (levels === 0 ? 1 : { x: deep(levels - 1) });
