import { describe, expect, it } from "vitest";
import { ChartFigure } from "./chart-figure.tsx";

const svg = '<svg class="ac"></svg>';

describe("a chart", () => {
  it("has its figures one click below", () => {
    const figures = {
      id: "figures",
      caption: "Remission by month",
      columns: [{ heading: "Month", cell: (month: string) => month }],
      rows: ["October"],
    };
    const html = String(<ChartFigure svg={svg} caption="It rose." figures={figures} />);

    expect(html).toMatch(/<details[^>]*><summary>.*Show the figures<\/summary><section/);
    expect(html).toContain('<th scope="row">October</th>');
  });

  it("is drawn as it came, and its caption is not", () => {
    const html = String(<ChartFigure svg={svg} caption="<svg>" />);

    expect(html).toContain(svg);
    expect(html).toContain("<figcaption>&lt;svg&gt;</figcaption>");
  });

  it("has a second layout only where one was drawn", () => {
    expect(String(<ChartFigure svg={svg} caption="" />)).not.toContain("chart-picture-narrow");
    expect(String(<ChartFigure svg={svg} narrowSvg={svg} caption="" />)).toContain(
      "chart-picture-narrow",
    );
  });
});
