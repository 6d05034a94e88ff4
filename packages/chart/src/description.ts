import type { ChartPoint, ChartType, ControlChart } from "@allteach/spc/control-chart";
import type { ControlChartProps } from "./chart-props.ts";
import { centreWord, type Figure } from "./figures.ts";
import { shortened } from "./lettering.ts";
import { limitsNote } from "./limits-note.ts";
import { phaseStretches } from "./marks/phase-break.ts";
import { ABSENCE, missingPeriods } from "./missing.ts";
import { periodText } from "./period-text.ts";
import type { ChartSignal } from "./point-kind.ts";

const KIND: Record<ChartType, string> = {
  run: "Run chart",
  i: "I chart",
  mr: "Moving range chart",
  xbar: "X-bar chart",
  s: "S chart",
  t: "T chart",
  p: "P chart",
  pp: "Laney P′ chart",
  c: "C chart",
  u: "U chart",
  up: "Laney U′ chart",
  g: "G chart",
  ip: "I′ chart",
};

/** More than this many of a sort are counted, not told. */
const MOST = 6;
const LONGEST = 140;

/** The chart in sentences, for those who hear it. */
export function description(
  chart: ControlChart,
  props: Pick<
    ControlChartProps,
    "sentence" | "signals" | "phaseNames" | "goals" | "expected" | "annotations" | "missing"
  >,
  figure: Figure,
): string {
  const { points } = chart;
  const when = (point: number) => periodText(points[point]?.label ?? "").long;
  const sentences = [
    props.sentence ?? "",
    extent(chart, when),
    latest(points, figure),
    ...levels(chart, props.phaseNames ?? [], figure, when),
    ...(props.goals ?? []).map(({ name = "Goal", value }) => `${name}: ${figure(value)}.`),
    told(
      (props.expected ?? []).map(({ text }) => `Expected: ${shortened(text, LONGEST)}.`),
      "expectations",
    ),
    told(
      (props.signals ?? []).map((signal) => signalTold(signal, props.sentence, when)),
      "signals",
    ),
    told(
      missingPeriods(points, props.missing).map(
        ({ point, why }) => `No value for ${when(point)}: ${ABSENCE[why]}.`,
      ),
      "periods without a value",
    ),
    told(
      (props.annotations ?? []).map(
        ({ point, text }) => `${when(point)}: ${shortened(text, LONGEST)}.`,
      ),
      "notes",
    ),
    limitsNote(chart) ?? "",
    ...chart.phases.flatMap(({ whyNoLimits }) => whyNoLimits ?? []),
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function extent({ chart, points }: ControlChart, when: (point: number) => string): string {
  if (points.length === 0) return `${KIND[chart]} with no points yet.`;
  if (points.length === 1) return `${KIND[chart]} with one point, ${when(0)}.`;
  return `${KIND[chart]} of ${points.length} points, ${when(0)} to ${when(points.length - 1)}.`;
}

function latest(points: readonly ChartPoint[], figure: Figure): string {
  const last = points.findLast(({ value }) => value !== null);
  if (last === undefined || last.value === null) return points.length === 0 ? "" : "No values.";
  return `Latest: ${figure(last.value)} in ${periodText(last.label).long}.`;
}

function levels(
  chart: ControlChart,
  names: readonly string[],
  figure: Figure,
  when: (point: number) => string,
): string[] {
  const phases = phaseStretches(chart.points);
  return phases.flatMap(({ phase, start, end, centre }) => {
    if (centre === null) return [];
    const name = names[phase - 1] === undefined ? "" : ` (${names[phase - 1]})`;
    const from = phases.length === 1 ? "" : `From ${when(start)}${name}: `;
    const { upper, lower } = chart.points[end - 1] ?? {};
    const known = typeof upper === "number" && typeof lower === "number";
    const limits = known ? `, limits ${figure(lower)} to ${figure(upper)}` : "";
    return [`${from}${centreWord(chart.chart)} ${figure(centre)}${limits}.`];
  });
}

function told(sentences: readonly string[], what: string): string {
  const more = sentences.length - MOST;
  const said = sentences.slice(0, MOST).join(" ");
  return more > 0 ? `${said} And ${more} more ${what}.` : said;
}

/** In its own words, unless the chart's main sentence has just said them. */
function signalTold(
  { favourable, points, words }: ChartSignal,
  sentence: string | undefined,
  when: (point: number) => string,
): string {
  const isSaid = words === undefined || words === sentence;
  const what = `${sense(favourable)}, ${span(points, when)}`;
  return isSaid ? `${what}.` : `${what}: ${words.replace(/\.$/, "")}.`;
}

function sense(favourable: boolean | null): string {
  if (favourable === null) return "Special cause";
  return favourable ? "Improvement" : "Concern";
}

function span(points: readonly number[], when: (point: number) => string): string {
  const [first = 0] = points;
  const last = points.at(-1) ?? first;
  return first === last ? when(first) : `${when(first)} to ${when(last)}`;
}
