import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { momentWords } from "../words/date-words.ts";
import { figureWords } from "../words/figure-words.ts";
import { whoWords } from "../words/who-words.ts";
import { ErrorSummary, type ListedProblem } from "./error-summary.tsx";
import { Notice } from "./notice.tsx";
import { cellName, cellTitle, type SheetRow, sheetField } from "./sheet-row.tsx";
import type { SubmissionPageProps } from "./submission-props.tsx";

/** What became of what was sent. */
export function MonthOutcome(props: SubmissionPageProps) {
  const { sent, submission, charter, now, readers } = props;
  const who = whoWords(submission.by ?? "", readers);
  const problems = problemsOf(props);
  if (problems.length > 0) {
    return (
      <>
        <ErrorSummary problems={problems} />
        <p class="soft">Nothing was saved yet; what you typed is all here.</p>
      </>
    );
  }
  switch (sent?.kind) {
    case "overtaken":
      return (
        <Notice
          tone="warning"
          title={`${sentenceCase(who)} saved this month while you were typing`}
        >
          <p>
            {submission.at !== undefined &&
              `That was at ${momentWords(submission.at, charter.timeZone, now)}. `}
            Nothing of yours is lost. Where you both changed a figure, choose below which one is to
            stand, then save again.
          </p>
        </Notice>
      );
    case "refused":
      return (
        <Notice tone="error" title="Not saved">
          <p>{sent.because}</p>
        </Notice>
      );
    case "preview":
      return (
        <Notice title="A look ahead: nothing is saved yet">
          <p>Under each row stands what its chart would say. Save when the figures are right.</p>
        </Notice>
      );
    case "saved":
      return <Saved {...props} theirs={sent.theirs} />;
    case undefined:
      return null;
  }
}

function Saved({
  rows,
  submission,
  charter,
  site,
  now,
  theirs,
}: SubmissionPageProps & { theirs: readonly SheetRow[] }) {
  const missing = missingOf(rows);
  const at =
    submission.at === undefined ? "" : ` ${momentWords(submission.at, charter.timeZone, now)}`;
  const home = paths.site({ network: charter.slug, site: site.code });
  return (
    <Notice tone="success" title={`Saved${at}`}>
      {missing[0] ? (
        <p>
          {counted(missing.length, "measure is", "measures are")} still missing:{" "}
          <a href={`#row-${cellName(missing[0])}`}>{cellTitle(missing[0])}</a>
          {missing.length > 1 && ` and ${missing.length - 1} more`}. It can be attested once they
          are in.
        </p>
      ) : (
        <p>
          {submission.attested
            ? "The month is complete and attested. The charts show it already: "
            : "Everything is in. Attest it when the figures are right. "}
          <a href={home}>see {site.name}</a>.
        </p>
      )}
      {theirs.length > 0 && (
        <p>
          Someone else saved while you typed, and both are kept. Theirs:{" "}
          {theirs.map((row) => `${cellTitle(row)}, ${figureWords(row.standing)}`).join("; ")}.
        </p>
      )}
    </Notice>
  );
}

const sentenceCase = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function problemsOf({ rows, reason }: SubmissionPageProps): ListedProblem[] {
  const inRows = rows.flatMap((row) =>
    row.wrong.map(({ part, because }) => ({
      field: sheetField(part === "answer" ? "because" : part, row),
      because: `${cellTitle(row)}: ${because}`,
    })),
  );
  return reason?.error ? [...inRows, { field: "reason", because: reason.error }] : inRows;
}

/** The cells that have no figure yet. */
export function missingOf(rows: readonly SheetRow[]): SheetRow[] {
  return rows.filter(({ standing }) => !standing);
}
