import { readingSparkline } from "@allteach/chart/reading-svg";
import type { FigureCheck } from "@allteach/domain/figure-check";
import { raw } from "hono/html";
import { type PlaceProps, placeWords } from "../words/place-words.ts";
import type { MeasureChart } from "./measure-chart.tsx";

/** What a figure would do to its chart, and what is doubted about it. */
export interface SheetPreview extends PlaceProps {
  /** The chart with the figure in it. */
  chart: MeasureChart;
  /** The rules that it would fire, each as a sentence. */
  fires: readonly string[];
  checks: readonly FigureCheck[];
}

/** Under a row: the chart with the new point, what it would say, and what is asked about it. */
export function PreviewOf({ preview, id }: { preview: SheetPreview; id: string }) {
  const { chart, fires, checks } = preview;
  const place = placeWords(preview);
  const title = `${chart.measure.name} with this figure`;
  return (
    <div class="sheet-preview" data-asks={asks(checks) ? "" : undefined}>
      {chart.reading.latest !== null && (
        <div class="sheet-preview-chart">
          {raw(readingSparkline(chart.reading, { id, title, width: 260, height: 64 }))}
        </div>
      )}
      <div>
        {place && (
          <p>
            <strong>{place}.</strong>
          </p>
        )}
        {fires.map((sentence) => (
          <p class="small">The chart would say: {sentence}</p>
        ))}
        {!place && fires.length === 0 && <p class="small">{chart.reading.sentence}</p>}
        {checks.map((check) => (
          <Doubt check={check} />
        ))}
      </div>
    </div>
  );
}

/** Whether something is doubted that a comment has to answer. */
export function asks(checks: readonly FigureCheck[]): boolean {
  return checks.some(({ strength }) => strength === "unlikely");
}

const words = {
  impossible: "This cannot be",
  unlikely: "Look twice",
  look: "Worth a look",
} as const;

/** One doubt, and what answers it. */
function Doubt({ check: { strength, because } }: { check: FigureCheck }) {
  return (
    <p class={`small sheet-doubt sheet-doubt-${strength}`}>
      <strong>{words[strength]}:</strong> {because}.
      {strength === "unlikely" && " If it is right, say why in a comment; if not, correct it."}
    </p>
  );
}
