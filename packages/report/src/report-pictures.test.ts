import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { reportHtml } from "./html.ts";
import { linkPlaceholders } from "./mail-links.ts";
import { buildReport } from "./model.ts";
import { chartSvg } from "./picture.ts";
import { chartPng, type PngTools } from "./png.ts";
import { ReportError } from "./report-error.ts";
import { reportPictures } from "./report-pictures.ts";
import { manyMeasures, measureInput, measureOf, sampleInput } from "./sample-report.ts";
import { reportText } from "./text.ts";
import { withVisibleLetters } from "./visible-letters.ts";

const file = (path: string) => readFileSync(new URL(path, import.meta.url));
const tools: PngTools = {
  wasm: readFileSync(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")),
  fonts: [file("../fonts/NotoSans-Regular.ttf"), file("../fonts/NotoSans-SemiBold.ttf")],
};
const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

describe("the pictures of a report", () => {
  it("are PNGs of twice their size, one for each measure", async () => {
    const pictures = await reportPictures(buildReport(sampleInput()), tools);
    expect([...pictures.keys()]).toEqual([
      ...["chart-CAUTI", "chart-FALLS", "chart-HAND", "chart-PUI"],
    ]);
    for (const png of pictures.values()) {
      expect([...png.subarray(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
      expect(sizeOf(png).width).toBe(960);
      expect(png.length).toBeLessThan(40_000);
    }
  });

  it("are lettered, or not made at all", async () => {
    const model = buildReport(sampleInput());
    const bare = { ...tools, fonts: [] };
    await expect(reportPictures(model, bare)).rejects.toThrow("its chart could not be drawn");
  });

  it.each([
    ["Arabic", "عدد الأيام"],
    ["Chinese", "每千住院日"],
    ["emoji", "👨‍👩‍👧 😀"],
    ["an arrow", "→"],
  ])("show where a letter is missing from their font: %s", async (_script, text) => {
    const drawn = (words: string) =>
      chartPng(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40"><rect width="200" height="40" fill="#ffffff"/><text x="10" y="30" font-family="Noto Sans" font-size="16">${words}</text></svg>`,
        tools,
      );
    const blank = await drawn("\u00a0");
    expect(await drawn(text)).not.toEqual(blank);
    expect(withVisibleLetters(`<text>${text} &amp; 12</text>`, tools.fonts[0] ?? blank)).toMatch(
      /^<text>(\ufffd| )+ &amp; 12<\/text>$/,
    );
  });

  it("fit in a mail of 1 MB, with eight measures of 36 months", async () => {
    const model = buildReport(sampleInput({ measures: manyMeasures(8) }));
    const pictures = await reportPictures(model, tools);
    const html = reportHtml(model, { images: "cid", pictures, links: linkPlaceholders });
    const drawn = [...pictures.values()].reduce((sum, { length }) => sum + length, 0);
    const whole = (drawn + html.length + reportText(model).length) * 1.37;
    expect(pictures.size).toBe(8);
    expect(whole).toBeLessThan(400_000);
  });

  it("are none for a measure without a figure", async () => {
    const model = buildReport(sampleInput({ measures: [measureInput(measureOf(0), [])] }));
    const pictures = await reportPictures(model, tools);
    expect(pictures.size).toBe(0);
    expect(reportHtml(model, { images: "cid", pictures })).toContain(
      "There is no chart of Catheter infections yet",
    );
  });

  it("stop the report where one cannot be drawn, and name the measure", async () => {
    const model = buildReport(sampleInput());
    const [first, ...others] = model.measures;
    if (first === undefined) throw new Error("no measure");
    const broken = { ...first, reading: { ...first.reading, chart: { ...first.reading.chart } } };
    Object.defineProperty(broken.reading.chart, "points", {
      get: () => {
        throw new Error("no points");
      },
    });
    const drawing = reportPictures({ sideBySide: null, measures: [...others, broken] }, tools);
    await expect(drawing).rejects.toThrow(ReportError);
    await expect(drawing).rejects.toMatchObject({ measure: "CAUTI" });
  });
});

describe("a measure's picture", () => {
  it("is refused with a point that has no place on the paper", () => {
    const [first = missing()] = buildReport(sampleInput()).measures;
    const points = first.reading.chart.points.map((point) => ({ ...point, value: Number.NaN }));
    const broken = {
      ...first,
      reading: { ...first.reading, chart: { ...first.reading.chart, points } },
    };
    expect(() => chartSvg(broken)).toThrow(ReportError);
  });

  it("is refused where there is nothing to draw", () => {
    const input = sampleInput({ measures: [measureInput(measureOf(0), [])] });
    const [empty = missing()] = buildReport(input).measures;
    expect(() => chartSvg(empty)).toThrow("there is nothing to draw yet");
  });

  const svg = chartSvg(buildReport(sampleInput()).measures[0] ?? missing());

  it("carries its colours, and names no font but ours", () => {
    expect(svg).not.toContain("var(--");
    expect(svg).not.toContain("class=");
    expect(svg).toContain('font-family="Noto Sans"');
  });

  it("shows the goal and the signals", () => {
    expect(svg).toContain("Goal 1.0");
    expect(svg).toContain("Improvement");
  });
});

function missing(): never {
  throw new Error("the sample report has lost a measure");
}
