import { xlsxOf } from "@allteach/interchange/xlsx-of";
import type { Random } from "./random.ts";

/** A file as it would be right. */
export interface MadeFile {
  kind: "csv" | "grid" | "xlsx" | "fhir";
  bytes: Uint8Array;
}

const sites = ["NOR", "SOU", "WES"];
const months = ["2026-01", "2026-02", "Mar-26", "04/2026", "2026-05-01", "June 2026"];

const everyMeasure: readonly string[] = ["M0", "M1", "M2", "M3", "M4"];

/**
 * A file of figures of one of four kinds: rows, a table of months, a workbook of either, FHIR.
 *
 * @param measures Codes: of a rate, a share, a mean, a value and of rare events, as far as there are.
 */
export function madeFile(random: Random, measures = everyMeasure): MadeFile {
  const kind = random.pick(["csv", "grid", "xlsx", "fhir"] as const);
  if (kind === "fhir") return { kind, bytes: encoded(JSON.stringify(bundle(random, measures))) };
  const isGrid = kind === "grid" || (kind === "xlsx" && random.chance(50));
  const rows = isGrid ? grid(random, measures) : lines(random, measures);
  if (kind === "xlsx") return { kind, bytes: xlsxOf([{ name: "Figures", rows: rows.map(typed) }]) };
  const delimiter = random.pick([",", ";", "\t"]);
  return { kind, bytes: encoded(rows.map((row) => row.join(delimiter)).join("\r\n")) };
}

const encoded = (text: string) => new TextEncoder().encode(text);

const typed = (row: readonly string[]) =>
  row.map((cell) => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell));

function lines(random: Random, [rate = "", share = "", ...rest]: readonly string[]): string[][] {
  const [mean, value, rare] = rest;
  const heading = "site period measure numerator denominator mean sd n value events note".split(
    " ",
  );
  const rows = months.slice(0, 1 + random.whole(months.length)).flatMap((month) =>
    sites.map((site) => {
      const count = String(random.whole(9));
      const figures = random.pick([
        [rate, count, "90", "", "", "", "", "", ""],
        [share, count, "30", "", "", "", "", "", "late"],
        ...(mean ? [[mean, "", "", "4.5", "1.25", "40", "", "", ""]] : []),
        ...(value ? [[value, "", "", "", "", "", "7.5", "", ""]] : []),
        ...(rare ? [[rare, "", "", "", "", "", "", "3 17", ""]] : []),
        [rate, "", "", "", "", "", "", "", "nobody counted"],
        [share, "no cases", "", "", "", "", "", "", ""],
      ]);
      return [site, month, ...figures];
    }),
  );
  return [heading, ...rows];
}

function grid(random: Random, [measure = ""]: readonly string[]): string[][] {
  const some = sites.slice(0, 1 + random.whole(3));
  return [
    [measure],
    ["Month", ...some.flatMap((site) => [site, ""])],
    [
      "",
      ...some.flatMap(() =>
        random.pick([
          ["num", "den"],
          ["met it", "seen"],
        ]),
      ),
    ],
    ...months.map((month) => [month, ...some.flatMap(() => [String(random.whole(9)), "90"])]),
  ];
}

function bundle(random: Random, [measure = ""]: readonly string[]) {
  const entry = months
    .slice(0, 1 + random.whole(4))
    .flatMap((_, index) =>
      sites.map((site) => ({ resource: report(site, index + 1, random.whole(9), measure) })),
    );
  return random.chance(30)
    ? entry[0]?.resource
    : { resourceType: "Bundle", type: "transaction", entry };
}

function report(site: string, month: number, cases: number, measure: string) {
  const count = (code: string, value: number) => ({ code: { coding: [{ code }] }, count: value });
  const named = `2026-${String(month).padStart(2, "0")}`;
  const last = new Date(Date.UTC(2026, month, 0)).getUTCDate();
  return {
    ...{ resourceType: "MeasureReport", status: "complete", type: "summary" },
    ...{
      measure: `https://a.example/Measure/${measure}`,
      reporter: { identifier: { value: site } },
    },
    period: { start: `${named}-01`, end: `${named}-${last}` },
    group: [{ population: [count("denominator", 90), count("numerator", cases)] }],
  };
}
