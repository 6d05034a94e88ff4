import { describe, expect, it } from "vitest";
import type { MailAct } from "./mail-links.ts";
import { buildReport } from "./model.ts";
import { sampleInput, seriesOf } from "./sample-report.ts";
import { reportText } from "./text.ts";

const links = {
  change: "https://a.example/me",
  stop: "https://a.example/stop",
  view: "https://a.example/view",
  act: ({ act }: MailAct) => `https://a.example/${act}`,
};
const text = reportText(buildReport(sampleInput()), links);

describe("the report as text", () => {
  it("stands alone: sentences, cards, figures, sites and how to stop it", () => {
    const plain = text.replace(/\s+/g, " ");
    for (const part of [
      ...buildReport(sampleInput()).opening.map((sentence) => sentence.replace(/\s+/g, " ")),
      "* Learn from it: Catheter infections fell",
      "2 of 4: Dunmore Infirmary",
      "Stop these mails: https://a.example/stop",
      "Signals by the rule set IHI",
    ]) {
      expect(plain).toContain(part);
    }
  });

  it("has a table of each measure's last thirteen months, in columns", () => {
    const rows = text.split("\n").filter((line) => /^\d{4}-\d{2} /.test(line));
    expect(rows).toHaveLength(13 * 4);
    const cauti = seriesOf(0).at(-1);
    expect(rows[12]?.split(/\s+/).slice(0, 3)).toEqual([
      "2026-10",
      String(cauti?.numerator),
      cauti?.denominator?.toLocaleString("en"),
    ]);
    expect(new Set(rows.slice(0, 13).map(({ length }) => length)).size).toBe(1);
  });

  it("has no line of over 76 characters but addresses", () => {
    const long = text.split("\n").filter((line) => line.length > 76 && !line.includes("https://"));
    expect(long).toEqual([]);
  });

  it("says in words that there are no figures", () => {
    const empty = reportText(buildReport(sampleInput({ measures: [], completeness: [] })));
    expect(empty).toContain("The network has no measures yet");
    expect(empty).not.toContain("Stop these mails");
  });
});
