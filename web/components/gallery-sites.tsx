import { funnelSvg } from "@allteach/chart/funnel-svg";
import { smallMultiplesSvg } from "@allteach/chart/small-multiples-svg";
import { type Funnel, funnel } from "@allteach/spc/funnel";
import { decomposeMix, type MixDecomposition } from "@allteach/spc/mix";
import { mixSentence } from "@allteach/spc/mix-sentence";
import { readChart } from "@allteach/spc/read-chart";
import { formatNumber } from "@allteach/spc/words/format-value";
import { monthly } from "../gallery/example.ts";
import { siteFalls, siteHalfYears, siteMonths, siteYear } from "../gallery/site-figures.ts";
import { counted, firstFew } from "../words/count-words.ts";
import { plainNumber } from "../words/figure-words.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { DataTable } from "./data-table.tsx";

interface SiteCounts {
  numerators: readonly number[];
  denominators: readonly number[];
}

/** Remission at sites that differ by chance, and two that differ by more. */
export function ExactFunnel() {
  const found = funnel(sitesOf(siteYear), { kind: "proportion", multiplier: 100 });
  const titles = { title: "Remission by site", value: "Patients in remission", unit: "%" };
  return found && <FunnelFigure id="exact" funnel={found} {...titles} seen="Patients seen" />;
}

/** Falls at sites that differ by more than chance, with limits by chance and with wider ones. */
export function WidenedFunnel({ adjusted }: { adjusted: boolean }) {
  const found = funnel(sitesOf(siteFalls), {
    kind: "rate",
    multiplier: 1000,
    adjustForOverDispersion: adjusted,
  });
  const title = adjusted ? "Falls by site, limits widened" : "Falls by site, limits by chance";
  const titles = { title, value: "Falls", unit: "per 1,000 bed days", seen: "Bed days" };
  return found && <FunnelFigure id={adjusted ? "widened" : "narrow"} funnel={found} {...titles} />;
}

function sitesOf({ numerators, denominators }: SiteCounts) {
  return numerators.map((numerator, place) => ({
    id: String(place + 1).padStart(2, "0"),
    numerator,
    denominator: denominators[place] ?? null,
  }));
}

interface FunnelFigureProps {
  id: string;
  funnel: Funnel;
  title: string;
  value: string;
  unit: string;
  /** What the denominator counts. */
  seen: string;
}

const OWN = "11";

function FunnelFigure({ id, funnel: found, title, value, unit, seen }: FunnelFigureProps) {
  const names = Object.fromEntries(found.points.map((point) => [point.id, `Site ${point.id}`]));
  const digits = unit === "%" ? 0 : 2;
  const own = [OWN];
  const svg = (width: "wide" | "narrow") =>
    funnelSvg(found, {
      ...{ id: `funnel-${id}-${width}`, title, names, own, unit, digits, width },
      ...{ axisTitle: value, denominatorTitle: seen, direction: "neutral" },
    });
  const figures = (key: "limits95" | "limits998", end: "lower" | "upper") => ({
    heading: `${key === "limits95" ? "95 %" : "99.8 %"} ${end}`,
    numeric: true,
    cell: (point: Funnel["points"][number]) => formatNumber(point[key][end], digits),
  });
  return (
    <ChartFigure
      svg={svg("wide")}
      narrowSvg={svg("narrow")}
      caption={funnelWords(found)}
      figures={{
        id: `funnel-${id}-figures`,
        caption: title,
        rows: found.points,
        columns: [
          { heading: "Site", cell: (point) => names[point.id] },
          { heading: seen, numeric: true, cell: (point) => plainNumber(point.denominator) },
          {
            heading: value,
            unit,
            numeric: true,
            cell: (point) => formatNumber(point.value, digits),
          },
          figures("limits998", "lower"),
          figures("limits95", "lower"),
          figures("limits95", "upper"),
          figures("limits998", "upper"),
        ],
      }}
    />
  );
}

function funnelWords({ points, adjusted }: Funnel): string {
  const beyond = points.filter(({ outside }) => outside?.level === 99.8);
  const names = firstFew(
    beyond.map(({ id, outside }) => `Site ${id} (${outside?.side})`),
    5,
  );
  const which =
    beyond.length === 0
      ? "No site lies beyond the 99.8 % limits."
      : `Beyond the 99.8 % limits: ${names}. Ask what they do, and how they count.`;
  const outside = points.filter((point) => point.outside !== null).length;
  const all = `${counted(points.length, "made-up site")}, ${outside} of them outside the dotted 95 % limits`;
  const widened = adjusted ? ", widened by how much sites differ beyond chance" : "";
  return `${all}${widened}. ${which}`;
}

/** Sites on one scale, the reader's own marked. */
export function SmallMultiples() {
  const readings = siteReadings();
  const panels = readings.map(({ name, reading }) => ({
    ...{ name, chart: reading.chart, signals: reading.signals, own: name === "Elder" },
  }));
  const title = "Remission at each site";
  const svg = (width: "wide" | "narrow") =>
    smallMultiplesSvg(panels, { id: `multiples-${width}`, title, unit: "%", digits: 0, width });
  return (
    <ChartFigure
      svg={svg("wide")}
      narrowSvg={svg("narrow")}
      caption="Eight made-up sites, in order of name: this is no league table."
      figures={{
        id: "multiples-figures",
        caption: title,
        rows: readings,
        columns: [
          { heading: "Site", cell: ({ name }) => name },
          { heading: "What its chart says", wide: true, cell: ({ reading }) => reading.sentence },
        ],
      }}
    />
  );
}

/** Each site's name, and what its chart says. */
function siteReadings() {
  return siteMonths.map(({ site, numerators, denominators }) => ({
    name: site,
    reading: readChart(
      { chart: "p", points: monthly("2025-01", numerators, denominators) },
      { name: site, unit: "%", direction: "increase", chart: { multiplier: 100 } },
    ),
  }));
}

/** A network's change, taken apart so that its parts add up to it. */
export function MixTable() {
  const { before, after } = siteHalfYears;
  const found = decomposeMix(before, after, 100);
  return found && <MixParts mix={found} />;
}

function MixParts({ mix }: { mix: MixDecomposition }) {
  const { before, after } = siteHalfYears;
  const share = (totals: typeof before, site: string) => {
    const total = totals.find((each) => each.site === site);
    return total ? `${total.numerator} of ${total.denominator}` : "–";
  };
  const points = (value: number) => `${value > 0 ? "+" : ""}${formatNumber(value, 1)}`;
  return (
    <>
      <p class="gallery-says">
        <strong>{mixSentence(mix, "Remission", { unit: "%", decimals: 0 })}</strong>
      </p>
      <DataTable
        id="mix-table"
        caption="Parts of the change"
        rows={mix.sites}
        columns={[
          {
            heading: "Site",
            cell: ({ site, part }) => (part === "stayed" ? site : `${site} (${part})`),
          },
          { heading: "Before", numeric: true, cell: ({ site }) => share(before, site) },
          { heading: "After", numeric: true, cell: ({ site }) => share(after, site) },
          {
            heading: "Within the site",
            unit: "points",
            numeric: true,
            cell: ({ within }) => points(within),
          },
          { heading: "Mix", unit: "points", numeric: true, cell: ({ mix: part }) => points(part) },
        ]}
        foot={[
          "Network",
          formatNumber(mix.from, 1),
          formatNumber(mix.to, 1),
          points(mix.within),
          points(mix.volumes + mix.joined + mix.left),
        ]}
      />
    </>
  );
}
