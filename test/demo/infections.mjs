// Real counts of six hospitals: three kinds of infection, 24 months, patient days as fractions.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export const source = resolve(import.meta.dirname, "../../../shared/data/hospital_infections.csv");

/** The file's infections beside the template's measures, which count the same kind of thing. */
const measures = [
  {
    infection: "UTI",
    code: "CAUTI",
    per: 1000,
    name: "Catheter-associated urinary tract infections",
  },
  {
    infection: "BAC",
    code: "CLABSI",
    per: 1000,
    name: "Central line-associated bloodstream infections",
  },
  {
    infection: "CDI",
    code: "CDIFF",
    per: 10_000,
    name: "Hospital-onset Clostridioides difficile infections",
  },
];

/** The file's rows, and the same figures as an upload has them. */
export function readInfections() {
  const [, ...lines] = readFileSync(source, "utf8").trim().split(/\r?\n/);
  const rows = lines.map((line) => {
    const [hospital, infection, month, n, days] = line.replaceAll('"', "").split(",");
    const { code } = measures.find((measure) => measure.infection === infection);
    return {
      hospital,
      code,
      period: month.slice(0, 7),
      n: Number(n),
      days: Number(days),
      daysText: days,
    };
  });
  const uploaded = rows.map((row) =>
    [row.hospital, row.period, row.code, row.n, row.daysText].join(","),
  );
  return {
    rows,
    measures,
    hospitals: [...new Set(rows.map(({ hospital }) => hospital))],
    periods: [...new Set(rows.map(({ period }) => period))].sort(),
    csv: ["site,period,measure,numerator,denominator", ...uploaded].join("\n"),
  };
}
