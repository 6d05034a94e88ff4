import type { Figure } from "@allteach/domain/figure";
import type { FigurePeriod } from "@allteach/domain/period";
import { momentWords } from "../words/date-words.ts";
import { figureWords } from "../words/figure-words.ts";
import { type Readers, whoWords } from "../words/who-words.ts";
import { DataTable } from "./data-table.tsx";
import { Disclosure } from "./disclosure.tsx";

/** One figure that one revision of a month said. */
export interface HistoryEntry {
  revision: number;
  by: string;
  at: number;
  /** The measure, and its week where it has one. */
  title: string;
  period: FigurePeriod;
  was: Figure | undefined;
  now: Figure;
  /** Why it was changed, and what was said of it. */
  reason: string;
  comment: string;
  /** By which way it came. */
  via: "form" | "file" | "api" | "demo";
  /** The file it came from, for those who may fetch it. */
  fileHref?: string | undefined;
}

export interface MonthHistoryProps {
  history: readonly HistoryEntry[];
  readers: Readers;
  timeZone: string;
  now: Date;
}

/** Every figure of the month as each revision said it, the newest first. */
export function MonthHistory({ history, readers, timeZone, now }: MonthHistoryProps) {
  if (history.length === 0) return null;
  return (
    <Disclosure summary="What was entered, by whom and when">
      <DataTable
        id="history"
        caption="Every figure entered, the newest first"
        captionHidden
        compact
        rows={history}
        columns={[
          { heading: "Measure", cell: ({ title }) => title },
          {
            heading: "Figure",
            wide: true,
            cell: ({ was, now: figure }) =>
              was ? `${figureWords(was)} → ${figureWords(figure)}` : figureWords(figure),
          },
          { heading: "By", cell: (entry) => <Source entry={entry} readers={readers} /> },
          { heading: "When", cell: ({ at }) => momentWords(at, timeZone, now) },
          { heading: "Why", wide: true, cell: ({ reason, comment }) => said(reason, comment) },
        ]}
      />
    </Disclosure>
  );
}

const ways = { form: "", file: "by file", api: "by another system", demo: "simulated" } as const;

function Source({ entry, readers }: { entry: HistoryEntry; readers: Readers }) {
  const { by, via, fileHref } = entry;
  const way = ways[via];
  return (
    <>
      {whoWords(by, readers)}
      {way && ", "}
      {fileHref ? <a href={fileHref}>{way}</a> : way}
    </>
  );
}

function said(reason: string, comment: string): string {
  return [reason, comment && `“${comment}”`].filter(Boolean).join(" · ");
}
