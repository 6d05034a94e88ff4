import type { Problem } from "@allteach/domain/refusal";
import { counted } from "../words/count-words.ts";
import { DataTable } from "./data-table.tsx";
import { Notice } from "./notice.tsx";

/** Why a file was not taken, row by row: nothing of it was written. */
export function FileProblems({ problems }: { problems: readonly Problem[] }) {
  return (
    <div class="stack">
      <Notice tone="error" title="Nothing was taken">
        <p>
          {counted(problems.length, "thing")} to put right in the file; then send it again. Nothing
          of it was written.
        </p>
      </Notice>
      <DataTable
        id="problems"
        caption="What to put right"
        rows={problems}
        columns={[
          { heading: "Row", numeric: true, cell: ({ row }) => row ?? "all" },
          { heading: "Column", cell: ({ column }) => column ?? "" },
          { heading: "What is the matter", wide: true, cell: ({ because }) => because },
        ]}
      />
    </div>
  );
}
