import { type Figure, problemsOf } from "@allteach/domain/figure";
import type { Code } from "@allteach/domain/identity";
import { isAssigned, type Measure } from "@allteach/domain/measure";
import { type Period, periodName } from "@allteach/domain/period";
import { done, type Outcome } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { closestName } from "./closest-name.ts";
import { type ProblemList, problemList, quoted } from "./problem-list.ts";
import type { Heading, UploadRow } from "./upload-row.ts";

/** One site's figures of one month, as a file gives them. */
export interface UploadMonth {
  site: Site;
  period: Period;
  figures: readonly UploadFigure[];
}

export interface UploadFigure {
  measure: Code;
  figure: Figure;
  note?: string;
  /** Where in the file it stands. */
  row: number;
}

/**
 * Finds the sites and measures that a file's rows mean, by code or by name whatever the case, and
 * gathers the figures of each site and month.
 *
 * @param lastEnded The last month that has ended: later ones have no figures yet.
 * @returns Months in the order in which the file first names them, or every problem with its row
 *   and column: a file is taken whole or not at all.
 */
export function matchUpload(
  rows: readonly UploadRow[],
  known: { sites: readonly Site[]; measures: readonly Measure[] },
  lastEnded: Period,
): Outcome<UploadMonth[]> {
  const problems = problemList();
  const sites = directory("site", known.sites);
  const measures = directory("measure", known.measures);
  const months = new Map<string, { site: Site; period: Period; figures: UploadFigure[] }>();
  for (const row of rows) {
    const matched = matchRow(row, { sites, measures, lastEnded, problems });
    if (!matched) continue;
    const { site, measure } = matched;
    const { period, figure, note } = row;
    const key = `${site.id} ${period}`;
    const month = months.get(key) ?? { site, period, figures: [] };
    months.set(key, month);
    const before = month.figures.find((each) => each.measure === measure.code);
    if (before) {
      const same = `${site.name}, ${period}, ${measure.name}`;
      const because = `Rows ${before.row} and ${row.row} both give ${same}: keep one of them.`;
      problems.add(() => at(row, "measure", because));
    }
    const beside = note === undefined ? {} : { note };
    month.figures.push({ measure: measure.code, figure, ...beside, row: row.row });
  }
  return problems.refusal() ?? done([...months.values()]);
}

interface Matching {
  sites: Directory<Site>;
  measures: Directory<Measure>;
  lastEnded: Period;
  problems: ProblemList;
}

function matchRow(
  row: UploadRow,
  { sites, measures, lastEnded, problems }: Matching,
): { site: Site; measure: Measure } | undefined {
  const refuse = (column: Heading, because: () => string) =>
    problems.add(() => at(row, column, because()));
  const site = sites.find(row.site);
  const measure = measures.find(row.measure);
  if (!site) refuse("site", () => sites.whyNot(row.site));
  if (!measure) refuse("measure", () => measures.whyNot(row.measure));
  const untimely = whyUntimely(row.period, site, lastEnded);
  if (untimely) refuse("period", () => untimely);
  if (!site || !measure) return undefined;

  if (!isAssigned(measure, site)) {
    refuse("measure", () => `${site.name} does not report ${measure.name}: take the row away.`);
  }
  for (const { field, because } of problemsOf(row.figure, measure)) {
    const column = field === "denominator" ? "denominator" : "numerator";
    refuse(column, () => `${measure.name}: the ${field} ${because}.`);
  }
  return { site, measure };
}

function whyUntimely(
  period: Period,
  site: Site | undefined,
  lastEnded: Period,
): string | undefined {
  const name = periodName(period);
  if (period > lastEnded) return `${name} has not ended yet: its figures can be sent once it has.`;
  if (site?.left === undefined || period <= site.left) return undefined;
  return `${site.name} left the network before ${name}: take the row away.`;
}

function at({ row }: UploadRow, column: Heading, because: string) {
  return { field: column, because, row, column };
}

interface Directory<Entry> {
  find(written: string): Entry | undefined;
  /** A sentence for what was not found. */
  whyNot(written: string): string;
}

/** What a network knows by code or by name; a name that two of them share means neither. */
function directory<Entry extends { code: Code; name: string }>(
  what: "site" | "measure",
  entries: readonly Entry[],
): Directory<Entry> {
  const byCode = new Map(entries.map((entry) => [keyOf(entry.code), entry]));
  const byName = Map.groupBy(entries, ({ name }) => keyOf(name));
  const codes = entries.map(({ code }) => code);
  const names = entries.map(({ name }) => name);
  const title = what === "site" ? "Sites" : "Measures";
  const some = codes.length > 10 ? [...codes.slice(0, 10), "…"] : codes;
  return {
    find(written) {
      const key = keyOf(written);
      const named = byName.get(key) ?? [];
      return byCode.get(key) ?? (named.length === 1 ? named[0] : undefined);
    },
    whyNot(written) {
      const shared = byName.get(keyOf(written));
      if (shared) {
        const which = shared.map(({ code }) => code).join(" or ");
        return `${quoted(written)} is the name of more than one ${what}: write ${which}.`;
      }
      const meant = closestName(written, codes) ?? closestName(written, names);
      const question = meant === undefined ? "." : `: did you mean ${meant}?`;
      return `There is no ${what} ${quoted(written)}${question} ${title}: ${some.join(", ")}.`;
    },
  };
}

/** The same for `Ærø ` and `ærø`, whichever way its letters are composed. */
function keyOf(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}
