import type { Site } from "@allteach/domain/site";
import { figureWords, rateWords } from "../words/figure-words.ts";
import { DataTable } from "./data-table.tsx";
import { cellTitle, type SheetRow } from "./sheet-row.tsx";

/** For readers who may not change them. */
export function MonthFigures({ rows, site }: { rows: readonly SheetRow[]; site: Site }) {
  return (
    <>
      <DataTable
        id="stands"
        caption="What was reported"
        captionHidden
        rows={rows}
        columns={[
          { heading: "Measure", cell: cellTitle },
          { heading: "Reported", wide: true, cell: ({ standing }) => figureWords(standing) },
          {
            heading: "Comes to",
            numeric: true,
            cell: ({ standing, measure, past }) =>
              rateWords(standing, measure, past.reading.format.decimals) ?? "",
          },
        ]}
      />
      <p class="soft">Only people who report for {site.name} can change these.</p>
    </>
  );
}
