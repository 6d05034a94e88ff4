import type { ControlChart } from "@allteach/spc/control-chart";
import type { ControlChartProps } from "./chart-props.ts";
import type { LegendItem } from "./legend.ts";
import { patternedPhases } from "./marks/centre-line.ts";
import { diamond } from "./marks/expected-level.ts";
import { wearsRings } from "./marks/points.ts";
import { ringPath, symbolPath } from "./marks/symbol.ts";
import { ABSENCE, absenceMark, missingPeriods } from "./missing.ts";
import { rounded } from "./path.ts";
import type { PointKind } from "./point-kind.ts";

const WORDS = {
  improvement: "Improvement",
  concern: "Concern",
  notable: "Special cause",
} as const;

/** A word for every mark that this chart has and a reader may not know. */
export function chartLegend(
  { points }: ControlChart,
  kinds: readonly PointKind[],
  { restated = [], trialPhases = [], missing = [], signals = [], expected = [] }: ControlChartProps,
): LegendItem[] {
  const plotted = points.filter(({ value }) => value !== null);
  const absences = new Set(missingPeriods(points, missing).map(({ why }) => why));
  const items: (LegendItem | false)[] = [
    ...(["improvement", "concern", "notable"] as const).map(
      (kind) =>
        kinds.some((other, index) => other === kind && isMarked(points[index])) && {
          marks: [{ look: kind, path: (x: number, y: number) => symbolPath(kind, x, y) }],
          text: WORDS[kind],
        },
    ),
    wearsRings(points) && {
      marks: [{ look: "beyond", path: (x, y) => ringPath(x, y, 6) }],
      text: "Beyond the limits",
    },
    plotted.some(({ excluded }) => excluded) && {
      marks: [{ look: "excluded", path: (x, y) => ringPath(x, y, 3.5) }],
      text: "Left out of the limits",
    },
    patternedPhases(points, signals).size > 0 && {
      marks: [{ look: "centre-pattern", path: (x, y) => `M${rounded(x - 8)} ${rounded(y)}h16` }],
      text: "Unusual pattern around the centre line",
    },
    expected.length > 0 && {
      marks: [{ look: "expected", path: diamond }],
      text: "Expected by then",
    },
    restated.length > 0 && {
      marks: [{ look: "ghost", path: (x, y) => ringPath(x, y, 4) }],
      text: "Before correction",
    },
    points.some(({ phase, upper }) => upper !== null && trialPhases.includes(phase)) && {
      marks: [{ look: "trial-limit", path: (x, y) => `M${rounded(x - 8)} ${rounded(y)}h16` }],
      text: "Trial limits, few points so far",
    },
    ...(["not-collected", "no-cases"] as const).map(
      (why) =>
        absences.has(why) && {
          marks: [
            { look: "missing" as const, path: (x: number, y: number) => absenceMark(why, x, y) },
          ],
          text: capitalised(ABSENCE[why]),
        },
    ),
  ];
  return items.filter((item) => item !== false);
}

function isMarked(point: ControlChart["points"][number] | undefined): boolean {
  return point !== undefined && point.value !== null && !point.excluded;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
