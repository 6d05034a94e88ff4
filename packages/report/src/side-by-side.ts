import { type Panel, smallMultiplesSvg } from "@allteach/chart/small-multiples-svg";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { formatValue } from "@allteach/spc/words/format-value";
import type { MeasureSection } from "./measure-section.ts";
import { hasImproved } from "./movement.ts";
import { drawnWhole } from "./picture.ts";
import type { MeasureInput } from "./report-input.ts";
import { counted, plainLine } from "./wording.ts";

/** One measure at several sites, on one scale: what a network looks like from its sites. */
export interface SideBySide {
  section: MeasureSection;
  /** Each site under the name that this report's readers may see. */
  sites: readonly { name: string; reading: ChartReading; latest: string }[];
  sentence: string;
  picture: { contentId: string; fileName: string; alternative: string };
}

/** Fewer charts than this are read one by one. */
const FEWEST_SITES = 4;
/** More would be a roll of paper; the measure's page has them all. */
export const MOST_SITES = 12;
const MAIL_WIDTH = 480;

/**
 * The first measure of a report that enough sites report, site beside site. Where there are more
 * than fit, those come that there is most to learn from; then by name, never by worst first.
 *
 * @returns Null where no measure has four sites that the reader may tell apart.
 */
export function sideBySideOf(
  measures: readonly { input: MeasureInput; own: MeasureSection }[],
): SideBySide | null {
  for (const { input, own } of measures) {
    const known = input.sites.flatMap((site) =>
      "reading" in site && site.reading.latest !== null
        ? [{ name: plainLine(site.name), reading: site.reading, latest: latestOf(site.reading) }]
        : [],
    );
    if (known.length >= FEWEST_SITES) return sideBySide(own, known);
  }
  return null;
}

function sideBySide(section: MeasureSection, known: SideBySide["sites"]): SideBySide {
  const byName = known.toSorted((one, other) => one.name.localeCompare(other.name, "en"));
  const improved = byName.filter(({ reading }) => hasImproved(reading));
  const others = byName.filter(({ reading }) => !hasImproved(reading));
  const isWhole = known.length <= MOST_SITES;
  const sites = isWhole ? byName : [...improved, ...others].slice(0, MOST_SITES);
  const which = isWhole
    ? `${counted(sites.length, "site")}, by name`
    : `${sites.length} of ${known.length} sites, those first whose own charts improved`;
  const { code } = section.measure;
  // What sites chart by the event, the network charts as a rate.
  const unit = unitOf(sites);
  const what = unit === section.reading.format.unit ? section.name : `${section.name}, ${unit}`;
  return {
    ...{ section, sites },
    sentence: `${what}: ${which}, all on one scale.`,
    picture: {
      contentId: `sites-${code}`,
      fileName: `sites-${code}.png`,
      alternative: `${sites.length} small charts of ${section.name}, one for each site, on one scale. ${sites.map(({ name, latest }) => `${name}: ${latest}.`).join(" ")}`,
    },
  };
}

const unitOf = (sites: SideBySide["sites"]) => sites[0]?.reading.format.unit ?? "";

function latestOf({ latest, format }: ChartReading): string {
  return latest === null ? "no figures" : formatValue(latest.value, format);
}

/**
 * The picture of it.
 *
 * @param width In CSS pixels; a mail's when left out.
 * @throws {ReportError} where it cannot be drawn.
 */
export function sideBySideSvg({ section, sites, picture }: SideBySide, width = MAIL_WIDTH): string {
  const { measure, name, reading } = section;
  const panels = sites.map(
    (site): Panel => ({
      name: site.name,
      chart: site.reading.chart,
      signals: site.reading.signals,
    }),
  );
  return drawnWhole(measure, () =>
    smallMultiplesSvg(panels, {
      ...{ id: picture.contentId, title: `${name} at each site`, theme: "print", width },
      unit: unitOf(sites),
      digits: Math.max(
        reading.format.decimals,
        ...sites.map((site) => site.reading.format.decimals),
      ),
    }),
  );
}
