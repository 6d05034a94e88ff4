import { overviewRow } from "@allteach/spc/overview";
import { assuranceOf, variationOf } from "../words/mark-words.ts";
import { LatestValue, type MeasureChart, Sparkline } from "./measure-chart.tsx";
import { AssuranceMark, VariationMark } from "./stat-mark.tsx";

export interface OverviewRow {
  /** What names the row: a measure or a site. */
  label: string;
  href: string;
  chart: MeasureChart;
  /** A short line under the name. */
  meta?: string | undefined;
  /** Another's figure to see beside: the network's. */
  beside?: MeasureChart | undefined;
}

export interface OverviewTableProps {
  id: string;
  caption: string;
  /** What a row is: "Measure", "Site". */
  heading: string;
  rows: readonly OverviewRow[];
  /** What the figure beside is, where there is one: "Network". */
  besideHeading?: string | undefined;
}

/** Charts at a glance, a row each; on a phone each row is a small block of its own. */
export function OverviewTable({ id, caption, heading, rows, besideHeading }: OverviewTableProps) {
  return (
    <table class="overview" id={id}>
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col">Latest</th>
          {besideHeading && <th scope="col">{besideHeading}</th>}
          <th scope="col">Course</th>
          <th scope="col">What it says</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row {...row} id={`${id}-${index}`} besideHeading={besideHeading} />
        ))}
      </tbody>
    </table>
  );
}

/** A row says what its chart says: it is made of the same reading. */
function Row({
  id,
  label,
  href,
  meta,
  chart,
  beside,
  besideHeading,
}: OverviewRow & Pick<OverviewTableProps, "id" | "besideHeading">) {
  const { latest, period, sentence } = overviewRow(chart.reading);
  return (
    <tr>
      <th scope="row" class="overview-name">
        <a href={href}>{label}</a>
        {meta && <span class="overview-meta">{meta}</span>}
      </th>
      <td class="overview-latest">
        <LatestValue latest={latest} period={period} />
      </td>
      {besideHeading && (
        <td class="overview-latest overview-beside" data-heading={besideHeading}>
          {beside && <LatestValue {...overviewRow(beside.reading)} />}
        </td>
      )}
      <td class="overview-course">
        <Sparkline chart={chart} id={id} />
      </td>
      <td class="overview-says">
        <Marks chart={chart} />
        <p>{sentence}</p>
      </td>
    </tr>
  );
}

/** What a chart is doing, and whether it reaches its goal where it has one. */
export function Marks({ chart }: { chart: MeasureChart }) {
  const row = overviewRow(chart.reading);
  return (
    <p class="marks">
      <VariationMark variation={variationOf(row)} />
      {row.assurance && <AssuranceMark assurance={assuranceOf(row)} />}
    </p>
  );
}
