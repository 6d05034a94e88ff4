import { describe, expect, it } from "vitest";
import { levelChart, percentChart, remission, wobble } from "./example-charts.ts";
import { type Panel, smallMultiplesSvg } from "./small-multiples-svg.ts";

const props = { id: "sites", title: "Remission by site", unit: "%", theme: "print" as const };
const points = Array.from({ length: 8 }, (_, index) => index + 20);
const shift = { rule: "shift-8", points, favourable: true, side: "above" as const };

const panels: Panel[] = Array.from({ length: 10 }, (_, index) => ({
  name: `Site ${String.fromCharCode(65 + index)}`,
  chart: percentChart(28, (month) => ({
    seen: 64 + index + 7 * wobble(month + 40 * index),
    centre: 64 + index,
  })),
}));
const some: Panel[] = [
  ...panels.slice(0, 8),
  {
    name: "North",
    chart: { ...remission, points: remission.points.slice(0, 28) },
    own: true,
    signals: [shift],
  },
  { name: "A hospital with a name too long for its place", chart: panels[9]?.chart ?? remission },
  {
    name: "New here",
    chart: levelChart(Array(28).fill(null), { centre: 60, lower: null, upper: null }),
  },
];

describe("small multiples", () => {
  it("draw every site on one scale, in the order given", async () => {
    const svg = smallMultiplesSvg(some, props);
    await expect(`${svg}\n`).toMatchFileSnapshot("./__snapshots__/small-multiples.svg");
    expect(svg.indexOf(">Site A<")).toBeLessThan(svg.indexOf(">Site B<"));
  });

  it("stand two beside each other on a phone", async () => {
    const svg = smallMultiplesSvg(some.slice(6), { ...props, width: "narrow" });
    await expect(`${svg}\n`).toMatchFileSnapshot("./__snapshots__/small-multiples-narrow.svg");
  });

  it("say which site has no figures", () => {
    expect(smallMultiplesSvg(some, props)).toContain("New here: no figures.");
  });

  it("draw an empty paper for a network without sites", () => {
    expect(smallMultiplesSvg([], props)).not.toMatch(/NaN|Infinity/);
  });
});
