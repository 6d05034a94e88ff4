import { describe, expect, it } from "vitest";
import type { DiagramNode } from "./key-driver-diagram.ts";
import type { Prediction, Verdict } from "./prediction.ts";
import { bearingOf, byDriver, verdictCounts } from "./theory-so-far.ts";

const node = (key: string, kind: DiagramNode["kind"], parent: string | null) => ({
  ...{ key, kind, parent, text: `words of ${key}`, measures: [] },
});
const nodes = [
  node("aim", "aim", null),
  node("d1", "driver", "aim"),
  node("s1", "secondary", "d1"),
  node("t1", "intervention", "s1"),
  node("d2", "driver", "aim"),
];
const scored = (at: string, verdict: Verdict = "came-true") => ({
  prediction: { node: at } as Prediction,
  score: { verdict, by: null, from: null, points: 8, isOpposite: false },
});

describe("what was expected of a theory", () => {
  it("is grouped by the key driver above each box, in the diagram's order", () => {
    const found = byDriver(nodes, [scored("d2"), scored("t1"), scored("d1"), scored("gone")]);

    expect(found.map(({ key, predictions }) => [key, predictions.length])).toEqual([
      ["d1", 2],
      ["d2", 1],
      ["", 1],
    ]);
    expect(found[0]?.words).toBe("words of d1");
  });

  it("leaves what follows from no driver to itself", () => {
    expect(byDriver(nodes, [scored(""), scored("aim")])[0]).toMatchObject({ key: "", words: "" });
    expect(byDriver(nodes, [])).toEqual([]);
  });

  it("holds, holds in part or went otherwise by what can be told alone", () => {
    const of = (...verdicts: Verdict[]) => bearingOf(verdicts.map((each) => scored("d1", each)));

    expect(of("came-true", "too-early")).toBe("holds");
    expect(of("came-true", "otherwise")).toBe("in-part");
    expect(of("partly")).toBe("in-part");
    expect(of("otherwise", "cannot-tell")).toBe("otherwise");
    expect(of("too-early", "cannot-tell")).toBe("untold");
    expect(of()).toBe("untold");
  });

  it("is counted by how it ended", () => {
    expect(verdictCounts([scored("d1"), scored("d1", "partly")])).toMatchObject({
      ...{ "came-true": 1, partly: 1, otherwise: 0 },
    });
  });
});
