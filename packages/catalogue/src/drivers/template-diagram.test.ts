import { diagramProblems } from "@allteach/domain/key-driver-diagram";
import { describe, expect, it } from "vitest";
import { templates } from "../templates.ts";
import { aimAlone, templateDiagram } from "./template-diagram.ts";

const filled = templates.filter(({ key }) => key !== "blank");

describe("the theory of each template", () => {
  it.each(filled.map((template) => [template.key, template] as const))(
    "is a diagram from the aim to change ideas: %s",
    (_, template) => {
      const nodes = templateDiagram(template) ?? [];
      const codes = template.measures.map(({ code }) => code);
      const ofKind = (kind: string) => nodes.filter((node) => node.kind === kind).length;

      expect(diagramProblems(nodes, codes)).toEqual([]);
      expect(ofKind("driver")).toBeGreaterThanOrEqual(4);
      expect(ofKind("intervention")).toBeGreaterThanOrEqual(6);
      expect(new Set(nodes.flatMap(({ measures }) => measures)).size).toBeGreaterThan(0);
    },
  );

  it("is not there for a blank one, which begins with its aim", () => {
    const blank = templates.find(({ key }) => key === "blank");

    expect(blank && templateDiagram(blank)).toBeUndefined();
    expect(diagramProblems(aimAlone("  Fewer\nfalls "))).toEqual([]);
    expect(aimAlone("")[0]?.text).toBe("What we want to reach");
  });
});
