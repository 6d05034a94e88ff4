import { periodAt } from "@allteach/domain/period";
import { describe, expect, it } from "vitest";
import { buildReport } from "./model.ts";
import { ReportError } from "./report-error.ts";
import type { ReportInput } from "./report-input.ts";
import { codeAt, measureInput, measureOf, sampleInput, seriesOf } from "./sample-report.ts";

const build = (changes: Partial<ReportInput> = {}) => buildReport(sampleInput(changes));
const quiet = (place: number) =>
  measureInput(measureOf(place), seriesOf(2).slice(0, 24), [
    { name: "Anna", code: codeAt(0), improved: false },
  ]);

describe("a month's report", () => {
  it("is told in a subject and three sentences", () => {
    const { title, opening } = build();
    expect(title).toBe(
      "Patient safety network, October 2026: Catheter infections fell and Falls with injury ran unusually high; 3 sites to learn from",
    );
    expect(opening).toEqual([
      "In October 2026, Catheter infections fell from 1.8 to 0.9\u00a0per 1,000 catheter days and Falls with injury ran unusually high, at 1.34\u00a0per 1,000 patient days (usual:\u00a00.82).",
      "Ask Berg Community Hospital, Anna Children's Hospital and St Mary's Medical Center what they did: their own charts improved.",
      "4 of 6 sites sent every figure for October; 1 sent some.",
    ]);
  });

  it("puts what changed first, then the others in the network's order", () => {
    const shuffled = [...sampleInput().measures].reverse();
    const codes = build({ measures: shuffled }).measures.map(({ measure }) => measure.code);
    expect(codes).toEqual(["CAUTI", "FALLS", "HAND", "PUI"]);
  });

  it("is curious about improvements first, then asks, and ends with what is in", () => {
    expect(build().cards.map(({ kind, heading }) => `${kind}: ${heading}`)).toEqual([
      "learn: Catheter infections fell",
      "ask: Falls with injury ran unusually high",
      "completeness: 4 of 6 sites in for October",
    ]);
  });

  it("has five cards at the most", () => {
    const inputs = sampleInput().measures;
    const measures = [...inputs, ...inputs, ...inputs];
    const { cards } = build({ measures });
    expect(cards).toHaveLength(5);
    expect(cards.at(-1)?.kind).toBe("completeness");
  });

  it("names the sites that can teach, the one with most to teach first", () => {
    const [cauti] = build().measures;
    expect(cauti?.teachers.map(({ name }) => name)).toEqual([
      "Anna Children's Hospital",
      "Berg Community Hospital",
      "St Mary's Medical Center",
    ]);
  });

  it("says that a simulated network is one", () => {
    const network = { name: "Safety", slug: "safety", simulated: true };
    expect(build({ network }).title).toMatch(/^Safety \(simulated\), October 2026: /);
  });

  it("says when nothing changed, and asks for the next idea", () => {
    const { title, opening, cards } = build({ measures: [quiet(2)] });
    expect(title).toBe("Patient safety network, October 2026: no change beyond chance");
    expect(opening[0]).toBe(
      "No change beyond chance in October 2026: the one measure was as usual.",
    );
    expect(opening[1]).toBe("No single site's own chart shows an improvement yet.");
    expect(cards.map(({ kind }) => kind)).toEqual(["steady", "completeness"]);
  });

  it("tells what holds from what is new", () => {
    const period = periodAt(2026, 11);
    const series = seriesOf(0, 24);
    const later = [...series, { ...lastOf(series), period }];
    const { title, opening } = build({ period, measures: [measureInput(measureOf(0), later)] });
    expect(title).toContain("Catheter infections stayed lower");
    expect(opening[0]).toMatch(
      /^No new change beyond chance in November 2026: Catheter infections stayed lower, at 0.8/,
    );
  });

  it("can be of no measures, no sites and no figures", () => {
    const none = build({ measures: [], completeness: [] });
    expect(none.opening[0]).toBe(
      "The network has no measures yet, so October 2026 has no figures.",
    );
    expect(none.cards).toHaveLength(1);
    const empty = build({ measures: [measureInput(measureOf(0), [])] });
    expect(empty.title).toBe("Patient safety network, October 2026: no figures yet");
    expect(empty.opening[0]).toBe("No figures for October 2026 are in yet.");
    expect(empty.measures[0]).toMatchObject({ picture: null, latest: null });
  });

  it("does not tell a funder that figures are missing which are too small to be told", () => {
    const sums = build({ kind: "funder", measures: [measureInput(measureOf(0), [])] });
    expect(sums.title).toBe("Patient safety network, October 2026: nothing to tell yet");
    expect(sums.opening[0]).toBe("Nothing of October 2026 can be told yet.");
  });

  it("keeps names on one line and in one direction", () => {
    const network = { name: "Safe\r\nBcc: eve@evil.example\u202e", slug: "safe", simulated: false };
    const { title } = build({ network });
    expect(title.startsWith("Safe Bcc: eve@evil.example, October")).toBe(true);
  });

  it("keeps a subject short when names are long", () => {
    const network = { name: "n".repeat(200), slug: "safe", simulated: true };
    const name = "m".repeat(200);
    const measures = [0, 1].map((place) =>
      measureInput(measureOf(place, { name }), seriesOf(place)),
    );
    expect(build({ network, measures }).title.length).toBeLessThanOrEqual(170);
  });

  it("is not made when a chart is not of its figures", () => {
    const [first, ...others] = sampleInput().measures;
    if (first === undefined) throw new Error("no measure");
    const series = first.series.map((month, index) =>
      index === 3 ? { ...month, numerator: (month.numerator ?? 0) + 1 } : month,
    );
    expect(() => build({ measures: [{ ...first, series }, ...others] })).toThrow(
      new ReportError(first.measure, "its chart and its figures differ in 2025-02"),
    );
    const short = { ...first, series: first.series.slice(1) };
    expect(() => build({ measures: [short] })).toThrow(/not of the months of its figures/);
  });

  it("says which rules are not used, and why, in a line", () => {
    const sparse = seriesOf(3).map((month, index) => ({
      ...month,
      numerator: index % 7 === 0 ? 1 : 0,
      denominator: 400,
    }));
    const [rare] = build({ measures: [measureInput(measureOf(3), sparse)] }).measures;
    expect(rare?.notes.at(-1)).toMatch(
      /^Not used here, because chance alone sets it off often: “A point beyond a limit” \(above the centre line\), /,
    );
    const [short] = build({ measures: [measureInput(measureOf(0), seriesOf(0, 9))] }).measures;
    expect(short?.notes).toContain("Waits for more months: “Fifteen within the inner third”.");
  });

  it("notes rules, limits and trial limits for those who check", () => {
    const measures = [measureInput(measureOf(0), seriesOf(0, 8))];
    const notes = build({ measures }).method.join("\n");
    expect(notes).toContain("IHI (8 on one side)");
    expect(notes).toContain("u charts: three sigma");
    expect(notes).toContain("Trial limits, from fewer than 12 months: Catheter infections.");
  });
});

function lastOf<T>(items: readonly T[]): T {
  const last = items.at(-1);
  if (last === undefined) throw new RangeError("nothing");
  return last;
}
