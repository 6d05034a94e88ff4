import { describe, expect, it } from "vitest";
import { diagramLayout } from "./diagram-layout.ts";
import { driverDiagramSvg } from "./driver-diagram-svg.ts";
import { faultsInLayout } from "./faults-in-layout.ts";
import { generatedDiagram } from "./generated-diagrams.ts";
import { letteredWidth, wrapped } from "./wrapped.ts";

const HOW_MANY = 200;

describe("a drawn diagram", () => {
  it("has no box on another, no text outside of its box, no line through a box", () => {
    const total = { boxes: 0, labels: 0, crossings: 0, outside: 0 };
    let boxes = 0;
    for (let seed = 1; seed <= HOW_MANY; seed++) {
      const diagram = generatedDiagram(seed);
      for (const columnsFor of ["page", "sheet"] as const) {
        const layout = diagramLayout(diagram, columnsFor);
        const faults = faultsInLayout(layout);
        boxes += layout.boxes.length;
        for (const kind of ["boxes", "labels", "crossings", "outside"] as const) {
          total[kind] += faults[kind];
        }
        expect(layout.boxes).toHaveLength(diagram.length);
      }
    }
    console.info(
      `diagrams: ${HOW_MANY} generated, for pages and for sheets, ${boxes} boxes; ${total.boxes} boxes overlap, ` +
        `${total.labels} labels overflow, ${total.crossings} lines cross a box, ` +
        `${total.outside} boxes off the paper`,
    );

    expect(total).toEqual({ boxes: 0, labels: 0, crossings: 0, outside: 0 });
  });

  it("is found at fault where it is", () => {
    const layout = diagramLayout(generatedDiagram(7));
    const [first, second, ...rest] = layout.boxes;
    if (!first || !second) throw new Error("two boxes are needed");
    const moved = { ...layout, boxes: [first, { ...second, x: first.x, y: first.y }, ...rest] };
    const narrow = { ...layout, boxes: [{ ...first, width: 30 }, second, ...rest] };

    expect(faultsInLayout(moved).boxes).toBeGreaterThan(0);
    expect(faultsInLayout(narrow).labels).toBe(1);
  });

  it("draws an aim alone, and nothing where there is no aim", () => {
    const aim = { key: "aim", kind: "aim", parent: null, text: "An aim & more" } as const;

    expect(driverDiagramSvg([aim], { id: "d", title: "T" })).toContain("An aim &#38; more");
    expect(diagramLayout([]).boxes).toEqual([]);
  });

  it("carries its colours where it is printed", () => {
    const svg = driverDiagramSvg(generatedDiagram(3), { id: "d", title: "T", theme: "print" });

    expect(svg).toContain('stroke="#5f6b7a"');
    expect(svg).not.toContain("class=");
  });
});

describe("a wrapped text", () => {
  it("keeps its words and their order, and every line within its width", () => {
    const text = "Ask on every round whether each catheter and line can go today";
    const lines = wrapped(text, 120, { size: 14 });

    expect(lines.join(" ")).toBe(text);
    for (const line of lines) expect(letteredWidth(line, { size: 14 })).toBeLessThanOrEqual(120);
    expect(wrapped("x".repeat(300), 100, { size: 14 }).join("")).toBe("x".repeat(300));
    expect(wrapped("  ", 100, { size: 14 })).toEqual([]);
  });
});
