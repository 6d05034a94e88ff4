import { describe, expect, it } from "vitest";
import { type CompletenessRow, completenessGridSvg } from "./completeness-grid-svg.ts";
import { months } from "./example-charts.ts";
import type { CellState } from "./marks/cell.ts";

const props = { id: "in", title: "Who has sent what", theme: "print" as const };
const year = months(12, 2025);

const LETTERS: Record<string, CellState> = {
  i: "in",
  p: "part",
  a: "awaited",
  m: "missing",
  n: "not-asked",
};
const row = (name: string, letters: string, own = false): CompletenessRow => ({
  name,
  cells: [...letters].map((letter) => LETTERS[letter] ?? "not-asked"),
  own,
});
const rows = [
  row("Birch", "iiiiiiiiiiii"),
  row("Cedar", "iiimiiiiiipa"),
  row("North General", "nnnniiiiiiia", true),
  row("A hospital with a name that is longer than its place allows", "iiiimmmmpiii"),
];

describe("a completeness grid", () => {
  it("tells by form alone what is in", async () => {
    const svg = completenessGridSvg(rows, year, props);
    await expect(`${svg}\n`).toMatchFileSnapshot("./__snapshots__/completeness.svg");
  });

  it("fits three years on a phone", async () => {
    const long = rows.map((each) => ({
      ...each,
      cells: [...each.cells, ...each.cells, ...each.cells],
    }));
    const svg = completenessGridSvg(long, months(36), { ...props, width: "narrow" });
    await expect(`${svg}\n`).toMatchFileSnapshot("./__snapshots__/completeness-narrow.svg");
  });

  it("counts whole months among those asked for", () => {
    const svg = completenessGridSvg(rows, year, props);
    expect(svg).toContain(">7 of 8</text>");
    expect(svg).toContain("Dec 2025: 2 of 4 are in.");
  });

  it("draws an empty paper for a network without sites", () => {
    expect(completenessGridSvg([], [], props)).not.toMatch(/NaN|Infinity/);
  });
});
