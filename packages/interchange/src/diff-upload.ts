import { type Figure, sameFigure } from "@allteach/domain/figure";
import type { Code, SiteId } from "@allteach/domain/identity";
import type { FigurePeriod } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import type { UploadMonth } from "./match-upload.ts";

/** What a file would do to one figure. */
export type CellChange = {
  site: Site;
  period: FigurePeriod;
  measure: Code;
  row: number;
  /** The column's letter, where the file is a grid. */
  at?: string;
} & (
  | { change: "new"; to: Figure }
  | { change: "same"; to: Figure }
  | { change: "changed"; from: Figure; to: Figure }
);

export interface UploadDiff {
  cells: readonly CellChange[];
  counts: Readonly<Record<CellChange["change"], number>>;
}

/** Looks up the figure that stands; nothing where none was reported. */
export type StandingFigure = (
  site: SiteId,
  period: FigurePeriod,
  measure: Code,
) => Figure | undefined;

/** What a file would change, figure by figure in its order, before anything is written. */
export function diffUpload(months: readonly UploadMonth[], standing: StandingFigure): UploadDiff {
  const cells = months.flatMap(({ site, figures }) =>
    figures.map(({ measure, period, figure, row, at }): CellChange => {
      const place = { site, period, measure, row, ...(at !== undefined && { at }) };
      const from = standing(site.id, period, measure);
      if (!from) return { ...place, change: "new", to: figure };
      if (sameFigure(from, figure)) return { ...place, change: "same", to: figure };
      return { ...place, change: "changed", from, to: figure };
    }),
  );
  const counts = { new: 0, same: 0, changed: 0 };
  for (const { change } of cells) counts[change]++;
  return { cells, counts };
}
