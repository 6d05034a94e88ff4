import { describe, expect, it } from "vitest";
import { months } from "./example-charts.ts";
import { paint } from "./looks.ts";
import { periodTicks } from "./period-ticks.ts";
import { plotOn } from "./plot.ts";

function ticks(labels: readonly string[], width = 640) {
  const plot = plotOn({
    left: 0,
    right: width,
    top: 0,
    bottom: 200,
    slots: labels.length,
    size: 13,
    paint: paint("page"),
    domain: [0, 1],
  });
  return periodTicks(labels, plot).map(({ text, year }) => (year ? `${text} ${year}` : text));
}

describe("the ticks of the time axis", () => {
  it("name every month of a year, and the year once", () => {
    const said = ticks(months(12));
    expect(said).toHaveLength(12);
    expect(said.slice(0, 2)).toEqual(["Jan 2023", "Feb"]);
  });

  it("keep to quarters in three years, and name the last month", () => {
    const said = ticks(months(36));
    expect(said.slice(0, 5)).toEqual(["Jan 2023", "Apr", "Jul", "Oct", "Jan 2024"]);
    expect(said.at(-1)).toBe("Dec");
  });

  it("keep to years in ten", () => {
    expect(ticks(months(120)).slice(0, 2)).toEqual(["2023", "2024"]);
    expect(ticks(months(120)).at(-1)).toBe("Dec 2032");
  });

  it("keep apart where months are those of events, some of them the same", () => {
    const events = ["2024-03", "2024-05", "2024-07", "2024-07", "2024-08", "2025-04", "2025-07"];
    const said = ticks([...events, "2025-07", "2026-05", "2026-10"], 250);

    expect(said).toEqual(["Mar 2024", "Jul", "Aug", "Jul 2025", "Oct 2026"]);
  });

  it("are fewer on a phone", () => {
    expect(ticks(months(36), 250).length).toBeLessThan(ticks(months(36)).length);
  });

  it("name quarters and weeks by their own words", () => {
    expect(ticks(["2025-Q3", "2025-Q4", "2026-Q1"])).toEqual(["Q3 2025", "Q4", "Q1 2026"]);
    expect(ticks(["2026-W05", "2026-W06"])).toEqual(["wk 5 2026", "wk 6"]);
  });

  it("leave other labels as they are, cut to their room", () => {
    expect(ticks(["Case 1", "Case 2"])).toEqual(["Case 1", "Case 2"]);
    const [long = ""] = ticks(["A label that goes on and on and on", "Another"]);
    expect(long.endsWith("…")).toBe(true);
  });

  it("are none without periods", () => {
    expect(ticks([])).toEqual([]);
  });
});
