import { describe, expect, it } from "vitest";
import { diagramDifference } from "./diagram-difference.ts";
import { arrange, arrangements } from "./diagram-edit.ts";
import { type Merged, mergeDiagrams } from "./diagram-merge.ts";
import { type Diagram, type DiagramNode, diagramProblems } from "./key-driver-diagram.ts";

const node = (key: string, kind: DiagramNode["kind"], parent: string | null): DiagramNode => ({
  ...{ key, kind, parent, text: key, measures: ["M1" as never] },
});
const base: Diagram = [
  node("aim", "aim", null),
  node("d", "driver", "aim"),
  node("i", "intervention", "d"),
  node("e", "driver", "aim"),
  node("s", "secondary", "e"),
  node("j", "intervention", "s"),
];

/** Everything that one person may do to one box, with keys and words of their own. */
function editsOf(nodes: Diagram, who: string): Diagram[] {
  const arranged = nodes.flatMap(({ key }) =>
    arrangements.map((what) => arrange(nodes, what, key, `${who}-${key}-${what}`)),
  );
  const worded = nodes.flatMap((each) => [
    nodes.map((other) => (other === each ? { ...each, text: `${each.text} by ${who}` } : other)),
    nodes.map((other) => (other === each ? { ...each, measures: [`OF-${who}` as never] } : other)),
  ]);
  return [...arranged.flatMap((made) => (made.ok ? [made.nodes.map(filled)] : [])), ...worded];
}

const filled = (each: DiagramNode) => (each.text === "" ? { ...each, text: each.key } : each);

/** What of a person's changes stands neither in the merged diagram nor among its clashes. */
function lost(from: Diagram, to: Diagram, { nodes, clashes }: Merged): string[] {
  const now = new Map(nodes.map((each) => [each.key, each]));
  const then = new Map(to.map((each) => [each.key, each]));
  const named = new Set(clashes.map(({ key }) => key));
  const wasIn = new Map(from.map((each) => [each.key, each]));
  return diagramDifference(from, to)
    .filter(({ kind, key }) => {
      if (named.has(key)) return false;
      const [is, wanted, was] = [now.get(key), then.get(key), wasIn.get(key)];
      if (kind === "removed") return is !== undefined;
      if (kind === "reordered") return false;
      if (!is || !wanted) return true;
      if (kind === "added") return is.text !== wanted.text;
      if (kind === "reworded") return is.text !== wanted.text;
      if (kind === "moved") return is.parent !== wanted.parent || is.kind !== wanted.kind;
      return wanted.measures.some(
        (code) => !was?.measures.includes(code) && !is.measures.includes(code),
      );
    })
    .map(({ words }) => words);
}

describe("two people at one diagram", () => {
  it("lose no change, whatever each of them does to whichever box", () => {
    const [theirs, mine] = [editsOf(base, "them"), editsOf(base, "me")];
    let interleavings = 0;
    for (const one of theirs) {
      for (const other of mine) {
        const merged = mergeDiagrams(base, one, other);
        interleavings++;
        expect(diagramProblems(merged.nodes)).toEqual([]);
        expect(lost(base, one, merged)).toEqual([]);
        expect(lost(base, other, merged)).toEqual([]);
      }
    }
    console.info(
      `diagram: ${interleavings} interleavings of one edit with one edit, 0 changes lost`,
    );
    expect(interleavings).toBeGreaterThan(1000);
  });

  it("lose none in two steps each either", () => {
    const steps = (who: string) =>
      editsOf(base, who).flatMap((once, n) =>
        editsOf(once, `${who}2`).filter((_, m) => (n * 7 + m) % 7 === 0),
      );
    const [theirs, mine] = [steps("them"), steps("me")];
    let interleavings = 0;
    for (const one of theirs) {
      for (const other of mine) {
        const merged = mergeDiagrams(base, one, other);
        interleavings++;
        if (diagramProblems(merged.nodes).length > 0) expect({ one, other, merged }).toBe("sound");
        const gone = [...lost(base, one, merged), ...lost(base, other, merged)];
        if (gone.length > 0) expect({ one, other, merged, gone }).toBe("nothing lost");
      }
    }
    console.info(`diagram: ${interleavings} interleavings of two edits with two, 0 changes lost`);
    expect(interleavings).toBeGreaterThan(10_000);
  }, 120_000);

  it("come to the same where only one of them changed anything", () => {
    for (const one of editsOf(base, "them")) {
      expect(mergeDiagrams(base, one, base)).toEqual({ nodes: one, clashes: [] });
      expect(mergeDiagrams(base, base, one)).toEqual({ nodes: one, clashes: [] });
      expect(mergeDiagrams(base, one, one).nodes).toEqual(one);
    }
  });

  it("are shown the one's words beside the other's", () => {
    const worded = (text: string) =>
      base.map((each) => (each.key === "d" ? { ...each, text } : each));

    expect(mergeDiagrams(base, worded("A"), worded("B")).clashes).toEqual([
      { key: "d", what: "text", theirs: "A", mine: "B" },
    ]);
  });

  it("bring a driver back that the one took out while the other added to it", () => {
    const without = base.filter(({ key }) => key !== "d" && key !== "i");
    const more = [...base, node("new", "intervention", "d")];

    const { nodes, clashes } = mergeDiagrams(base, without, more);

    expect(nodes.map(({ key, parent }) => `${parent} ${key}`)).toContain("d new");
    expect(clashes).toEqual([{ key: "d", what: "removal", theirs: "taken out", mine: "d" }]);
  });
});
