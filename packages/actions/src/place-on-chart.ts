import type { PlaceOnChart } from "@allteach/domain/figure-check";
import { figureShape, type Measure } from "@allteach/domain/measure";
import type { FigurePeriod } from "@allteach/domain/period";
import type { ChartPhases } from "@allteach/domain/phase";
import { type ChartPoint, controlChart } from "@allteach/spc/control-chart";
import { type MonthValue, seriesOf } from "./chart-series.ts";
import { phaseEndsOf } from "./measure-reading.ts";

/** Fewer earlier figures than these make no limits that anyone should be asked about. */
const FEW_POINTS = 12;

/** Where a figure lies among its site's own, and when the site was last out there. */
export interface OwnPlace extends PlaceOnChart {
  /** The last earlier period beyond the limits on the same side. */
  lastTime?: FigurePeriod;
}

/**
 * Where one period's figure lies on its site's own chart, whose centre and limits it has no part in.
 *
 * @param months In order, that period among them.
 * @param phases Where the chart's centre line was decided to begin anew: what is usual is what has
 *   been since then.
 * @returns Nothing where there are too few figures, where rare events are charted by the event, or
 *   where the limits are too narrow for how the measure varies anyway.
 */
export function placeOnChart(
  measure: Measure,
  months: readonly MonthValue[],
  period: FigurePeriod,
  { starts }: Pick<ChartPhases, "starts">,
): OwnPlace | undefined {
  const index = months.findIndex((month) => month.period === period);
  const begun = starts.findLast((start) => start <= period) ?? "";
  const since = months.filter(
    (month) => month.figure?.state === "measured" && month.period >= begun,
  );
  const isFew = since.length <= FEW_POINTS;
  if (index < 0 || isFew || figureShape(measure) === "events") return undefined;
  const series = seriesOf(measure.chart, months);
  const { points } = controlChart(series, {
    ...{ multiplier: measure.multiplier, exclude: [index + 1] },
    phaseEnds: phaseEndsOf(series, starts),
  });
  const point = points[index];
  const others = points.filter((_, place) => place !== index && points[place]?.value !== null);
  const out = others.filter((each) => beyondSide(each) !== undefined);
  if (!point || out.length > 1 + others.length / 10) return undefined;
  const { value, centre } = point;
  if (value === null || centre === null || value === centre) return undefined;
  const side = value > centre ? "above" : "below";
  const half = halfWidth(point);
  const lastTime = points.slice(0, index).findLast((each) => beyondSide(each) === side)?.label;
  return {
    ...{ side, beyond: beyondSide(point) === side },
    ...(half && { sigmas: Math.abs(value - centre) / (half / 3) }),
    ...(lastTime !== undefined && { lastTime: lastTime as FigurePeriod }),
  };
}

function beyondSide({ value, lower, upper }: ChartPoint): "above" | "below" | undefined {
  if (value === null) return undefined;
  if (upper !== null && value > upper) return "above";
  return lower !== null && value < lower ? "below" : undefined;
}

/** From the centre to the limit that nothing cut off: below 0, or above 100 %. */
function halfWidth({ centre, lower, upper }: ChartPoint): number {
  if (centre === null) return 0;
  return Math.max(upper === null ? 0 : upper - centre, lower === null ? 0 : centre - lower);
}
