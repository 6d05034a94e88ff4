import { describe, expect, it } from "vitest";
import { htmlInNumberStyle, inNumberStyle, numberStyleOf } from "./number-style.ts";

describe("the numbers of a reader", () => {
  it.each([
    ["de-DE", "1.234,5"],
    ["fr-FR", "1\u202f234,5"],
    ["en-GB", "1,234.5"],
    ["de-CH", "1’234.5"],
    ["sv-SE", "1\u00a0234,5"],
    ["", "1,234.5"],
    ["no such language", "1,234.5"],
  ])("are written as in %s", (locale, expected) => {
    expect(inNumberStyle("1,234.5", numberStyleOf(locale))).toBe(expected);
  });

  it("are written so in sentences and units", () => {
    const said =
      "Falls rose from 0.8 to 1.2\u00a0per 1,000 days (usual:\u00a00.9), 12,345 in 2026.";
    expect(inNumberStyle(said, "continental")).toBe(
      "Falls rose from 0,8 to 1,2\u00a0per 1.000 days (usual:\u00a00,9), 12.345 in 2026.",
    );
  });

  it("leave alone what is no number: dates, codes, versions, addresses, lists, places in books", () => {
    const said =
      "2026-10, v1.2, 1.2.3, S1.5, 07:00, 3,4 and 5; fig. 4.5; https://a.example/1.5/2,000?x=1.5 end.";
    expect(inNumberStyle(said, "continental")).toBe(said);
    expect(inNumberStyle("see https://a.example/1.5 for 2.5", "french")).toBe(
      "see https://a.example/1.5 for 2,5",
    );
  });

  it("are changed in what is read of a page, not in what makes it", () => {
    const html = `<style>p{line-height:1.5}</style><p style="line-height:1.5"><a href="https://a.example/1.5">1.5</a><img src="cid:a" alt="Latest: 0.95."></p>`;
    expect(htmlInNumberStyle(html, "continental")).toBe(
      `<style>p{line-height:1.5}</style><p style="line-height:1.5"><a href="https://a.example/1.5">1,5</a><img src="cid:a" alt="Latest: 0,95."></p>`,
    );
  });
});
