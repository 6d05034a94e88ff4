import { funderInput } from "@allteach/actions/funder-report";
import type { ReportData } from "@allteach/actions/report-data";
import { type Telling, tellFunder } from "@allteach/actions/tell-funder";
import { isProportion, type Measure } from "@allteach/domain/measure";
import { callPack } from "@allteach/report/call-pack";
import { reportCsv } from "@allteach/report/figures-csv";
import { reportHtml } from "@allteach/report/html";
import { buildReport } from "@allteach/report/model";
import { type CountCell, tenOrFewer } from "@allteach/report/suppression/count-table";
import { reportText } from "@allteach/report/text";
import type { ToldFigure } from "@allteach/store/told-month";
import { figuresInText } from "../demo/mail-figures.mjs";
import { sumsOf } from "./random-funder-network.ts";
import type { Attacker, Finding, View } from "./suppression-attacker.ts";

/** Decides what funders are told; the planted faults decide otherwise. */
export type Tell = (data: ReportData, before: readonly ToldFigure[]) => Telling;

/** What one edition shows of a measure's months, read from its forms alone. */
type ShownMonths = ReadonlyMap<string, { numerator: number; denominator: number }>;

export interface AttackedReports {
  findings: readonly Finding[];
  /** Two editions' figures of one month that differ by a small count. */
  differences: number;
  /** Months that the last edition shows, and all that have figures. */
  shown: number;
  months: number;
  /** Networks that nobody should be able to tell from this one, and those that a form betrays. */
  twins: number;
  betrayed: number;
}

/** Builds a network's reports for funders, edition by edition, and attacks all that they show. */
export function attackReports(
  editions: readonly ReportData[],
  attacker: Attacker,
  tell: Tell = tellFunder,
): AttackedReports {
  let told: ToldFigure[] = [];
  let [twins, betrayed] = [0, 0];
  const seen: { data: ReportData; shown: Map<string, ShownMonths> }[] = [];
  for (const data of editions) {
    const telling = tell(data, told);
    seen.push({ data, shown: monthsShown(data, telling) });
    const twin = twinOf(data, telling);
    twins += twin ? 1 : 0;
    betrayed += twin && !looksLike(twin, tell(twin, told), formsOf(data, telling)) ? 1 : 0;
    told = [...told, ...telling.told.figures];
  }
  const all = { differences: 0, shown: 0, months: 0, twins, betrayed };
  const findings: Finding[] = [];
  for (const measure of editions[0]?.measures ?? []) {
    const months = new Set(editions.flatMap((data) => [...cellsOf(data, measure).keys()]));
    for (const month of months) {
      const views = seen.map(({ data, shown }) => ({
        cells: cellsOf(data, measure).get(month) ?? [],
        shown: shown.get(measure.code)?.get(month),
      }));
      all.differences += smallDifferences(views, measure);
      all.months += 1;
      all.shown += views.at(-1)?.shown ? 1 : 0;
      findings.push(...attacker.findings(viewOf(views, measure, month), tenOrFewer));
    }
  }
  return { ...all, findings: findings.filter(({ truth }) => truth > 0) };
}

/** What a form says must be said by each of the others. */
function monthsShown(data: ReportData, telling: Telling): Map<string, ShownMonths> {
  const { csv, text, html } = formsOf(data, telling);
  const shown = new Map<string, ShownMonths>();
  for (const measure of telling.measures.map((each) => each.measure)) {
    const inCsv = new Map(
      csv
        .split("\r\n")
        .map((line) => line.split(","))
        .filter(([, code, , , , numerator]) => code === measure.code && /^\d/.test(numerator ?? ""))
        .map(([, , , , period = "", numerator, denominator]) => [
          period,
          { numerator: Number(numerator), denominator: Number(denominator) },
        ]),
    );
    const inText = figuresInText(text).get(measure.name) ?? [];
    const forms = {
      file: [...inCsv].map(([period, each]) => [period, each.numerator, each.denominator].join()),
      text: inText.map((each) => [each.period, each.numerator, each.denominator].join()),
      page: monthsInPage(html, measure.name),
    };
    const [file, words, page] = Object.values(forms).map((lines) => lines.sort().join(" "));
    if (file !== words || file !== page) {
      throw new Error(`${measure.code}: the forms differ: ${JSON.stringify(forms)}`);
    }
    shown.set(measure.code, inCsv);
  }
  return shown;
}

/** A measure's months in the table of all figures, as the archived page has them. */
function monthsInPage(html: string, name: string): string[] {
  const section = html
    .split('<div class="measure"')
    .find((part) => new RegExp(`<h3[^>]*>(?:<[^>]*>)*${name}<`).test(part));
  const [table = ""] = (section ?? "").split("</details>");
  const rows = table.matchAll(
    /<th scope="row"[^>]*>([^<]+)<\/th><td>([\d,]+)<\/td><td>([\d,]+)<\/td>/g,
  );
  return [...rows].map(([, month = "", ...counts]) => {
    const period = new Date(`1 ${month} UTC`).toISOString().slice(0, 7);
    return [period, ...counts.map((count) => count.replaceAll(",", ""))].join();
  });
}

/** Every form of a funder's report that is text; a picture of one pixel stands for each chart. */
function formsOf(data: ReportData, telling: Telling) {
  const model = buildReport({
    network: { name: data.charter.name, slug: data.charter.slug, simulated: false },
    ...{ period: data.period, generatedAt: new Date(0), baseUrl: "https://a.example" },
    ...{ kind: "funder", ...funderInput(data, telling, "https://a.example") },
  });
  const pixel = new Uint8Array([0]);
  const pictures = new Map(model.measures.map(({ measure }) => [`chart-${measure.code}`, pixel]));
  return {
    model,
    csv: reportCsv(model),
    text: reportText(model),
    html: reportHtml(model, { images: "data", pictures }),
    mail: reportHtml(model, { images: "cid", pictures }),
    pack: callPack(model, pictures),
  };
}

