import { chartExamples } from "../gallery/chart-examples.ts";
import { type ChartGuide, chartGuides } from "../gallery/chart-guide.ts";
import type { ChartExample } from "../gallery/example.ts";
import { DataTable } from "./data-table.tsx";
import { GalleryEntry, GalleryExample } from "./gallery-example.tsx";

/** Where a kind of chart stands on the page. */
export const chartId = ({ chart }: Pick<ChartGuide, "chart">) => `${chart}-chart`;

/** What is being counted, and the chart for it. */
export function ChooseChart() {
  return (
    <DataTable
      id="choose-table"
      caption="Start from what is counted or measured"
      captionHidden
      rows={chartGuides}
      columns={[
        { heading: "Chart", cell: (guide) => <a href={`#${chartId(guide)}`}>{guide.name}</a> },
        {
          heading: "For",
          cell: ({ counts, such }) => (
            <>
              {counts}
              <span class="gallery-such">{such}</span>
            </>
          ),
        },
      ]}
    />
  );
}

/** Each kind of chart: when, how it is computed, and one of its kind. */
export function KindsOfChart() {
  return (
    <>
      {chartGuides.map((guide) => (
        <GalleryEntry id={chartId(guide)} heading={guide.name}>
          <p>{guide.when}</p>
          <dl class="gallery-method">
            <div>
              <dt>How it is computed</dt>
              {guide.equations.map((equation) => (
                <dd>
                  <code>{equation}</code>
                </dd>
              ))}
            </div>
            <div>
              <dt>Source</dt>
              <dd>{guide.sources}</dd>
            </div>
          </dl>
          <GalleryExample example={exampleOf(guide)} />
        </GalleryEntry>
      ))}
    </>
  );
}

function exampleOf({ chart, name }: ChartGuide): ChartExample {
  const { points, ...example } = chartExamples[chart];
  return { ...example, id: `${chart}-example`, heading: name, series: { chart, points } };
}
