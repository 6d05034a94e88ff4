import {
  type FailureMode,
  judgementNames,
  judgements,
  rpnAfter,
  rpnOf,
} from "@allteach/domain/process-map/failure-mode";
import type { PdfDocument } from "../pdf/document.ts";
import type { Block } from "../pdf/flow.ts";
import { lettering, SIZES, sectionHeading, textBlocks } from "../pdf/page-looks.ts";
import { textWidthOf } from "../pdf/paper.ts";
import { type Cell, type Column, table } from "../pdf/table.ts";
import { type Worksheet, worksheetPdf } from "./worksheet.ts";

export interface RisksSheet extends Omit<Worksheet, "blocks" | "isOnItsSide"> {
  /** What matters most first. */
  failures: readonly FailureMode[];
  /** What measures and tests of change are called. */
  names: ReadonlyMap<string, string>;
}

/** What can go wrong in a process, on paper: a table of the priorities, then each in words. */
export function risksPdf({ failures, names, ...sheet }: RisksSheet): Promise<Uint8Array> {
  return worksheetPdf({
    ...sheet,
    blocks: (document) => [
      ...textBlocks(document, document.root, scaleWords, { size: "note", gap: 10 }),
      ...prioritiesTable(document, failures),
      ...sectionHeading(document, "One by one"),
      ...failures.flatMap((failure) => inWords(document, failure, names)),
    ],
  });
}

const scaleWords = `Each is judged three times from 1 to 10: ${judgements
  .map((each) => judgementNames[each].toLowerCase())
  .join(", ")}. The three multiplied are its priority (RPN), from 1 to 1,000.`;

/** Parts of the width: the failure, its step, the numbers before and after. */
const COLUMNS: readonly (readonly [head: string, part: number])[] = [
  ["What can go wrong", 0.34],
  ["At the step", 0.28],
  ["Judged", 0.11],
  ["Before", 0.08],
  ["Judged since", 0.11],
  ["After", 0.08],
];

function prioritiesTable(document: PdfDocument, failures: readonly FailureMode[]): Block[] {
  const { paper, root } = document;
  const columns = COLUMNS.map(
    ([head, part], place): Column => ({
      ...{ head, width: part * textWidthOf(paper), align: place < 2 ? "left" : "right" },
    }),
  );
  return table(root, columns, failures.map(cellsOf), {
    ...{ x: paper.left, leading: SIZES.table.leading, padding: 2.5, gap: 10, isRuled: true },
    text: lettering(document, "table"),
    head: lettering(document, "table", { ink: "soft-ink" }),
  });
}

function cellsOf(failure: FailureMode): Cell[] {
  const { mode, stepWords, occurrence, severity, detection } = failure;
  const { occurrenceAfter, severityAfter, detectionAfter } = failure;
  const after = rpnAfter(failure);
  const since = [occurrenceAfter, severityAfter, detectionAfter].join("×");
  return [
    { text: mode, isHead: true },
    { text: stepWords },
    { text: [occurrence, severity, detection].join("×") },
    { text: String(rpnOf(failure)) },
    { text: after === undefined ? "" : since },
    { text: after === undefined ? "–" : String(after) },
  ];
}

function inWords(
  document: PdfDocument,
  failure: FailureMode,
  names: ReadonlyMap<string, string>,
): Block[] {
  const { root } = document;
  const { mode, causes, effects, action, who, test, measure } = failure;
  const said: readonly (readonly [string, string])[] = [
    ["At", failure.stepWords],
    ["What leads to it", causes],
    ["What comes of it", effects],
    ["What is done", action],
    ["Who sees to it", who],
    ["Test of change", names.get(test) ?? ""],
    ["Measure", names.get(measure) ?? measure],
  ];
  const heading = { role: "H3", size: "measure", isBold: true, gap: 12 } as const;
  return [
    ...textBlocks(document, root, mode, { ...heading, isKeptWithNext: true }),
    ...said
      .filter(([, words]) => words !== "")
      .flatMap(([what, words]) =>
        textBlocks(document, root, `${what}: ${words}`, { size: "note", gap: 2 }),
      ),
  ];
}
