import { type Figure, type FigureInput, figureOf, problemsOf } from "@allteach/domain/figure";
import type { Code } from "@allteach/domain/identity";
import { figureShape, isAssigned, type Measure } from "@allteach/domain/measure";
import { type FigurePeriod, monthOf, type Period, periodName } from "@allteach/domain/period";
import { done, type Outcome } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import type { NamedPeriod } from "./period-cell.ts";
import { fileProblem, type ProblemList, problemList } from "./problem-list.ts";
import { type Heading, parts, type UploadRow } from "./upload-row.ts";
import { type Known, type WrittenName, writtenMeasures, writtenSites } from "./written-name.ts";

/** One site's figures of one month, as a file gives them. */
export interface UploadMonth {
  site: Site;
  period: Period;
  figures: readonly UploadFigure[];
}

export interface UploadFigure {
  measure: Code;
  /** The month, a week that ends in it, or the quarter that ends with it. */
  period: FigurePeriod;
  figure: Figure;
  note?: string;
  /** Where in the file it stands. */
  row: number;
  at?: string;
}

/**
 * Finds the sites and measures that a file's rows mean, by code or by name whatever the case, also
 * by those a site had before, and gathers the figures of each site and month.
 *
 * @param lastEnded The last month that has ended: later ones have no figures yet.
 * @returns Months in the order in which the file first names them, or every problem with its row
 *   and column: a file is taken whole or not at all.
 */
export function matchUpload(
  rows: readonly UploadRow[],
  known: Known,
  lastEnded: Period,
): Outcome<UploadMonth[]> {
  const problems = problemList();
  const names = { sites: writtenSites(known), measures: writtenMeasures(known) };
  const months = new Map<string, { site: Site; period: Period; figures: UploadFigure[] }>();
  const seen = new Map<string, UploadRow>();
  let letters = 0;
  for (const row of rows) {
    letters += lettersIn(row);
    if (letters > MOST_LETTERS) return fileProblem(TOO_WORDY, placeOf(row));
    const matched = matchRow(row, { ...names, lastEnded, problems });
    if (!matched) continue;
    const { site, measure, period, figure } = matched;
    const figureKey = `${site.id} ${measure.id} ${period}`;
    const before = seen.get(figureKey);
    if (before) {
      const same = `${site.name}, ${period}, ${measure.name}`;
      problems.add(() => at(row, "measure", whyTwice(before, row, same)));
      continue;
    }
    seen.set(figureKey, row);
    const named = monthOf(period);
    const key = `${site.id} ${named}`;
    const month = months.get(key) ?? { site, period: named, figures: [] };
    if (month.figures.length === 0) months.set(key, month);
    month.figures.push({
      ...{ measure: measure.code, period, figure, row: row.row },
      ...(row.at !== undefined && { at: row.at }),
      ...(row.note !== undefined && { note: row.note }),
    });
  }
  return problems.refusal() ?? done([...months.values()]);
}

/** Of all notes and reasons together: what is written is held several times over. */
const MOST_LETTERS = 4_000_000;
const TOO_WORDY =
  "The notes of this file are longer than four million letters together: send fewer months at a time.";

const lettersIn = ({ note = "", input }: UploadRow) =>
  note.length + ("notCollected" in input ? input.notCollected.length : 0);

const placeOf = ({ row, at: column = "note" }: UploadRow) => ({ row, column });

interface Matching {
  sites: WrittenName<Site>;
  measures: WrittenName<Measure>;
  lastEnded: Period;
  problems: ProblemList;
}

interface Matched {
  site: Site;
  measure: Measure;
  period: FigurePeriod;
  figure: Figure;
}

function matchRow(
  row: UploadRow,
  { sites, measures, lastEnded, problems }: Matching,
): Matched | undefined {
  const refuse = (column: Heading, because: () => string) =>
    problems.add(() => at(row, column, because()));
  const site = sites.find(row.site);
  const measure = measures.find(row.measure);
  if (!site) refuse("site", () => sites.whyNot(row.site));
  if (!measure) refuse("measure", () => measures.whyNot(row.measure));
  const when = periodFor(measure, row.when);
  if ("because" in when) refuse("period", () => when.because);
  const untimely = "because" in when ? undefined : whyUntimely(when.period, site, lastEnded);
  if (untimely) refuse("period", () => untimely);
  if (!site || !measure || "because" in when) return undefined;

  if (!isAssigned(measure, site, monthOf(when.period))) {
    refuse("measure", () => `${site.name} does not report ${measure.name}: take the row away.`);
  }
  const figure = figureOf(inputFor(measure, row.input), when.period);
  for (const { field, because } of problemsOf(figure, measure)) {
    const column = columnOf(field, row.input);
    refuse(column, () => `${measure.name}: the ${field} ${because}.`);
  }
  return { site, measure, period: when.period, figure };
}

/** Where no rare event happened, there is nothing to name. */
function inputFor(measure: Measure, input: FigureInput): FigureInput {
  const isNone = "numerator" in input && input.numerator === 0 && input.denominator > 0;
  if (!isNone || figureShape(measure) !== "events") return input;
  return { events: [], denominator: input.denominator };
}

/** What is missing stands nowhere: it is told where the figure stands. */
function columnOf(field: string, input: FigureInput): Heading {
  const column = parts.find((part) => part === field) ?? "numerator";
  const [given = "numerator"] = Object.keys(input);
  return column in input ? column : (parts.find((part) => part === given) ?? column);
}

/** Of what a cell may name, that which the measure is counted by. */
function periodFor(
  measure: Measure | undefined,
  { month, quarter, week }: NamedPeriod,
): { period: FigurePeriod } | { because: string } {
  const cadence = measure?.cadence ?? "month";
  const period = { month, quarter, week }[cadence];
  if (period) return { period };
  const other = month ?? week ?? quarter;
  if (!measure && other) return { period: other };
  const how = { month: "2026-10", quarter: "2026-Q3", week: "2026-W40, or its Sunday, 2026-10-04" };
  return { because: `${measure?.name} is counted by the ${cadence}: write it as ${how[cadence]}.` };
}

function whyUntimely(
  period: FigurePeriod,
  site: Site | undefined,
  lastEnded: Period,
): string | undefined {
  const [name, month] = [periodName(period), monthOf(period)];
  if (month > lastEnded) return `${name} has not ended yet: its figures can be sent once it has.`;
  if (site?.left === undefined || month <= site.left) return undefined;
  return `${site.name} left the network before ${name}: take the row away.`;
}

function whyTwice(before: UploadRow, row: UploadRow, same: string): string {
  const [one, other] = [before, row].map(
    ({ row: number, at: column }) => `${column ?? ""}${number}`,
  );
  const places = row.at ? `Cells ${one} and ${other}` : `Rows ${one} and ${other}`;
  return `${places} both give ${same}: keep one of them.`;
}

function at({ row, at: letter, sheet }: UploadRow, column: Heading, because: string) {
  const where = sheet === undefined ? because : `Sheet “${sheet}”: ${because}`;
  return { field: column, because: where, row, column: letter ?? column };
}
