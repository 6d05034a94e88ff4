// Bytes and median milliseconds of pictures, drawn from figures that change from month to month.
// One 60-point control chart is to take at most 0.5 ms and 12 KB (nearest peer: 13.5 ms, 26.6 KB).
import { completenessGridSvg } from "@allteach/chart/completeness-grid-svg";
import { funnelSvg } from "@allteach/chart/funnel-svg";
import { readingSparkline, readingSvg } from "@allteach/chart/reading-svg";
import { smallMultiplesSvg } from "@allteach/chart/small-multiples-svg";
import { funnel } from "@allteach/spc/funnel";
import { readChart } from "@allteach/spc/read-chart";

const MONTHS = 60;
const WARM_UP = 300;
const SAMPLES = 301;

/** A repeatable number between 0 and 1. */
function chance(seed) {
  const wave = Math.sin(seed * 12.9898 + 4.1) * 43758.5453;
  return wave - Math.floor(wave);
}

function series(site, length = MONTHS) {
  const points = Array.from({ length }, (_, month) => {
    const denominator = 80 + Math.round(40 * chance(site * 977 + month));
    const rate = (month < 40 ? 0.62 : 0.73) + 0.08 * (chance(site * 31 + month * 7) - 0.5);
    const label = `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    return { label, numerator: Math.round(denominator * rate), denominator };
  });
  return { chart: "p", points };
}

const read = (site, length) =>
  readChart(series(site, length), {
    chart: { multiplier: 100 },
    direction: "increase",
    unit: "%",
    name: "Remission",
  });

const reading = read(1);
const props = {
  id: "chart",
  title: "Remission",
  axisTitle: "Patients in remission",
  goals: [{ value: 75 }],
  annotations: [{ point: 39, text: "Visit planning begins" }],
};
const sites = Array.from({ length: 96 }, (_, site) => read(site + 1, 36));
const panels = sites.map((each, site) => ({
  name: `Site ${site + 1}`,
  chart: each.chart,
  signals: each.signals,
}));
const computed = funnel(
  sites.map((_, site) => ({ id: `s${site}`, numerator: 60 + (site % 17), denominator: 90 + site })),
  { kind: "proportion", multiplier: 100 },
);
const months = series(1, 12).points.map(({ label }) => label);
const rows = panels.map(({ name }) => ({ name, cells: months.map(() => "in") }));

const drawings = {
  "control chart, 60 months, page": () => readingSvg(reading, props),
  "control chart, 60 months, print": () => readingSvg(reading, { ...props, theme: "print" }),
  "control chart, 60 months, narrow": () => readingSvg(reading, { ...props, width: "narrow" }),
  "sparkline, 36 months": () =>
    readingSparkline(sites[0], { id: "s", title: "Remission", description: "" }),
  "small multiples, 96 sites": () =>
    smallMultiplesSvg(panels, { id: "m", title: "Sites", unit: "%" }),
  "funnel, 96 sites": () => funnelSvg(computed, { id: "f", title: "Sites", unit: "%", names: {} }),
  "completeness, 96 sites × 12": () => completenessGridSvg(rows, months, { id: "g", title: "In" }),
};

for (const [name, draw] of Object.entries(drawings)) {
  const { length } = new TextEncoder().encode(draw());
  console.log(`${name}: ${(length / 1024).toFixed(1)} KB, ${median(draw).toFixed(3)} ms`);
}

function median(draw) {
  for (let turn = 0; turn < WARM_UP; turn += 1) draw();
  const times = Array.from({ length: SAMPLES }, () => {
    const start = performance.now();
    draw();
    return performance.now() - start;
  });
  return times.sort((one, two) => one - two)[Math.floor(SAMPLES / 2)];
}
