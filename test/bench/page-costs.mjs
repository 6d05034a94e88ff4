// What pages cost: trips to databases, rows, and bytes over the wire.
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { printTable } from "./table.mjs";

/** What the network compresses pages with on the way. */
const compressed = (text) => gzipSync(text, { level: 6 }).length;
const tighter = (text) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

/** Pictures of the first screen: a row of cards at 1280 × 900, two and a half cards on a phone. */
const FIRST_PICTURES = 3;

/** Trips and rows of one call. */
export function databaseUse(answer) {
  const header = answer.headers.get("x-database") ?? "";
  const [, trips, read, written] = /trips=(\d+) read=(\d+) written=(\d+)/.exec(header) ?? [];
  if (trips === undefined) throw new Error(`${answer.url} does not tell what it asked`);
  const [, inSequence] = /in-sequence=(\d+)/.exec(header) ?? [];
  return {
    ...{ trips: Number(trips), read: Number(read), written: Number(written) },
    inSequence: Number(inSequence),
  };
}

/**
 * @param {{ name: string, path: string, shown?: number, call: typeof fetch }[]} pages
 * @returns The same pages with their costs.
 */
export async function pageCosts(origin, pages) {
  const costs = [];
  const assets = new Map();
  for (const page of pages) {
    const answer = await page.call(page.path);
    const html = await answer.text();
    if (answer.status !== 200) throw new Error(`${page.path}: ${answer.status}`);
    const files = { css: 0, js: 0 };
    for (const [, file] of html.matchAll(/(?:href|src)="([^"]+\.(?:css|js))"/g)) {
      if (!assets.has(file)) assets.set(file, await (await fetch(new URL(file, origin))).text());
      files[file.endsWith(".css") ? "css" : "js"] += compressed(assets.get(file));
    }
    const brotli = [
      html,
      ...[...assets].flatMap(([file, text]) => (html.includes(file) ? [text] : [])),
    ]
      .map(tighter)
      .reduce((sum, bytes) => sum + bytes, 0);
    const found = [...html.matchAll(/<img[^>]* src="(\/[^"]+)"/g)];
    const pictures = await bytesOf(page, found.slice(0, FIRST_PICTURES));
    const gzip = compressed(html) + files.css + files.js;
    const sizes = { html: compressed(html), ...files, pictures, gzip, brotli };
    costs.push({ ...page, ...databaseUse(answer), ...sizes });
  }
  return costs;
}

async function bytesOf({ call }, found) {
  let bytes = 0;
  for (const [, path] of found) bytes += (await (await call(path)).arrayBuffer()).byteLength;
  return bytes;
}

export function printPageCosts(costs) {
  const kilobytes = (bytes) => (bytes / 1024).toFixed(1);
  printTable(
    "Pages: trips to databases, rows; kilobytes compressed (gzip, and all of it by brotli)",
    [
      ...["page", "trips", "in sequence", "read", "shown", "read/shown", "written"],
      ...["html", "css", "js", "pictures", "all", "brotli"],
    ],
    costs.map(({ name, trips, inSequence, read, shown, written, ...sizes }) => [
      ...[name, trips, inSequence, read, shown, shown && (read / shown).toFixed(2), written],
      ...["html", "css", "js", "pictures", "gzip", "brotli"].map((what) => kilobytes(sizes[what])),
    ]),
  );
}
