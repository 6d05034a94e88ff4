import { DataTable } from "./data-table.tsx";

export interface Problem {
  /** The row of the sheet as its program counts it; left out where the whole sheet is meant. */
  row?: number | undefined;
  column?: string | undefined;
  /** What is wrong, naming what was found. */
  wrong: string;
  /** How to put it right. */
  remedy: string;
}

export interface ProblemTableProps {
  problems: readonly Problem[];
  /** How many there are, where `problems` holds only the first of them. */
  total?: number | undefined;
}

/** More than anyone puts right in one go, and few enough to read. */
const SHOWN = 25;

/** Why a sheet was not taken in: where, what, and how to put it right. */
export function ProblemTable({ problems, total = problems.length }: ProblemTableProps) {
  const shown = problems.slice(0, SHOWN);
  const more = total - shown.length;
  return (
    <div class="stack">
      <DataTable
        id="problems"
        caption={total === 1 ? "One thing to put right" : `${total} things to put right`}
        columns={[
          { heading: "Where", cell: place },
          { heading: "What is wrong", wide: true, cell: ({ wrong }) => wrong },
          { heading: "How to put it right", wide: true, cell: ({ remedy }) => remedy },
        ]}
        rows={shown}
      />
      {more > 0 && (
        <p class="soft">
          and {more} more. Often one change puts many right: send the sheet again to see what is
          left.
        </p>
      )}
    </div>
  );
}

function place({ row, column }: Problem): string {
  const parts = [row === undefined ? "" : `Row ${row}`, column ?? ""].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "The whole sheet";
}
