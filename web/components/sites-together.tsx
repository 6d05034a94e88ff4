import { smallMultiplesSvg } from "@allteach/chart/small-multiples-svg";
import { paths } from "../paths.ts";
import { counted, firstFew } from "../words/count-words.ts";
import { ChartPicture } from "./chart-figure.tsx";
import { Disclosure } from "./disclosure.tsx";
import type { MeasureChart } from "./measure-chart.tsx";
import { OverviewTable } from "./overview-table.tsx";
import { Pagination } from "./pagination.tsx";

/** As many small charts as one looks at together. */
const A_SCREENFUL = 12;

export interface SitesTogetherProps {
  network: string;
  /** By name. */
  bySite: readonly MeasureChart[];
  /** From 1. */
  sitesPage: number;
}

/** Every site's chart on one scale, by name: to find out who can teach, never who is last. */
export function SitesTogether({ network, bySite, sitesPage }: SitesTogetherProps) {
  const drawn = bySite.filter(({ reading }) => reading.latest !== null);
  const [any] = drawn;
  if (!any) return null;
  const { measure } = any;
  const pages = Math.ceil(drawn.length / A_SCREENFUL);
  const page = Math.min(Math.max(1, sitesPage), pages);
  const first = (page - 1) * A_SCREENFUL;
  const shown = drawn.slice(first, first + A_SCREENFUL);
  const pageHref = (to: number) =>
    `${paths.measure({ network, measure: measure.code })}?sites=${to}#sites`;
  const without = bySite.length - drawn.length;
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">Sites side by side</h2>
      <p>
        {teachers(drawn)} All charts share one scale, in order of name.
        {without > 0 &&
          ` ${counted(without, "site")} without figures ${without === 1 ? "is" : "are"} left out.`}
      </p>
      <ChartPicture svg={multiples(shown, "wide")} narrowSvg={multiples(shown, "narrow")} />
      <Pagination
        label="Sites"
        showing={`${first + 1} to ${first + shown.length} of ${drawn.length}`}
        previous={page > 1 ? pageHref(page - 1) : undefined}
        next={page < pages ? pageHref(page + 1) : undefined}
      />
      <Disclosure summary="The same sites as a table, with what each chart says">
        <OverviewTable
          id="by-site"
          caption={`${measure.name} by site`}
          heading="Site"
          rows={shown.map((chart) => ({
            label: chart.site?.name ?? "",
            href: siteChart(network, chart),
            chart,
          }))}
        />
      </Disclosure>
    </section>
  );
}

function siteChart(network: string, { measure, site }: MeasureChart): string {
  const href = paths.measure({ network, measure: measure.code });
  return `${href}?site=${encodeURIComponent(site?.code ?? "")}`;
}

function multiples(charts: readonly MeasureChart[], width: "wide" | "narrow"): string {
  const [any] = charts;
  if (!any) return "";
  const { measure, reading } = any;
  const panels = charts.map(({ site, reading: { chart, signals } }) => ({
    name: site?.name ?? "",
    chart,
    signals,
  }));
  return smallMultiplesSvg(panels, {
    id: `sites-${width}`,
    title: `${measure.name} at each site`,
    unit: measure.unit,
    digits: Math.max(
      ...charts.map((each) => each.reading.format.decimals),
      reading.format.decimals,
    ),
    width,
  });
}

/** Who improved on their own charts: the ones to ask. */
function teachers(charts: readonly MeasureChart[]): string {
  const improved = charts.filter(
    ({ reading: { variation, proposal } }) =>
      variation.mark === "improvement" || proposal?.favourable === true,
  );
  if (improved.length === 0) return "No single site’s own chart shows an improvement yet.";
  const names = firstFew(
    improved.map(({ site }) => site?.name ?? ""),
    4,
  );
  return `${names} improved on ${improved.length === 1 ? "its own chart" : "their own charts"}. Ask what they did.`;
}
