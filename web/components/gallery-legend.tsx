import { drawnPath } from "@allteach/chart/drawn-path";
import { type LookName, paint } from "@allteach/chart/looks";
import { ringPath, symbolPath } from "@allteach/chart/marks/symbol";
import { absenceMark } from "@allteach/chart/missing";
import { raw } from "hono/html";
import { DataTable } from "./data-table.tsx";

interface MarkMeaning {
  name: string;
  /** Looks and paths in a box of 40 by 24. */
  marks: readonly (readonly [LookName, string])[];
  means: string;
}

const [X, Y] = [20, 12];
const across = `M4 ${Y}H36`;
const dot = symbolPath("common", X, Y);

const meanings: readonly MarkMeaning[] = [
  {
    name: "Common cause",
    marks: [
      ["line", across],
      ["dot", dot],
    ],
    means: "A point that moves no more than chance explains",
  },
  {
    name: "Improvement",
    marks: [
      ["run-improvement", across],
      ["improvement", symbolPath("improvement", X, Y)],
    ],
    means: "Part of a signal in the direction hoped for",
  },
  {
    name: "Concern",
    marks: [
      ["run-concern", across],
      ["concern", symbolPath("concern", X, Y)],
    ],
    means: "Part of a signal in the other direction: ask what changed",
  },
  {
    name: "Special cause",
    marks: [
      ["run-notable", across],
      ["notable", symbolPath("notable", X, Y)],
    ],
    means: "Part of a signal where no direction is better",
  },
  {
    name: "Beyond",
    marks: [
      ["beyond", ringPath(X, Y, 9)],
      ["concern", symbolPath("concern", X, Y)],
    ],
    means: "A ring: the point lies beyond the limits",
  },
  {
    name: "Left out",
    marks: [["excluded", ringPath(X, Y, 3.5)]],
    means: "Hollow: shown, and no part of centre line and limits",
  },
  {
    name: "Centre line",
    marks: [["centre", across]],
    means: "The mean; on run and G charts the median",
  },
  {
    name: "Pattern",
    marks: [["centre-pattern", across]],
    means: "Centre line dashed: an unusual pattern around it, on no one side",
  },
  {
    name: "Limits",
    marks: [
      ["band", "M4 3H22V7H36V18H22V22H4z"],
      ["limit", "M4 3H22V7H36M4 22H22V18H36"],
    ],
    means: "Three sigma each way, period by period: between them lies what is usual",
  },
  {
    name: "Trial limits",
    marks: [
      ["trial-limit", "M4 4H36M4 21H36"],
      ["hatch", "M8 21l17-17M16 21l17-17M4 14l10-10"],
    ],
    means: "Dashed and hatched: fewer than 12 points so far",
  },
  {
    name: "Goal",
    marks: [["goal", across]],
    means: "What is hoped for, over the periods it is meant for",
  },
  {
    name: "Not collected",
    marks: [["missing", absenceMark("not-collected", X, Y)]],
    means: "A cross on the axis: nobody collected the figure",
  },
  {
    name: "No cases",
    marks: [["missing", absenceMark("no-cases", X, Y)]],
    means: "A dash on the axis: collected, and there was no case",
  },
  {
    name: "Corrected",
    marks: [
      ["ghost", `${ringPath(X, 7, 4)}M${X} 11V19`],
      ["dot", symbolPath("common", X, 19)],
    ],
    means: "A faint ring: where the figure stood before",
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
        { heading: "Mark", cell: (meaning) => <Mark {...meaning} /> },
        { heading: "What it means", cell: ({ means }) => means },
      ]}
    />
  );
}

function Mark({ marks, name }: MarkMeaning) {
  return (
    <span class="gallery-mark">
      <svg width="40" height="24" viewBox="0 0 40 24" aria-hidden="true" focusable="false">
        {raw(marks.map(([look, path]) => drawnPath(look, path, paint("page"))).join(""))}
      </svg>
      {name}
    </span>
  );
}
