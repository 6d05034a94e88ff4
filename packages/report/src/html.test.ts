import { formatNumber } from "@allteach/spc/words/format-value";
import { describe, expect, it } from "vitest";
import { reportHtml } from "./html.ts";
import { linkPlaceholders, type MailAct, withLinks } from "./mail-links.ts";
import { buildReport } from "./model.ts";
import type { ReportInput } from "./report-input.ts";
import {
  codeAt,
  manyMeasures,
  measureInput,
  measureOf,
  sampleInput,
  seriesOf,
} from "./sample-report.ts";

const pictureOf = (text: string) => new TextEncoder().encode(text);
const htmlOf = (input: ReportInput, images: "cid" | "data" = "cid") => {
  const pictures = new Map(
    input.measures.map(({ measure }) => [`chart-${measure.code}`, pictureOf(measure.code)]),
  );
  return reportHtml(buildReport(input), { images, pictures, links: linkPlaceholders });
};
const html = htmlOf(sampleInput());
const bytes = (text: string) => new TextEncoder().encode(text).length;

describe("the report as HTML", () => {
  it("says the three sentences before anything else", () => {
    const text = html.replace(/<style>.*?<\/style>/s, "").replace(/<title>.*?<\/title>/s, "");
    const words = text
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim();
    expect(words.slice(0, 80)).toBe(
      "Patient safety network October 2026 In October 2026, Catheter infections fell fr",
    );
  });

  it("has the figures that were given, for every measure", () => {
    for (const { measure, series } of sampleInput().measures) {
      const last = series.at(-1);
      const join = measure.chart.startsWith("p") ? "of" : "in";
      const count = `${formatNumber(last?.numerator ?? 0, 0)} ${join} ${formatNumber(last?.denominator ?? 0, 0)}, from 5 sites.`;
      expect(html).toContain(`${count}</p>`);
    }
  });

  it("shows each picture by its content id, with its sentence and latest value in words", () => {
    const sources = [...html.matchAll(/<img src="([^"]+)" alt="([^"]+)"/g)];
    expect(sources.map(([, source]) => source)).toEqual([
      "cid:chart-CAUTI",
      "cid:chart-FALLS",
      "cid:chart-HAND",
      "cid:chart-PUI",
    ]);
    expect(sources[0]?.[2]).toBe(
      "Chart: Catheter infections fell from 1.8 to 0.9\u00a0per 1,000 catheter days from March 2026: eight months in a row below the centre line. Latest: 0.8\u00a0per 1,000 catheter days in October 2026.",
    );
  });

  it("stands alone in the archive, with its pictures and every month inside", () => {
    const page = htmlOf(sampleInput(), "data");
    expect(page).toContain(`src="data:image/png;base64,${btoa("CAUTI")}"`);
    expect(page).not.toContain("cid:");
    for (const { numerator, denominator } of seriesOf(0)) {
      const [count, of] = [formatNumber(numerator ?? 0, 0), formatNumber(denominator ?? 0, 0)];
      expect(page).toContain(`<td>${count}</td><td>${of}</td>`);
    }
  });

  it("refers to nothing on another computer but links", () => {
    expect(html).not.toMatch(/<(script|link|iframe|form|object)\b/i);
    expect(html).not.toMatch(/url\(|@import|src="http/i);
  });

  it("is not made without one of its pictures", () => {
    const model = buildReport(sampleInput());
    const pictures = new Map([["chart-CAUTI", pictureOf("x")]]);
    expect(() => reportHtml(model, { images: "cid", pictures })).toThrow(
      "Falls with injury (FALLS): its chart was not drawn",
    );
  });

  it("has each reader's own links in place of the placeholders", async () => {
    const links = {
      change: "https://a.example/me?x=1&y=2",
      stop: "https://a.example/stop/$&",
      view: "https://a.example/view",
      act: async ({ act, measure = "" }: MailAct) => `https://a.example/${act}/${measure}`,
    };
    const mine = await withLinks(html, links, "html");
    expect(mine).toContain('href="https://a.example/agenda/CAUTI"');
    expect(mine).toContain('href="https://a.example/reviewed/"');
    expect(mine).toContain('href="https://a.example/me?x=1&amp;y=2"');
    expect(mine).toContain('href="https://a.example/stop/$&amp;"');
    expect(mine).not.toContain("allteach-link");
    expect(
      reportHtml(buildReport(sampleInput({ measures: [] })), {
        images: "data",
        pictures: new Map(),
      }),
    ).not.toContain("stop these mails");
  });
});

describe("names in the HTML", () => {
  const hostile = `<script>alert("1")</script>'"&<img src=x onerror=alert(1)>`;
  const named = (name: string) => {
    const sites = [{ name, code: codeAt(0), improved: true }];
    const measure = measureOf(0, {
      name,
      unit: name.slice(0, 60),
      numerator: name,
      denominator: name,
    });
    return htmlOf(
      sampleInput({
        network: { name, slug: "n", simulated: true },
        measures: [measureInput(measure, seriesOf(0), sites)],
        completeness: [{ name, code: codeAt(0), done: 0, expected: 1, attested: false }],
      }),
      "data",
    );
  };

  it("are text, whatever they hold", () => {
    const attacked = named(hostile);
    expect(attacked).not.toContain("<script");
    expect(attacked).not.toMatch(/<img src=x/);
    expect(attacked.match(/<img /g)).toHaveLength(1);
    expect(attacked).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&quot;&amp;");
    const outside = attacked.replace(/<[a-z/!][^<>]*>/gi, "");
    expect(outside).not.toMatch(/[<>]/);
  });

  it("keep their direction to themselves", () => {
    expect(named("شبكة سلامة المرضى")).toContain("<bdi>شبكة سلامة المرضى</bdi>");
    expect(named("a\u202eb\u2066c")).toContain("<bdi>abc</bdi>");
  });
});

describe("the size of the HTML", () => {
  it("is below what mail programs clip, for eight measures and 96 sites", () => {
    expect(bytes(htmlOf(largest(8, 96, "Site")))).toBeLessThan(90_000);
  });

  it("stays there with names of 200 letters and 300 sites of which most owe figures", () => {
    expect(bytes(htmlOf(largest(8, 300, "n".repeat(200))))).toBeLessThan(90_000);
  });

  it("leaves out sites that sent everything, never from the archive", () => {
    const input = largest(1, 100, "Site");
    const named = (page: string) => page.match(/<bdi>\d+ Site<\/bdi>/g)?.length;
    expect(named(htmlOf(input))).toBe(60);
    expect(htmlOf(input)).toContain("And 40 more sites: ");
    expect(named(htmlOf(input, "data"))).toBe(100);
  });

  function largest(measures: number, sites: number, name: string): ReportInput {
    return sampleInput({
      measures: manyMeasures(measures).map((each) => ({
        ...each,
        measure: { ...each.measure, name: `${name} ${each.measure.code}`.slice(-200) },
      })),
      completeness: Array.from({ length: sites }, (_, site) => ({
        name: `${site} ${name}`.slice(0, 200),
        code: codeAt(site),
        done: site % 3,
        expected: 2,
        attested: false,
      })),
    });
  }
});
