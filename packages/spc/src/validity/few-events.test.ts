import { describe, expect, it } from "vitest";
import { controlChart } from "../control-chart.ts";
import { assessValidity } from "./assess-validity.ts";
import { judgedRules } from "./judged-rules.ts";

function noteOn(chart: "p" | "u", counts: readonly number[]) {
  const points = counts.map((numerator, place) => ({
    label: `2026-W${String(place + 1).padStart(2, "0")}`,
    numerator,
    denominator: 20,
  }));
  const series = { chart, points };
  const { notes } = assessValidity(judgedRules(series, controlChart(series)), "ihi");
  return notes.find(({ kind }) => kind === "sparse-counts");
}

const rare = [0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1];

describe("few events", () => {
  it("are told by their number, with the digits it needs", () => {
    expect(noteOn("p", rare)?.sentence).toBe("Few events: about 0.4 are expected in a week.");
    expect(noteOn("u", [0, 1, ...Array(28).fill(0)])?.sentence).toBe(
      "Few events: about 0.03 are expected in a week.",
    );
  });

  it("are not given a number where there were none", () => {
    expect(noteOn("u", Array(12).fill(0))?.sentence).toBe(
      "No events so far, so their usual number in a week is not known.",
    );
  });

  it("are the cases that do not count where nearly every case does", () => {
    expect(
      noteOn(
        "p",
        rare.map((count) => 20 - count),
      ),
    ).toMatchObject({
      sentence: "Nearly every case counts: about 0.4 in a week are expected not to.",
      suggestions: [
        "Chart what did not happen: the cases in between, on a g chart.",
        "Look at a longer period, or at the figures of the whole network.",
      ],
    });
    expect(noteOn("p", Array(12).fill(20))?.sentence).toBe(
      "Every case has counted so far, so the usual number that do not in a week is not known.",
    );
  });
});
