import { describe, expect, it } from "vitest";
import {
  CompletenessStrip,
  completenessSentence,
  ownCompletenessSentence,
  type SiteProgress,
} from "./completeness-strip.tsx";

const sites = (...statuses: SiteProgress["status"][]) =>
  statuses.map((status, index) => ({ name: `Site ${index + 1}`, status }));

describe("the sentence on who has reported", () => {
  it.each([
    [sites("in", "in", "waiting"), "2 of 3 sites are in for October"],
    [sites("in", "part", "waiting"), "1 of 3 sites is in for October"],
    [sites("part", "waiting"), "0 of 2 sites are in for October"],
    [sites("in", "in"), "All 2 sites are in for October"],
    [sites("in", "in", "excused"), "All 2 sites are in for October"],
    [sites("in"), "The one site is in for October"],
    [sites("waiting"), "The one site is not yet in for October"],
    [sites("excused"), "No site is expected to report for October"],
    [[], "No site is expected to report for October"],
  ])("%#: %s", (progress, sentence) => {
    expect(completenessSentence("October", progress)).toBe(sentence);
  });
});

describe("the sentence for who sees their own sites alone", () => {
  const all = { reported: 14, expected: 18 };

  it.each([
    [sites("in"), "Your site is in for October; in the whole network 14 of 18 sites are"],
    [sites("part"), "Your site is not yet in for October; in the whole network 14 of 18 sites are"],
    [
      sites("in", "waiting", "excused"),
      "1 of your 2 sites is in for October; in the whole network 14 of 18 sites are",
    ],
    [[], "In the whole network 14 of 18 sites are in for October"],
    [sites("excused"), "In the whole network 14 of 18 sites are in for October"],
  ])("%#: %s", (own, sentence) => {
    expect(ownCompletenessSentence("October", own, all)).toBe(sentence);
  });

  it("agrees in number", () => {
    const one = { reported: 1, expected: 3 };
    expect(ownCompletenessSentence("October", [], one)).toContain("1 of 3 sites is in");
  });
});

describe("the strip", () => {
  it("names who is still to come, begun or not, and nobody who was excused", () => {
    const html = String(
      <CompletenessStrip
        period="October"
        due="3 days left"
        sites={sites("in", "part", "waiting", "excused")}
      />,
    );

    expect(html).toContain("1 of 3 sites is in for October; 3 days left.");
    expect(html).toContain("Still to come (2)");
    expect(html).toContain("Site 2");
    expect(html).toContain("Site 3");
    expect(html).not.toContain("Site 1<");
    expect(html).not.toContain("Site 4");
  });

  it("asks for nothing more once all are in", () => {
    const html = String(<CompletenessStrip period="October" sites={sites("in", "in")} />);

    expect(html).not.toContain("Still to come");
  });

  it("draws a cell for each site", () => {
    const html = String(
      <CompletenessStrip period="October" sites={sites("in", "part", "waiting")} />,
    );

    expect(html.match(/completeness-cell-(in|part|waiting)/g)).toHaveLength(3);
  });
});
