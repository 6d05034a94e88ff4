import type { ControlChart } from "@allteach/spc/control-chart";
import type { ControlChartProps } from "./chart-props.ts";
import { centreWord, type Figure } from "./figures.ts";
import { fitted, shortened } from "./lettering.ts";
import type { EndLabel } from "./marks/end-labels.ts";
import { hasEnded } from "./marks/goal-line.ts";
import { periodText } from "./period-text.ts";
import type { SheetSize } from "./sheet.ts";

/** No share is higher. */
const MOST_PERCENT = 100;

interface Wording {
  figure: Figure;
  size: SheetSize;
}

/** What stands at the right end: the last value, the centre line, the limits and the goals. */
export function endLabels(
  chart: ControlChart,
  { goals = [], expected = [], ahead = [], unit }: ControlChartProps,
  { figure, size }: Wording,
): EndLabel[] {
  const longest = size.narrow ? 84 : 150;
  const standing = goals.filter((goal) => !hasEnded(goal, chart.points.length));
  return [
    ...lastValue(chart, ahead.length, figure),
    ...lines(chart, { figure, size }, unit),
    ...standing.map(
      ({ name = "Goal", value }): EndLabel => ({
        value,
        text: `${fitted(name, longest - 40, size.lettering)} ${figure(value)}`,
        look: "goal-text",
      }),
    ),
    ...expected
      .filter(({ to }) => to >= chart.points.length - 1)
      .map(
        ({ level }): EndLabel => ({
          value: level,
          text: `Expected ${figure(level)}`,
          look: "expected-text",
        }),
      ),
  ];
}

function lastValue({ points }: ControlChart, ahead: number, figure: Wording["figure"]): EndLabel[] {
  const index = points.findLastIndex(({ value }) => value !== null);
  const last = points[index];
  if (last === undefined || last.value === null) return [];
  const isAtTheEnd = index === points.length - 1 && ahead === 0;
  const when = isAtTheEnd ? "" : `${shortened(periodText(last.label).short, 12)}: `;
  return [{ value: last.value, text: when + figure(last.value), look: "strong" }];
}

/** Centre line and limits. A limit at the end of what can be, 0 or 100 %, limits nothing. */
function lines(
  { chart, points }: ControlChart,
  { figure, size }: Wording,
  unit: string | undefined,
): EndLabel[] {
  const labels: EndLabel[] = [];
  const last = points.findLast(({ centre }) => centre !== null);
  if (last === undefined || last.centre === null) return labels;
  labels.push({
    value: last.centre,
    text: `${centreWord(chart)} ${figure(last.centre)}`,
    look: "text",
  });
  const limited = points.findLast(
    ({ phase, upper, lower }) => phase === last.phase && upper !== null && lower !== null,
  );
  if (limited === undefined || limited.upper === null || limited.lower === null) return labels;
  const [upper, lower] = size.narrow ? ["Upper", "Lower"] : ["Upper limit", "Lower limit"];
  if (limited.upper > last.centre && !(unit === "%" && limited.upper === MOST_PERCENT)) {
    labels.push({ value: limited.upper, text: `${upper} ${figure(limited.upper)}`, look: "soft" });
  }
  if (limited.lower < last.centre && limited.lower !== 0) {
    labels.push({ value: limited.lower, text: `${lower} ${figure(limited.lower)}`, look: "soft" });
  }
  return labels;
}
