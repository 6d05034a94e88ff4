import { describe, expect, it } from "vitest";
import { anyWidthSvg } from "./any-width-svg.ts";
import { controlChartSvg } from "./control-chart-svg.ts";
import { remission } from "./example-charts.ts";

describe("a picture for any width", () => {
  const markup = anyWidthSvg((props) => controlChartSvg(remission, props), {
    id: "remission",
    title: "Remission",
  });

  it("is laid out for a desk and for a phone", () => {
    expect(markup).toContain('viewBox="0 0 760 ');
    expect(markup).toContain('viewBox="0 0 360 ');
  });

  it("has no id twice", () => {
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
