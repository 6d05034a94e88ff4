import { describe, expect, it } from "vitest";
import {
  coverageOf,
  type DiagramNode,
  diagramProblems,
  inOutlineOrder,
} from "./key-driver-diagram.ts";

const node = (
  key: string,
  kind: DiagramNode["kind"],
  parent: string | null,
  more: Partial<DiagramNode> = {},
): DiagramNode => ({ key, kind, parent, text: `Text of ${key}`, measures: [], ...more });

const aim = node("aim", "aim", null);
const sound = [
  aim,
  node("d", "driver", "aim"),
  node("s", "secondary", "d"),
  node("i", "intervention", "s", { measures: ["CAUTI" as never] }),
  node("j", "intervention", "d"),
  node("e", "driver", "aim"),
];
const said = (nodes: readonly DiagramNode[], measures?: string[]) =>
  diagramProblems(nodes, measures).map(({ because }) => because);

describe("a key driver diagram", () => {
  it("is sound from the aim over drivers to change ideas", () => {
    expect(said(sound, ["cauti"])).toEqual([]);
  });

  it("says of what hangs on nothing that it does", () => {
    expect(said([aim, node("i", "intervention", "gone")])).toEqual([
      "“Text of i” hangs on nothing: put it under a driver or under the aim.",
    ]);
  });

  it("says of a circle that it is one", () => {
    const circle = [aim, node("a", "secondary", "b"), node("b", "secondary", "a")];

    expect(said(circle)).toEqual([
      "“Text of a” hangs on itself in a circle: put it under the aim.",
      "“Text of b” hangs on itself in a circle: put it under the aim.",
    ]);
  });

  it("wants one aim, one box for each key, and kinds that follow each other", () => {
    expect(said([node("d", "driver", "aim")])).toContain(
      "A diagram has one aim: say it in its first box.",
    );
    expect(said([aim, aim])).toContain("The key aim stands for two boxes.");
    expect(said([aim, node("i", "intervention", "aim")])).toEqual([
      "“Text of i”: a change idea does not stand under a aim.",
    ]);
  });

  it("names measures that the network has not", () => {
    expect(said(sound, ["CLABSI"])).toEqual(["“Text of i”: there is no measure CAUTI here."]);
  });

  it("has its limits", () => {
    const many = Array.from({ length: 500 }, (_, n) => node(`d${n}`, "driver", "aim"));

    expect(said([aim, ...many])).toEqual(["There are 501 boxes; a diagram holds 500 at most."]);
    expect(inOutlineOrder([...many.slice(1), aim])).toHaveLength(500);
  });

  it("shows which drivers nothing measures and nobody tested", () => {
    const coverage = coverageOf(sound, new Map([["i", 2]]));

    expect(coverage.get("d")).toEqual({ isUnmeasured: false, isUntested: false, tests: 2 });
    expect(coverage.get("e")).toEqual({ isUnmeasured: true, isUntested: true, tests: 0 });
    expect(coverage.get("j")).toEqual({ isUnmeasured: false, isUntested: true, tests: 0 });
  });
});
