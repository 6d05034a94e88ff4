import { describe, expect, it } from "vitest";
import { endLabels } from "./end-label-texts.ts";
import { levelChart } from "./example-charts.ts";
import { figureWith } from "./figures.ts";
import { sheetSize } from "./sheet.ts";

const wording = { figure: figureWith(0), size: sheetSize("wide") };
const props = { id: "a", title: "A" };
const texts = (chart: ReturnType<typeof levelChart>, more = {}) =>
  endLabels(chart, { ...props, ...more }, wording).map(({ text }) => text);

describe("what stands at the right end", () => {
  const chart = levelChart([4, 6], { centre: 5, lower: 1, upper: 9 });

  it("is the last value, the centre line, the limits and the goals that still stand", () => {
    const goals = [
      { value: 3, to: 0 },
      { value: 2, name: "Aim" },
    ];
    expect(texts(chart, { goals })).toEqual([
      "6",
      "Mean 5",
      "Upper limit 9",
      "Lower limit 1",
      "Aim 2",
    ]);
  });

  it("says of which period a value is that does not stand at the end", () => {
    const gap = levelChart([4, 6, null], { centre: 5, lower: 1, upper: 9 });
    expect(texts(gap)[0]).toBe("Feb: 6");
  });

  it("passes over limits that limit nothing", () => {
    expect(texts(levelChart([4, 6], { centre: 5, lower: 0, upper: 9 }))).not.toContain(
      "Lower limit 0",
    );
    const full = levelChart([94, 96], { centre: 95, lower: 80, upper: 100 });
    expect(texts(full, { unit: "%" })).not.toContain("Upper limit 100");
    expect(texts(full, { unit: "days" })).toContain("Upper limit 100");
  });

  it("passes over limits that lie on the centre line", () => {
    expect(texts(levelChart([5, 5], { centre: 5, lower: 5, upper: 5 }))).toEqual(["5", "Mean 5"]);
  });

  it("calls the middle of a run chart its median", () => {
    const run = levelChart([4, 6], { centre: 5, lower: null, upper: null }, "run");
    expect(texts(run)).toEqual(["6", "Median 5"]);
  });
});
