import { funnelSvg } from "@allteach/chart/funnel-svg";
import { isProportion } from "@allteach/domain/measure";
import { type Period, periodName } from "@allteach/domain/period";
import { type Funnel, type FunnelPoint, funnel } from "@allteach/spc/funnel";
import {
  bearableDecimals,
  formatNumber,
  formatValue,
  type ValueFormat,
} from "@allteach/spc/words/format-value";
import type { MeasureSection } from "./measure-section.ts";
import { drawnWhole } from "./picture.ts";
import type { MeasureInput } from "./report-input.ts";
import { MOST_SITES } from "./side-by-side.ts";
import { firstFew, plainLine } from "./wording.ts";

/** A month's sites of one measure by their size: what small charts of so many cannot show. */
export interface SiteFunnel {
  section: MeasureSection;
  funnel: Funnel;
  /** Each site under the name that this report's readers may see, by its id in the funnel. */
  names: Readonly<Record<string, string>>;
  sentence: string;
  alternative: string;
}

/** More names than this are counted. */
const MOST_NAMED = 8;

/**
 * The first proportion of a report that more sites counted in its month than stand side by side.
 *
 * @returns Null where no measure has so many that the reader may tell apart.
 */
export function siteFunnelOf(
  measures: readonly { input: MeasureInput; own: MeasureSection }[],
  period: Period,
): SiteFunnel | null {
  for (const { input, own } of measures) {
    if (!isProportion(input.measure)) continue;
    const counted = input.sites.flatMap(({ name, code, counts }) =>
      counts && counts.denominator > 0 ? [{ id: code, name: plainLine(name), ...counts }] : [],
    );
    const found =
      counted.length > MOST_SITES &&
      funnel(counted, { kind: "proportion", multiplier: input.measure.multiplier });
    if (!found) continue;
    const names = Object.fromEntries(counted.map(({ id, name }) => [id, name]));
    return { section: own, funnel: found, names, ...said(own, found, names, period) };
  }
  return null;
}

function said(
  { name, measure }: MeasureSection,
  found: Funnel,
  names: SiteFunnel["names"],
  period: Period,
): Pick<SiteFunnel, "sentence" | "alternative"> {
  const { points, adjusted } = found;
  const format = formatOf(found, measure.unit);
  const beyond = points.filter(({ outside }) => outside?.level === 99.8);
  const told = ({ id, value, denominator }: FunnelPoint) =>
    `${names[id]} (${formatValue(value, format)} of ${formatNumber(denominator, 0)})`;
  const outcome =
    beyond.length === 0
      ? "No site lies further out than chance explains."
      : `Further out than chance explains: ${firstFew(beyond.map(told), MOST_NAMED)}. That is a question to ask, not a verdict.`;
  const widened = adjusted
    ? " The limits are widened, because sites differ by more than chance explains."
    : "";
  const which = `${name} in ${periodName(period)} at ${points.length} sites, by how many cases each had.`;
  return {
    sentence: `${which} ${outcome}${widened}`,
    alternative: `Funnel chart: ${which} ${outcome}${widened}`,
  };
}

/** A single site's figure bears fewer decimals than those of all together. */
function formatOf({ centre }: Funnel, unit: string): ValueFormat {
  return { unit, decimals: bearableDecimals(centre, null, unit) };
}

/**
 * The picture of it.
 *
 * @param width In CSS pixels.
 * @throws {ReportError} where it cannot be drawn.
 */
export function siteFunnelSvg(
  { section, funnel: found, names }: SiteFunnel,
  width: number,
): string {
  const { measure, name } = section;
  const { unit, decimals } = formatOf(found, measure.unit);
  return drawnWhole(measure, () =>
    funnelSvg(found, {
      ...{ id: `funnel-${measure.code}`, title: `${name} by size of site`, theme: "print", width },
      ...{ names, unit, digits: decimals, direction: measure.direction },
      denominatorTitle: measure.denominator,
    }),
  );
}
