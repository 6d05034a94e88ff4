import { readFileSync } from "node:fs";
import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { reportHtml } from "./html.ts";
import { buildReport, type ReportModel } from "./model.ts";
import { reportPdf } from "./pdf/report-pdf.ts";
import type { SiteNews } from "./report-input.ts";
import { codeAt, measureInput, measureOf, sampleInput, seriesOf } from "./sample-report.ts";

/** A proportion at so many sites, a fifth of each one's cases, and at the last a half. */
function reportOf(count: number, changes: { chart?: "p" | "u"; counts?: null } = {}): ReportModel {
  const { chart = "p", counts } = changes;
  const sites = Array.from({ length: count }, (_, place): SiteNews => {
    const denominator = 100 + place * 10;
    const numerator = place === count - 1 ? denominator / 2 : denominator / 5;
    const own = counts === null ? {} : { counts: { numerator, denominator } };
    return { name: `Unit ${place}`, code: codeAt(place), improved: false, ...own };
  });
  const measure = measureOf(0, { chart, multiplier: 100, unit: "%" });
  return buildReport(sampleInput({ measures: [measureInput(measure, seriesOf(0), sites)] }));
}

describe("the sites of a measure by their size", () => {
  it("are shown where more have figures of the month than stand side by side", () => {
    expect(reportOf(12).funnel).toBeNull();
    expect(reportOf(13).funnel?.funnel.points).toHaveLength(13);
    expect(reportOf(13, { counts: null }).funnel).toBeNull();
  });

  it("are shown of proportions alone", () => {
    expect(reportOf(13, { chart: "u" }).funnel).toBeNull();
  });

  it("are named only where they lie far out, with the name that the reader may see", () => {
    const { sentence = "", alternative = "" } = reportOf(20).funnel ?? {};

    expect(sentence).toContain("October 2026 at 20 sites");
    expect(sentence).toContain("Unit 19 (50\u00a0% of 290)");
    expect(sentence).toContain("a question to ask, not a verdict");
    expect(alternative.match(/Unit \d+/g)).toEqual(["Unit 19"]);
  });

  it("are on paper, in words as well, and in no mail", async () => {
    const model = reportOf(20);
    const document = await getDocumentProxy(await reportPdf(model, { paper: "a4", fonts }));
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, async (_, page) => {
        const { items } = await (await document.getPage(page + 1)).getTextContent();
        return items.map((item) => ("str" in item ? item.str : "")).join(" ");
      }),
    );
    const picture = new Uint8Array([1]);
    const pictures = new Map([["chart-CAUTI", picture]]);

    expect(pages.join(" ").replace(/\s+/g, " ")).toContain("Unit 19 (50 % of 290)");
    expect(reportHtml(model, { images: "cid", pictures })).not.toContain("by their size");
  });
});

const fonts = ["Regular", "SemiBold"].map((weight) =>
  readFileSync(new URL(`../fonts/NotoSans-${weight}.ttf`, import.meta.url)),
);
