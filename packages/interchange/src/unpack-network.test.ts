import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { NetworkExport } from "./network-export.ts";
import { packNetwork } from "./pack-network.ts";
import { unpackNetwork } from "./unpack-network.ts";

const whole: NetworkExport = {
  format: "allteach.network",
  version: 1,
  exportedAt: "2026-11-22T10:00:00.000Z",
  migrations: ["0001_network.sql"],
  tables: {
    site: {
      columns: ["id", "name", "left_after"],
      rows: [
        [1, "=SUM(A1)", null],
        [2, "Ärö", ""],
      ],
    },
  },
  archive: [
    { key: "reports/r/abc", type: "text/html", bytes: 3, included: true },
    { key: "reports/r/def", type: "text/html", bytes: 900, included: false },
  ],
};
const files = new Map([["reports/r/abc", strToU8("abc")]]);

const because = (zip: Uint8Array) => {
  const read = unpackNetwork(zip);
  return read.ok || read.refusal.kind !== "invalid" ? "" : read.refusal.problems[0]?.because;
};
const withJson = (value: unknown) => zipSync({ "network.json": strToU8(JSON.stringify(value)) });

describe("a network's export", () => {
  it("is read as it was packed, and packed again into the same bytes", () => {
    const zip = packNetwork(whole, files);
    const read = unpackNetwork(zip);

    expect(read).toEqual({ ok: true, value: { whole, files } });
    expect(packNetwork(whole, files)).toEqual(zip);
  });

  it("is refused when it is larger than 30 MB unpacked, before anything is unpacked", () => {
    const bomb = zipSync({ "network.json": new Uint8Array(31 * 1024 * 1024) }, { level: 9 });

    expect(bomb.length).toBeLessThan(100_000);
    expect(because(bomb)).toMatch(/larger than 30 MB/);
  });

  it("is refused when an entry is larger than it says", () => {
    const zip = zipSync({ "network.json": new Uint8Array(5000).fill(32) }, { level: 9 });
    const view = new DataView(zip.buffer, zip.byteOffset);
    for (let place = 0; place < zip.length - 4; place++) {
      const signature = view.getUint32(place, true);
      if (signature === 0x02014b50) view.setUint32(place + 24, 10, true);
      if (signature === 0x04034b50) view.setUint32(place + 22, 10, true);
    }

    expect(because(zip)).not.toBe("");
  });

  it.each([
    ["no zip at all", strToU8("site,period\r\nNOR,2026-01"), /no zip/],
    ["a zip that was cut", packNetwork(whole, files).slice(0, 300), /no zip/],
    ["a zip of something else", zipSync({ "a.txt": strToU8("a") }), /no network.json/],
    ["a JSON that is none", zipSync({ "network.json": strToU8("{") }), /cannot be read/],
    ["another format", withJson({ ...whole, format: "other" }), /no export of a network/],
    ["a newer version", withJson({ ...whole, version: 2 }), /newer kind/],
    [
      "a table whose name is SQL",
      withJson({ ...whole, tables: { "site; drop table site": whole.tables.site } }),
      /cannot be read/,
    ],
    [
      "a row that is too short",
      withJson({ ...whole, tables: { site: { columns: ["id", "name"], rows: [[1]] } } }),
      /more or fewer cells/,
    ],
    [
      "a key that climbs out of the archive",
      withJson({ ...whole, archive: [{ ...whole.archive[0], key: "reports/../../other" + "/x" }] }),
      /no key of an archive/,
    ],
    ["a file that is not there", withJson(whole), /lacks its file/],
  ])("is refused when it is %s", (_, zip, why) => {
    expect(because(zip)).toMatch(why);
  });
});
