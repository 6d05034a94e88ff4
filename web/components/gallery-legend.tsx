import { drawnPath } from "@allteach/chart/drawn-path";
import { type LookName, paint } from "@allteach/chart/looks";
import { ringPath, symbolPath } from "@allteach/chart/marks/symbol";
import { absenceMark } from "@allteach/chart/missing";
import { raw } from "hono/html";
import { DataTable } from "./data-table.tsx";

interface MarkMeaning {
  id: string;
  /** Looks and paths in a box of 40 by 24. */
  marks: readonly (readonly [LookName, string])[];
  means: string;
}

const [X, Y] = [20, 12];
const across = `M4 ${Y}H36`;
const dot = symbolPath("common", X, Y);

const meanings: readonly MarkMeaning[] = [
  {
    id: "common",
    marks: [
      ["line", across],
      ["dot", dot],
    ],
    means: "Common cause: a point that moves no more than chance explains",
  },
  {
    id: "improvement",
    marks: [
      ["run-improvement", across],
      ["improvement", symbolPath("improvement", X, Y)],
    ],
    means: "Part of a signal in the direction hoped for",
  },
  {
    id: "concern",
    marks: [
      ["run-concern", across],
      ["concern", symbolPath("concern", X, Y)],
    ],
    means: "Part of a signal in the other direction: ask what changed",
  },
  {
    id: "notable",
    marks: [
      ["run-notable", across],
      ["notable", symbolPath("notable", X, Y)],
    ],
    means: "Part of a signal where no direction is better",
  },
  {
    id: "beyond",
    marks: [
      ["beyond", ringPath(X, Y, 9)],
      ["concern", symbolPath("concern", X, Y)],
    ],
    means: "A ring: beyond the limits",
  },
  {
    id: "left-out",
    marks: [["excluded", ringPath(X, Y, 3.5)]],
    means: "Hollow: shown, and left out of centre line and limits",
  },
  { id: "centre", marks: [["centre", across]], means: "Centre line: the mean, or the median" },
  {
    id: "pattern",
    marks: [["centre-pattern", across]],
    means: "Centre line, dashed: an unusual pattern around it that has no side",
  },
  {
    id: "limits",
    marks: [
      ["band", "M4 3H22V7H36V18H22V22H4z"],
      ["limit", "M4 3H22V7H36M4 22H22V18H36"],
    ],
    means: "Between the limits, 3 sigma each way, period by period",
  },
  {
    id: "trial",
    marks: [
      ["trial-limit", "M4 4H36M4 21H36"],
      ["hatch", "M8 21l17-17M16 21l17-17M4 14l10-10"],
    ],
    means: "Trial limits: fewer than 12 points so far",
  },
  { id: "goal", marks: [["goal", across]], means: "Goal" },
  {
    id: "missing",
    marks: [["missing", absenceMark("not-collected", X, Y)]],
    means: "Cross on the axis: not collected",
  },
  {
    id: "no-cases",
    marks: [["missing", absenceMark("no-cases", X, Y)]],
    means: "Dash on the axis: collected, and there was no case",
  },
  {
    id: "restated",
    marks: [
      ["ghost", `${ringPath(X, 7, 4)}M${X} 11V19`],
      ["dot", symbolPath("common", X, 19)],
    ],
    means: "Faint ring: where a figure stood before it was corrected",
  },
];

/** Every mark of a chart, drawn as charts draw it, and what it means. */
export function MarkMeanings() {
  return (
    <DataTable
      id="mark-table"
      caption="What the marks mean"
      captionHidden
      compact
      rows={meanings}
      columns={[
        { heading: "Meaning", wide: true, cell: ({ means }) => means },
        { heading: "Mark", cell: ({ marks }) => <Mark marks={marks} /> },
      ]}
    />
  );
}

function Mark({ marks }: Pick<MarkMeaning, "marks">) {
  return (
    <svg width="40" height="24" viewBox="0 0 40 24" aria-hidden="true" focusable="false">
      {raw(marks.map(([look, path]) => drawnPath(look, path, paint("page"))).join(""))}
    </svg>
  );
}
