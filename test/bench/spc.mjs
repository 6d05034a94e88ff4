// How long control charts take: 1,000 p charts of 60 months, with limits and runs, from figures
// read beforehand; then other charts, and one long series. Prints medians in milliseconds.
import { existsSync, readFileSync } from "node:fs";
import { controlChart } from "../../packages/spc/src/control-chart.ts";
import { makingDataCount } from "../../packages/spc/src/making-data-count.ts";

const FIGURES = new URL("../../../shared/data/series-1000x60.csv", import.meta.url);
const TARGET_MS = 10;

const sites = existsSync(FIGURES) ? readSites(readFileSync(FIGURES, "utf8")) : madeUpSites();
if (!existsSync(FIGURES)) console.log("series-1000x60.csv is absent: figures are made up");

const everySite = (chart) => sites.map((points) => ({ chart, points }));
const p = measure(everySite("p"), (series) => controlChart(series));
console.log(
  `1,000 p charts of 60 points, limits and runs: median ${format(p.median)} ms, ` +
    `fastest ${format(p.fastest)} ms (target ${TARGET_MS} ms; ${p.samples} samples)`,
);
for (const chart of ["pp", "u", "up", "c", "i", "mr", "run", "g"]) {
  const { median } = measure(everySite(chart), (series) => controlChart(series));
  console.log(`1,000 ${chart} charts of 60 points: median ${format(median)} ms`);
}
const mdc = measure(everySite("i"), (series) =>
  makingDataCount(series, { improvement: "decrease" }),
);
console.log(`1,000 Making Data Count charts of 60 points: median ${format(mdc.median)} ms`);

const long = Array.from({ length: 10_000 }, (_, row) => ({
  label: String(row),
  numerator: 20 + ((row * 7919) % 31),
  denominator: 300,
}));
for (const chart of ["p", "pp", "i", "run"]) {
  const { median } = measure([{ chart, points: long }], (series) => controlChart(series));
  console.log(`one ${chart} chart of 10,000 points: median ${format(median)} ms`);
}

/** Runs every series once a sample, after warming up, and takes the time of whole samples. */
function measure(allSeries, compute) {
  const times = [];
  for (let sample = -15; sample < 61; sample += 1) {
    const start = performance.now();
    for (const series of allSeries) compute(series);
    if (sample >= 0) times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  return { median: times[times.length >> 1], fastest: times[0], samples: times.length };
}

function readSites(csv) {
  const points = new Map();
  for (const line of csv.trim().split("\n").slice(1)) {
    const [site, label, n, d] = line.split(",");
    if (!points.has(site)) points.set(site, []);
    points.get(site).push({ label, numerator: Number(n), denominator: Number(d) });
  }
  return [...points.values()];
}

function madeUpSites() {
  return Array.from({ length: 1000 }, (_, site) =>
    Array.from({ length: 60 }, (_, month) => ({
      label: String(month),
      numerator: 30 + ((site * 31 + month * 7919) % 29),
      denominator: 300 + ((site + month) % 41),
    })),
  );
}

function format(milliseconds) {
  return milliseconds.toFixed(milliseconds < 1 ? 3 : 1);
}
