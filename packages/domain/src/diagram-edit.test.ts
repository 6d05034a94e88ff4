import { describe, expect, it } from "vitest";
import { arrange, arrangements } from "./diagram-edit.ts";
import { diagramOutline, readOutline } from "./diagram-outline.ts";
import { type DiagramNode, diagramProblems } from "./key-driver-diagram.ts";

const outline = `Aim
- One
  * Try a
  - Deep
    * Try b
- Two
  * Try c
`;
let count = 0;
const diagram = () => {
  count = 0;
  const read = readOutline(outline, [], () => `k${++count}`);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
};
const keyOf = (nodes: readonly DiagramNode[], text: string) =>
  nodes.find((node) => node.text === text)?.key ?? "";
const after = (what: (typeof arrangements)[number], text: string) => {
  const nodes = diagram();
  const made = arrange(nodes, what, keyOf(nodes, text), "fresh");
  return made.ok ? diagramOutline(made.nodes) : made.because;
};

describe("arranging a diagram", () => {
  it("moves a box past its neighbour, and at the edge to the next driver", () => {
    expect(after("up", "Two")).toBe(
      "Aim\n- Two\n  * Try c\n- One\n  * Try a\n  - Deep\n    * Try b\n",
    );
    expect(after("up", "Try c")).toContain("    * Try b\n    * Try c\n- Two");
    expect(after("up", "One")).toBe("“One” is at the top.");
  });

  it("moves in and out, so that a driver becomes a secondary one and back", () => {
    expect(after("in", "Two")).toContain("  - Two\n    * Try c");
    expect(after("out", "Deep")).toContain("- Deep\n  * Try b\n- Two");
    expect(after("out", "Try b")).toContain("  - Deep\n  * Try b\n- Two");
    expect(after("in", "One")).toBe(
      "“One” cannot go further in: no driver stands above it to take it.",
    );
  });

  it("adds below and under, and takes out with all that hangs on it", () => {
    expect(after("add", "Try a")).toContain("  * Try a\n  * \n");
    expect(after("add-under", "Aim")).toContain("- Two\n  * Try c\n- \n");
    expect(after("remove", "One")).toBe("Aim\n- Two\n  * Try c\n");
    expect(after("remove", "Aim")).toBe("A diagram keeps its aim: reword it instead.");
  });

  it("leaves a sound diagram whatever is done to whichever box, twice", () => {
    for (const { key } of diagram()) {
      for (const first of arrangements) {
        const once = arrange(diagram(), first, key, "fresh");
        if (!once.ok) continue;
        expect(diagramProblems(once.nodes)).toEqual([]);
        for (const second of arrangements) {
          const twice = arrange(once.nodes, second, once.focus, "fresher");
          if (twice.ok) expect(diagramProblems(twice.nodes)).toEqual([]);
        }
      }
    }
  });
});
