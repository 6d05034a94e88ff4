import { Code } from "@allteach/domain/identity";
import { describe, expect, it } from "vitest";
import { reportHtml } from "./html.ts";
import { buildReport } from "./model.ts";
import type { SiteNews } from "./report-input.ts";
import { sampleInput } from "./sample-report.ts";
import { reportText } from "./text.ts";

/** The sample's first measure at so many sites, each with the chart of the network. */
function reportOf(
  count: number,
  name = (place: number) => `Site ${String(place).padStart(2, "0")}`,
) {
  const input = sampleInput();
  const [first, ...others] = input.measures;
  if (!first) throw new Error("the sample has no measure");
  const sites = Array.from(
    { length: count },
    (_, place): SiteNews => ({
      name: name(place),
      code: Code.parse(`S${place}`),
      reading: (place % 2 ? first : (others[2] ?? first)).reading,
    }),
  );
  return buildReport(sampleInput({ measures: [{ ...first, sites }] }));
}

describe("a measure, site beside site", () => {
  it("is shown from four sites on", () => {
    expect(reportOf(3).sideBySide).toBeNull();
    expect(reportOf(4).sideBySide?.sites.map(({ name }) => name)).toEqual([
      ...["Site 00", "Site 01", "Site 02", "Site 03"],
    ]);
  });

  it("has twelve of many, those first that there is most to learn from", () => {
    const { sideBySide } = reportOf(20);
    expect(sideBySide?.sites.map(({ name }) => name)).toEqual([
      ...["Site 01", "Site 03", "Site 05", "Site 07", "Site 09", "Site 11"],
      ...["Site 13", "Site 15", "Site 17", "Site 19", "Site 00", "Site 02"],
    ]);
    expect(sideBySide?.sentence).toContain("12 of 20 sites");
  });

  it("is told in words where there are no pictures", () => {
    const model = reportOf(5);
    const picture = new Uint8Array([1]);
    const pictures = new Map([
      ["chart-CAUTI", picture],
      ["sites-CAUTI", picture],
    ]);
    const html = reportHtml(model, { images: "cid", pictures });
    expect(html).toContain('src="cid:sites-CAUTI"');
    expect(reportText(model)).toContain("Site 03: ");
    expect(() => reportHtml(model, { images: "cid", pictures: new Map() })).toThrow();
  });

  it("shows names with markup as they are", () => {
    const model = reportOf(4, (place) => `<b>${place}</b>`);
    expect(model.sideBySide?.picture.alternative).toContain("<b>0</b>");
    const pictures = new Map(["chart-CAUTI", "sites-CAUTI"].map((id) => [id, new Uint8Array([1])]));
    expect(reportHtml(model, { images: "cid", pictures })).not.toContain("<b>0</b>");
  });
});
