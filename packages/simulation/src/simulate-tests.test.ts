import { templateDiagram } from "@allteach/catalogue/drivers/template-diagram";
import { templates } from "@allteach/catalogue/templates";
import type { Code } from "@allteach/domain/identity";
import { cycleProblems, stageOf, stages } from "@allteach/domain/pdsa-cycle";
import { describe, expect, it } from "vitest";
import { simulateTests } from "./simulate-tests.ts";

const today = new Date("2026-11-22T00:00:00Z");
const sites = ["NOR", "SOU", "WES"].map((code) => ({ code: code as Code }));

describe("made-up tests of change", () => {
  it("could be written by people: none with a problem, each stage there, no day to come", () => {
    for (const template of templates) {
      const nodes = templateDiagram(template) ?? [];
      const { tests, notes } = simulateTests(nodes, sites, { seed: 7, today });
      const drafts = tests.map(({ draft }) => draft);

      expect(drafts.flatMap(cycleProblems)).toEqual([]);
      if (nodes.length === 0) continue;
      const found = new Set(drafts.map((draft) => stageOf(draft, "2026-11-22")));
      expect(stages.filter((stage) => !found.has(stage))).toEqual([]);
      expect(notes.every(({ draft }) => draft.on <= "2026-11-22")).toBe(true);
      expect(drafts.every(({ starts }) => starts <= "2026-11-22")).toBe(true);
    }
  });

  it("are the same for the same seed", () => {
    const nodes = templateDiagram(templates[0] as never) ?? [];

    expect(simulateTests(nodes, sites, { seed: 3, today })).toEqual(
      simulateTests(nodes, sites, { seed: 3, today }),
    );
  });
});
