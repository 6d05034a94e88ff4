import { describe, expect, it } from "vitest";
import { chartCss, paint } from "./looks.ts";

describe("the looks of marks", () => {
  it("are in chart.css as they are here: `vitest run -u packages/chart` writes it anew", async () => {
    await expect(chartCss()).toMatchFileSnapshot("./chart.css");
  });

  it("are classes on a page and colours in print", () => {
    expect(paint("page")("centre")).toBe(' class="ac-centre"');
    expect(paint("print")("centre")).toBe(' fill="none" stroke="#4d5a6b" stroke-width="1.25"');
  });

  it("follow the page's variables by role, light where a page has none", () => {
    expect(chartCss()).toContain(".ac-improvement {\n  fill: var(--improvement, #00639c);");
  });
});
