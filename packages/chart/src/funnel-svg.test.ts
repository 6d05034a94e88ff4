import { funnel } from "@allteach/spc/funnel";
import { describe, expect, it } from "vitest";
import { wobble } from "./example-charts.ts";
import { type FunnelProps, funnelSvg } from "./funnel-svg.ts";

const names: Record<string, string> = { north: "North General", river: "Riverside Children's" };
const props: FunnelProps = {
  id: "october",
  title: "Patients in remission, October",
  axisTitle: "Patients in remission",
  unit: "%",
  denominatorTitle: "Patients seen",
  names,
  own: ["north"],
  direction: "increase",
  theme: "print",
};

const ordinary = Array.from({ length: 22 }, (_, index) => {
  const denominator = Math.round(20 + 170 * (1 + wobble(index)));
  const share = 0.71 + (0.8 * wobble(index + 70)) / Math.sqrt(denominator);
  const numerator = Math.min(denominator, Math.round(share * denominator));
  return { id: `site-${index + 1}`, numerator, denominator };
});
const sites = [
  ...ordinary,
  { id: "river", numerator: 182, denominator: 210 },
  { id: "hill", numerator: 195, denominator: 330 },
  { id: "north", numerator: 107, denominator: 142 },
];

function drawn(figures: typeof sites, more: Partial<FunnelProps> = {}): string {
  const computed = funnel(figures, { kind: "proportion", multiplier: 100 });
  if (computed === null) throw new Error("a funnel needs a site with a denominator");
  return funnelSvg(computed, { ...props, ...more });
}

describe("a funnel", () => {
  it("names the reader's own site and those beyond the limits, and no other", async () => {
    const svg = drawn(sites);
    await expect(`${svg}\n`).toMatchFileSnapshot("./__snapshots__/funnel.svg");
    expect(svg).toContain(">North General</text>");
    expect(svg).toContain(">Riverside Children&#39;s</text>");
    expect(svg).not.toContain(">site-1</text>");
  });

  it("fits a phone", async () => {
    const svg = drawn(sites, { width: "narrow" });
    await expect(`${svg}\n`).toMatchFileSnapshot("./__snapshots__/funnel-narrow.svg");
  });

  it("calls a high value a concern where lower is hoped for", () => {
    expect(drawn(sites, { direction: "decrease" })).toContain("Ask what differs");
    expect(drawn(sites, { direction: "neutral" })).not.toContain("Ask what differs");
  });

  it("tells every site under the pointer on a page", () => {
    const svg = drawn(sites, { theme: "page" });
    expect(svg).toContain("<title>North General: 75\u00a0% of 142</title>");
  });

  it("draws a single site", () => {
    const svg = drawn([{ id: "north", numerator: 3, denominator: 9 }]);
    expect(svg).toContain("No site lies beyond the 99.8 % limits.");
    expect(svg).not.toContain("NaN");
  });

  it("gives way to names that would break the markup", () => {
    const svg = drawn(sites, { theme: "page", names: { north: "<b>'&" } });
    expect(svg).not.toContain("<b>");
  });
});
