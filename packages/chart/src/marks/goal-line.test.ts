import { describe, expect, it } from "vitest";
import { controlChartSvg } from "../control-chart-svg.ts";
import { remission } from "../example-charts.ts";

const drawn = (goals: { value: number; from?: number; to?: number; name?: string }[]) =>
  controlChartSvg(remission, { id: "goal", title: "Remission", unit: "%", goals });

describe("a goal that has ended", () => {
  it("keeps its figure, at its own line", () => {
    const svg = drawn([
      { value: 85, to: 11, name: "Goal to <2023>" },
      { value: 75, from: 12 },
    ]);

    expect(svg).toMatch(/class="ac-halo-goal"[^>]*>Goal to &#60;2023&#62; 85\u00a0%</);
    expect(svg).toMatch(/class="ac-goal-text"[^>]*>Goal 75\u00a0%</);
  });

  it("goes without its name where points leave it no place", () => {
    const svg = drawn([{ value: 65, to: 11, name: "Goal to <2023>" }]);

    expect(svg).toMatch(/class="ac-halo-goal"[^>]*>65\u00a0%</);
  });

  it("goes without its name where that has no room", () => {
    expect(drawn([{ value: 65, to: 3, name: "Goal of the first quarter" }])).toMatch(
      /class="ac-halo-goal"[^>]*>65\u00a0%</,
    );
  });

  it("is the only one that is named there", () => {
    expect(drawn([{ value: 75 }])).not.toContain("ac-halo-goal");
    expect(drawn([{ value: 75, to: 35 }])).not.toContain("ac-halo-goal");
    expect(drawn([{ value: 75, to: 34 }])).toContain("ac-halo-goal");
  });
});
