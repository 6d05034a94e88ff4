import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureMonths, togetherMeasure } from "@allteach/actions/measure-reading";
import type { Template } from "@allteach/catalogue/template";
import { templates } from "@allteach/catalogue/templates";
import { type Figure, togetherOf } from "@allteach/domain/figure";
import { MeasureId } from "@allteach/domain/identity";
import { type FigurePeriod, periodAt, periodName } from "@allteach/domain/period";
import { keyFigures } from "@allteach/report/measure-words";
import { buildReport, type ReportModel } from "@allteach/report/model";
import { reportPdf } from "@allteach/report/pdf/report-pdf";
import type { MeasureInput } from "@allteach/report/report-input";
import { demonstrationNetworks } from "@allteach/simulation/demonstrations";
import { simulateNetwork } from "@allteach/simulation/simulate-network";
import { formatNumber } from "@allteach/spc/words/format-value";
import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";

const october = periodAt(2026, 10);
const MONTHS = 24;
/** Fewer than are shown to visitors: what differs between networks is their measures. */
const SITES = 9;
const font = (weight: string) =>
  readFileSync(new URL(`../../packages/report/fonts/NotoSans-${weight}.ttf`, import.meta.url));
const fonts = [font("Regular"), font("SemiBold")];

/** A demonstration's report of October 2026. */
function modelOf({ slug, name, template: key, seed }: (typeof demonstrationNetworks)[number]) {
  const template = templates.find((each) => each.key === key);
  if (template === undefined) throw new Error(`no template ${key}`);
  const { sites, figures } = simulateNetwork(template, {
    ...{ seed, sites: SITES, months: MONTHS, lastPeriod: october },
  });
  const inOctober = figures.filter(({ period }) => period === october);
  return buildReport({
    network: { name, slug, simulated: true },
    ...{ period: october, generatedAt: new Date("2026-11-21T07:00:00Z") },
    baseUrl: "https://allteach.example",
    measures: template.measures.map((definition, place) =>
      measureInputOf(
        definition,
        place,
        figures.filter(({ measure }) => measure === definition.code),
      ),
    ),
    completeness: sites.map((site) => ({
      ...{ name: site.name, code: site.code },
      done: inOctober.filter((figure) => figure.site === site.code).length,
      ...{ expected: template.measures.length, attested: false },
    })),
  });
}

function measureInputOf(
  definition: Template["measures"][number],
  place: number,
  figures: readonly { period: FigurePeriod; figure: Figure }[],
): MeasureInput {
  const measure = { ...definition, id: MeasureId.parse(place + 1), place };
  const byPeriod = Map.groupBy(figures, ({ period }) => period);
  const together = new Map(
    [...byPeriod].flatMap(([period, here]) => {
      const measured = here.flatMap(({ figure }) => (figure.state === "measured" ? [figure] : []));
      const [first, ...others] = measured;
      if (!first) return [];
      const { events: _, ...figure } = others.reduce(togetherOf, first);
      return [[period, { figure, sites: measured.length }] as const];
    }),
  );
  const { months, reading } = measureMonths(
    measure,
    { from: periodAt(2023, 1), to: periodAt(2026, 10) },
    new Map([...together].map(([period, { figure }]) => [period, figure])),
    "ihi",
  );
  return {
    ...{ measure: togetherMeasure(measure), reading },
    series: months.map(({ period }) => {
      const { figure, sites = 0 } = together.get(period) ?? {};
      return {
        ...{ period, sitesReporting: sites },
        numerator: figure?.numerator ?? null,
        denominator: figure?.denominator ?? null,
        ...(figure?.sample && { mean: figure.sample.mean }),
      };
    }),
    sites: [],
  };
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(pdf.slice());
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  return plain(texts.join(" "));
}

const plain = (text: string) => text.replace(/\s+/g, " ").trim();

/** What the report says of each measure, in the words and digits in which a reader checks it. */
function saidOf({ measures }: ReportModel): string[] {
  return measures.flatMap((section) => {
    const { decimals } = section.reading.format;
    const number = (value: number | null) => (value === null ? "" : formatNumber(value, decimals));
    const rows = section.months.map(({ period, numerator, denominator, ...month }) => [
      periodName(period),
      ...(numerator === null ? ["not collected"] : [counted(numerator), counted(denominator ?? 0)]),
      ...[month.value, month.centre, month.lower, month.upper].map(number),
      month.sitesReporting,
    ]);
    const figures = keyFigures(section);
    return [
      section.name,
      section.sentence,
      ...figures.map(({ text }) => text),
      ...rows.map((row) => row.filter((cell) => cell !== "").join(" ")),
    ].map(plain);
  });
}

function counted(amount: number): string {
  return formatNumber(amount, Number.isInteger(amount) ? 0 : 1);
}

describe("the report of a demonstration, on paper", () => {
  it.each(demonstrationNetworks.map((each) => [each.slug, each] as const))(
    "of %s has the figures of its model",
    async (_, demonstration) => {
      const model = modelOf(demonstration);
      const text = await textOf(await reportPdf(model, { paper: "a4", fonts }));
      const said = saidOf(model);
      expect(said.length).toBeGreaterThan(model.measures.length * 10);
      for (const each of said) expect(text).toContain(each);
    },
  );
});

const poppler = versionOf("pdfinfo");
if (poppler === undefined) console.log("Poppler's reading is not compared: pdfinfo is not here.");

describe.runIf(poppler !== undefined)("Poppler's reading of a report on paper", () => {
  const [demonstration] = demonstrationNetworks;
  if (demonstration === undefined) throw new Error("no demonstration");

  it("finds it tagged, and its title, sentences and figures", async () => {
    const model = modelOf(demonstration);
    const folder = mkdtempSync(join(tmpdir(), "report-"));
    try {
      const file = join(folder, "report.pdf");
      writeFileSync(file, await reportPdf(model, { paper: "letter", fonts }));
      const facts = said("pdfinfo", file);
      expect(facts).toMatch(/^Tagged: +yes$/m);
      expect(facts).toContain(model.title);
      expect(facts).toContain("612 x 792 pts (letter)");
      const text = plain(said("pdftotext", "-raw", file, "-"));
      for (const sentence of model.opening) expect(text).toContain(plain(sentence));
      for (const { name, sentence } of model.measures) {
        expect(text).toContain(plain(name));
        expect(text).toContain(plain(sentence));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function said(program: string, ...inputs: string[]): string {
  return execFileSync(program, inputs, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function versionOf(program: string): string | undefined {
  try {
    return said(program, "-v") || program;
  } catch {
    return undefined;
  }
}