interface Seen {
  cells: readonly CountCell[];
  shown: { numerator: number; denominator: number } | undefined;
}

/** One month of all editions as equations: each figure shown is of the newest cells that add up to it. */
function viewOf(editions: readonly Seen[], measure: Measure, month: string): View {
  const isMean = measure.chart === "xbar";
  const isOf = ({ cells }: Seen, shown: NonNullable<Seen["shown"]>) => {
    const [numerator, denominator] = totalOf(cells);
    return denominator === shown.denominator && (isMean || numerator === shown.numerator);
  };
  const equated = new Set<Seen>();
  for (const [place, { shown }] of editions.entries()) {
    if (!shown) continue;
    const source = editions.slice(0, place + 1).findLast((each) => isOf(each, shown));
    if (!source) throw new Error(`${measure.code} ${month}: nothing adds up to what is shown`);
    equated.add(source);
  }
  const [now = { cells: [], shown: undefined }] = editions.slice(-1);
  const sumOf = ({ cells }: Seen) => ({
    ...{ id: month, sites: cells.map(({ site }) => site), months: [month] },
  });
  const [numerator, denominator] = totalOf(now.cells);
  const shownSum = equated.has(now)
    ? { id: month, hidden: false as const, numerator, denominator }
    : { id: month, hidden: true as const };
  return {
    table: {
      kind: isProportion(measure) ? "proportion" : "ratio",
      ...{ cells: now.cells, sums: [sumOf(now)] },
      earlier: editions.slice(0, -1).map((each) => ({
        ...{ cells: each.cells, shownCells: [] },
        shownSums: equated.has(each) ? [sumOf(each)] : [],
        hiddenSums: equated.has(each) ? [] : [sumOf(each)],
      })),
    },
    shown: {
      cells: now.cells.map(({ site }) => ({ site, month, hidden: true as const })),
      ...{ sums: [shownSum], sentence: undefined, unproved: [] },
    },
  };
}

function smallDifferences(editions: readonly Seen[], measure: Measure): number {
  const told = editions.flatMap(({ shown }) => (shown ? [shown] : []));
  const isSmall = (count: number) => Math.abs(count) >= 1 && Math.abs(count) <= 10;
  return told.filter((later, place) =>
    told.slice(0, place).some((earlier) => {
      const cases = measure.chart === "xbar" ? 0 : later.numerator - earlier.numerator;
      const all = later.denominator - earlier.denominator;
      return isSmall(cases) || isSmall(isProportion(measure) ? all - cases : all);
    }),
  ).length;
}

/** Counts of a measure by month, as the database has them; a mean's numerator counts nobody. */
function cellsOf({ figures }: ReportData, { id, chart }: Measure): Map<string, CountCell[]> {
  const cells = figures.flatMap(({ site, measure, period, figure }): CountCell[] => {
    if (measure !== id || figure.state !== "measured") return [];
    const numerator = chart === "xbar" ? 0 : figure.numerator;
    return [{ site: String(site), month: period, numerator, denominator: figure.denominator }];
  });
  return Map.groupBy(cells, ({ month }) => month);
}

function totalOf(cells: readonly CountCell[]): [number, number] {
  return [
    cells.reduce((sum, { numerator }) => sum + numerator, 0),
    cells.reduce((sum, { denominator }) => sum + denominator, 0),
  ];
}

/** Whether every form of a network's report is that of another's, letter by letter. */
function looksLike(twin: ReportData, telling: Telling, forms: ReturnType<typeof formsOf>) {
  const { model: _, ...texts } = formsOf(twin, telling);
  const names = Object.keys(texts) as (keyof typeof texts)[];
  return names.every((name) => texts[name] === forms[name]);
}

/**
 * Another network that nobody could tell from this one: a small sum that is left out is another
 * small sum.
 *
 * @returns Nothing where no month is left out for being small.
 */
function twinOf(data: ReportData, telling: Telling): ReportData | undefined {
  const told = new Set(
    telling.measures.flatMap(({ measure, months }) =>
      months.map(({ period }) => `${measure.id} ${period}`),
    ),
  );
  const place = data.figures.findIndex(({ measure, period, figure }) => {
    const sum = data.rollUps.find((each) => each.measure === measure && each.period === period);
    return (
      !told.has(`${measure} ${period}`) &&
      figure.state === "measured" &&
      figure.sample === undefined &&
      sum?.figure.state === "measured" &&
      sum.figure.numerator >= 1 &&
      sum.figure.numerator <= 9
    );
  });
  const figures = data.figures.map((each, at) =>
    at === place && each.figure.state === "measured"
      ? {
          ...each,
          figure: {
            ...each.figure,
            numerator: each.figure.numerator + 1,
            denominator: each.figure.denominator + 1,
          },
        }
      : each,
  );
  return place < 0 ? undefined : { ...data, figures, rollUps: sumsOf(figures) };
}

/** Ways to tell funders too much, each of which the attack has to notice. */
export const tellingFaults: Readonly<Record<string, Tell>> = {
  "the editions before are forgotten": (data) => tellFunder(data, []),
  "three is thought to be many": (data, before) => tellFunder(withBorder(data, 4), before),
  "everything is told": (data, before) => tellFunder(withBorder(data, 0), before),
};

function withBorder({ charter, ...data }: ReportData, smallestCell: number): ReportData {
  return { ...data, charter: { ...charter, reports: { ...charter.reports, smallestCell } } };
}
