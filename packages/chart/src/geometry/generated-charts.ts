import type { ControlChart } from "@allteach/spc/control-chart";
import type { ControlChartProps } from "../chart-props.ts";
import { months, point } from "../example-charts.ts";
import type { ChartSignal } from "../point-kind.ts";

const words = (
  "the ward moved to new building kit at every bed Überleitung 診療計画 learning session " +
  "Pneumonoultramicroscopicsilicovolcanoconiosis WWWWWWWW 37°C iii"
).split(" ");

const UNITS = ["%", "days", "per 1,000 catheter days", ""] as const;
const WIDTHS = ["wide", "narrow", "wide", "narrow", 300, 1100] as const;

/** Numbers that follow from a seed. */
function dice(seed: number) {
  let state = seed * 2654435761 + 12345;
  const below = (most: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) | 0;
    return Math.abs(state >> 3) % Math.max(1, most);
  };
  const text = (most: number) => {
    let made = "";
    const wanted = 1 + below(most);
    while (made.length < wanted) made += `${made === "" ? "" : " "}${words[below(words.length)]}`;
    return made.slice(0, most);
  };
  return { below, text };
}

/**
 * Made-up charts, the same for the same number: of no points up to ten years, in every width, with
 * phases, gaps, signals, goals, notes and expectations.
 */
export function generatedChart(seed: number): { chart: ControlChart; props: ControlChartProps } {
  const { below, text } = dice(seed);
  const count = [0, 1, 2, 6, 13, 24, 36, 36, 60, 120][seed % 10] ?? 36;
  const unit = UNITS[below(UNITS.length)] ?? "";
  const scale = unit === "%" ? 100 : ([3, 40, 1200][below(3)] ?? 40);
  const change = below(3) === 0 ? Math.floor(count / 2) : count;
  const levels = [0.55, 0.35].map((share) => scale * share);
  const labels = months(count);
  const points = labels.map((label, place) => {
    const phase = place < change ? 1 : 2;
    const centre = levels[phase - 1] ?? 0;
    const value = below(14) === 0 ? null : centre * (0.6 + below(80) / 100);
    const limits = { centre, lower: centre * 0.62, upper: centre * 1.38 };
    return { ...point(label, value, limits, phase), excluded: below(40) === 0 };
  });
  const ahead = below(3) === 0 || count === 0 ? 0 : 1 + below(12);
  const slots = count + ahead;
  const at = () => below(Math.max(1, slots));
  const longest = [12, 60, 200][seed % 3] ?? 60;
  const props: ControlChartProps = {
    ...{ id: `c${seed}`, title: "A made-up chart", unit, axisTitle: text(60) },
    width: WIDTHS[seed % WIDTHS.length] ?? "wide",
    ahead: months(slots).slice(count),
    signals: signalsOf(points.length, below),
    goals: Array.from({ length: below(3) }, (_, place) => ({
      value: scale * (0.3 + below(40) / 100),
      ...(place > 0 && count > 12 && { from: 0, to: Math.floor(count / 3) }),
    })),
    annotations: Array.from({ length: below(12) }, () => ({ point: at(), text: text(longest) })),
    expected: Array.from({ length: count === 0 ? 0 : below(4) }, () => {
      const from = at();
      const level = scale * (0.2 + below(70) / 100);
      const to = Math.min(slots - 1, from + below(8));
      return { level, from, to, rises: below(2) === 0, text: text(80) };
    }),
    ...(count > 0 && below(3) === 0 && { restated: [{ point: below(count), was: scale * 0.5 }] }),
    ...(below(4) === 0 && { trialPhases: [1] }),
    ...(change < count && below(2) === 0 && { phaseNames: [text(30), text(30)] }),
  };
  return { chart: { chart: unit === "%" ? "p" : "i", points, phases: [] }, props };
}

function signalsOf(count: number, below: (most: number) => number): ChartSignal[] {
  if (count < 12) return [];
  const start = below(count - 8);
  const points = Array.from({ length: 8 }, (_, place) => start + place);
  const favourable = [true, false, null][below(3)] ?? null;
  return [{ rule: "shift-8", points, favourable, side: "above" }];
}
