import { readFileSync } from "node:fs";
import { sha256 } from "@allteach/domain/digest";
import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { buildReport } from "../model.ts";
import { ReportError } from "../report-error.ts";
import type { ReportInput, SiteCompleteness } from "../report-input.ts";
import { codeAt, manyMeasures, measureInput, measureOf, sampleInput } from "../sample-report.ts";
import { PAPERS, type PaperName, paperIn } from "./paper.ts";
import { reportPdf } from "./report-pdf.ts";

const font = (weight: string) =>
  readFileSync(new URL(`../../fonts/NotoSans-${weight}.ttf`, import.meta.url));
const fonts = [font("Regular"), font("SemiBold")];
const pdfOf = (input: ReportInput, paper: PaperName = "a4") =>
  reportPdf(buildReport(input), { paper, fonts });

/** What an independent reader makes of it: the texts of each page, one line for each place. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(bytes.slice());
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const page = await document.getPage(index + 1);
      const { items } = await page.getTextContent();
      return items
        .map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""))
        .join("");
    }),
  );
}

const plain = (text: string) => text.replace(/\s+/g, " ").trim();
const sample = await pdfOf(sampleInput());
const pages = await pagesOf(sample);

describe("the numbers on paper", () => {
  it.each([
    ["continental", "1,34 per 1.000 patient days", "43.266"],
    ["french", "1,34 per 1 000 patient days", "43 266"],
    ["english", "1.34 per 1,000 patient days", "43,266"],
  ] as const)("are those of their reader: %s", async (numbers, sentence, count) => {
    const model = buildReport(sampleInput());
    const text = (await pagesOf(await reportPdf(model, { paper: "a4", fonts, numbers }))).join(" ");
    const seen = text.replace(/\s+/g, " ");
    for (const said of [sentence, count, model.addresses.report]) {
      expect(seen.includes(said) ? said : `no ${said}`).toBe(said);
    }
    expect(seen.includes("In the file of figures (CSV)")).toBe(numbers !== "english");
  });
});

describe("a report on paper", () => {
  it("says everything in the order in which it is read", () => {
    const model = buildReport(sampleInput());
    const said = [
      model.network.name,
      model.month,
      ...model.opening,
      "What to be curious about",
      ...model.cards.flatMap(({ label, heading, text }) => [label, heading, text]),
      "Every measure",
      ...model.measures.flatMap(({ name, sentence, latest }) => [
        name,
        sentence,
        latest?.countText.split(" of ")[1] ?? "",
      ]),
      "What is in",
      model.completeness.sentence,
      ...model.completeness.sites.map(({ name }) => name),
      "How these figures are made",
      ...model.method,
      "Figures of every month",
    ];
    const whole = plain(pages.join(" "));
    let place = 0;
    for (const each of said.map(plain)) {
      const found = whole.indexOf(each, place);
      expect([each, found >= place]).toEqual([each, true]);
      place = found + each.length;
    }
  });

  it("has every figure of every month", () => {
    const whole = plain(pages.join(" "));
    const tables = whole.slice(whole.indexOf("Figures of every month"));
    for (const { measure, series } of sampleInput().measures) {
      expect(tables).toContain(measure.name);
      for (const { numerator, denominator } of series) {
        const count = new Intl.NumberFormat("en").format(denominator ?? 0);
        expect(tables).toContain(`${new Intl.NumberFormat("en").format(numerator ?? 0)} ${count} `);
      }
    }
  });

  it("counts its pages at the foot of each", () => {
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    }
  });

  it("is titled, marked and bookmarked for those who read by program", async () => {
    const model = buildReport(sampleInput());
    const document = await getDocumentProxy(sample.slice());
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({
      Title: model.title,
      Language: "en",
      CreationDate: "D:20261121070000Z",
    });
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await document.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    const outline = await document.getOutline();
    expect(outline.map(({ title }: { title: string }) => title)).toEqual([
      ...["What to be curious about", "Every measure", "What is in"],
      ...["How these figures are made", "Figures of every month"],
    ]);
    expect(outline[1]?.items.map(({ title }: { title: string }) => title)).toEqual(
      model.measures.map(({ name }) => name),
    );
  });

  it("is the same file for the same report", async () => {
    const again = await pdfOf(sampleInput());
    const other = await pdfOf(sampleInput({ baseUrl: "https://other.example" }));
    expect(await sha256(again)).toBe(await sha256(sample));
    expect(await sha256(other)).not.toBe(await sha256(sample));
  });

  it.each(["a4", "letter"] as const)("keeps within the margins of %s", async (paper) => {
    const document = await getDocumentProxy(await pdfOf(sampleInput(), paper));
    const { width, height, left, right } = PAPERS[paper];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      expect(page.view).toEqual([0, 0, width, height]);
      const { items } = await page.getTextContent();
      for (const item of items) {
        if (!("str" in item) || item.str.trim() === "") continue;
        const [, , , , x = 0, y = 0] = item.transform as number[];
        expect(x).toBeGreaterThanOrEqual(left - 0.1);
        expect(x + item.width).toBeLessThanOrEqual(width - right + 1);
        expect(y).toBeGreaterThan(20);
        expect(y).toBeLessThan(height - 20);
      }
    }
  });

  it("is small enough to mail", async () => {
    const big = await pdfOf(sampleInput({ measures: manyMeasures(8), completeness: sites(96) }));
    expect(big.length).toBeLessThan(200_000);
  });

  it("has no heading at the foot of a page", async () => {
    const input = sampleInput({ measures: manyMeasures(11, 29), completeness: sites(70) });
    for (const paper of ["a4", "letter"] as const) {
      const heads = new Set(["What is in", ...input.measures.map(({ measure }) => measure.name)]);
      for (const page of await pagesOf(await pdfOf(input, paper))) {
        const lines = page.split("\n").filter((line) => line.trim() !== "");
        const last = lines.findLastIndex((line) => !/Page \d+ of|^https:/.test(line));
        expect(heads).not.toContain(lines[last]?.trim());
      }
    }
  });
});

describe("a report that is not as usual", () => {
  it("names all of three hundred sites, and what their columns are on every page", async () => {
    const input = sampleInput({ completeness: sites(300) });
    const found = (await pagesOf(await pdfOf(input))).map(plain);
    const whole = found.join(" ");
    for (const { name } of sites(300)) expect(whole).toContain(`${name} `);
    const withSites = found.filter((page) => /Hospital \d+ \d of 4/.test(page));
    expect(withSites.length).toBeGreaterThan(4);
    for (const page of withSites) expect(page).toContain("Site Figures Attested");
  });

  const names = [
    "<script>alert('x')</script> & \"co\" (\\)",
    "Łódź Ångström Œuvre ﬁ",
    "北京儿童医院",
    "مستشفى الأطفال",
    "בית חולים לילדים",
    "Team 👨‍👩‍👧 🏥",
    "देवनागरी अस्पताल",
    "Hospital of ".repeat(16).trim(),
    "x".repeat(200),
  ];

  it.each(names)("keeps every letter of a site called %s", async (name) => {
    const completeness = [{ name, code: codeAt(0), done: 1, expected: 4, attested: false }];
    const whole = (await pagesOf(await pdfOf(sampleInput({ completeness })))).join("");
    const letters = (text: string) => text.normalize("NFKC").replace(/\s+/g, "");
    expect(letters(whole)).toContain(letters(name));
  });

  it("says what a box is where there is one, and only there", async () => {
    const named = (name: string) =>
      sampleInput({ network: { name, slug: "patient-safety", simulated: false } });
    const [with_, without] = await Promise.all(
      ["北京", "Peking"].map(async (name) => (await pagesOf(await pdfOf(named(name)))).join("")),
    );
    expect(with_).toContain("stands for a character outside of the Latin script");
    expect(without).not.toContain("stands for a character");
  });

  it("has no chart of a measure without a figure, and says so", async () => {
    const input = sampleInput({ measures: [measureInput(measureOf(0), [])] });
    expect(plain((await pagesOf(await pdfOf(input))).join(" "))).toContain(
      "There is no chart of Catheter infections yet: it begins with the first month",
    );
  });

  it("is made without measures and without sites", async () => {
    const whole = (
      await pagesOf(await pdfOf(sampleInput({ measures: [], completeness: [] })))
    ).join("");
    expect(whole).toContain("No site was asked for figures of October.");
    expect(whole).not.toContain("Every measure");
  });

  it("is not made where a chart cannot be drawn, and names the measure", async () => {
    const model = buildReport(sampleInput());
    const broken = model.measures.map((section, index) => {
      if (index !== 1) return section;
      const points = section.reading.chart.points.map((each) => ({ ...each, value: Number.NaN }));
      return {
        ...section,
        reading: { ...section.reading, chart: { ...section.reading.chart, points } },
      };
    });
    const making = reportPdf({ ...model, measures: broken }, { paper: "a4", fonts });
    await expect(making).rejects.toThrow(ReportError);
    await expect(making).rejects.toMatchObject({ measure: broken[1]?.measure.code });
  });
});

describe("the paper of a time zone", () => {
  it("is Letter in the Americas and A4 elsewhere", () => {
    expect(["America/New_York", "Pacific/Honolulu", "US/Eastern"].map(paperIn)).toEqual(
      Array(3).fill("letter"),
    );
    expect(["Europe/Paris", "Etc/UTC", "Pacific/Auckland", "Asia/Tokyo"].map(paperIn)).toEqual(
      Array(4).fill("a4"),
    );
  });
});

function sites(count: number): SiteCompleteness[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Hospital ${index + 1}`,
    code: codeAt(index),
    done: index % 5,
    expected: 4,
    attested: index % 2 === 0,
  }));
}
