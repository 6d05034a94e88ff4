import { Calendar } from "@allteach/domain/calendar";
import { AIM, childrenOf } from "@allteach/domain/key-driver-diagram";
import { MeasureDefinition } from "@allteach/domain/measure";
import { Charter } from "@allteach/domain/network";
import { describe, expect, it } from "vitest";
import { templateDiagram } from "./drivers/template-diagram.ts";
import { templateKeys } from "./template.ts";
import { templateOf, templates } from "./templates.ts";

describe("templates", () => {
  it("show every kind of measure: by the week and quarter, means, rare events, drafts", () => {
    const all = templates.flatMap(({ measures }) => measures);
    expect(new Set(all.map(({ cadence }) => cadence))).toEqual(
      new Set(["week", "month", "quarter"]),
    );
    expect(new Set(all.map(({ chart }) => chart))).toEqual(
      new Set(["p", "pp", "u", "xbar", "g", "t"]),
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(["live", "test", "draft"]));
  });

  it("are ten, in the order of their keys, nine of them with words, measures and key drivers", () => {
    expect(templates.map(({ key }) => key)).toEqual(templateKeys);
    const filled = templates.filter(({ key }) => key !== "blank");
    for (const template of filled) {
      const { purpose, mission, vision, aim, measures } = template;
      expect([purpose, mission, vision, aim]).not.toContain("");
      expect(measures.length).toBeGreaterThan(0);
      expect(templateDiagram(template)).toBeDefined();
    }
  });

  it("leave for later what cannot be charted yet, with the reason", () => {
    const later = templates.flatMap((template) => template.later);
    expect(later.length).toBeGreaterThan(0);
    for (const { name, why } of later)
      expect([name, why]).toEqual([
        expect.stringMatching(/^\p{Lu}.+[^.]$/u),
        expect.stringMatching(/^\p{Lu}.{15,}\.$/u),
      ]);
  });

  it("are found by their key, and nothing else is", () => {
    for (const template of templates) expect(templateOf(template.key)).toBe(template);
    expect(templateOf("toString")).toBeUndefined();
  });

  it("ask for four figures a month where patients are to be safe, and propose a fifth", () => {
    const measures = templateOf("patient-safety")?.measures ?? [];
    expect(
      measures.map(({ code, chart, multiplier, goal, status }) => [
        code,
        chart,
        multiplier,
        goal,
        status,
      ]),
    ).toEqual([
      ["CAUTI", "u", 1000, undefined, "live"],
      ["CLABSI", "u", 1000, undefined, "live"],
      ["CDIFF", "u", 10_000, undefined, "live"],
      ["BUNDLE", "p", 100, 90, "live"],
      ["PRESSURE", "t", 100, undefined, "draft"],
    ]);
  });
});

describe.each(templates.map((template) => [template.key, template] as const))(
  "%s",
  (_, template) => {
    it("has words that a charter takes, and a calendar", () => {
      const words = Charter.pick({ purpose: true, mission: true, vision: true, aim: true });
      const { purpose, mission, vision, aim } = template;
      expect(words.parse(template)).toEqual({ purpose, mission, vision, aim });
      expect(Calendar.parse(template.calendar)).toEqual(template.calendar);
    });

    it("has measures that a network takes as they are, each under a code of its own", () => {
      for (const { evidence, ...definition } of template.measures) {
        expect(MeasureDefinition.parse(definition)).toEqual(definition);
      }
      const codes = template.measures.map(({ code }) => code.toLowerCase());
      expect(new Set(codes).size).toBe(codes.length);
    });

    it("reads percentages as proportions, rates as events, and means as they are", () => {
      for (const { chart, unit, multiplier } of template.measures) {
        const proportion = chart === "p" || chart === "pp";
        expect(unit === "%" && multiplier === 100).toBe(proportion);
        if (chart === "xbar")
          expect([multiplier, unit]).toEqual([1, expect.not.stringMatching(/per/)]);
        else if (!proportion) expect(unit).toContain(`per ${multiplier.toLocaleString("en")} `);
      }
    });

    it("says of each measure where it was read and what of it is ours", () => {
      for (const { evidence, goal } of template.measures) {
        expect(evidence.source.length).toBeGreaterThan(20);
        expect(evidence.note).toMatch(/\.$/);
        if (evidence.grade === "C") expect(evidence.proposal).toBe(true);
        if (goal !== undefined) expect(evidence.note).toMatch(/goal/i);
      }
    });

    it("asks only kinds of site that it has", () => {
      for (const { siteTypes } of template.measures) {
        for (const type of siteTypes) expect(template.siteTypes).toContain(type);
      }
    });

    it("has five policies of a few paragraphs each", () => {
      expect(template.policies.map(({ key }) => key)).toEqual([
        "membership",
        "collaboration",
        "data-sharing",
        "research",
        "privacy",
      ]);
      for (const { paragraphs } of template.policies) {
        expect(paragraphs.length).toBeGreaterThanOrEqual(3);
      }
    });

    it("draws its key drivers to measures that it has, and leaves none without a driver", () => {
      const codes = template.measures.map(({ code }) => code);
      const nodes = templateDiagram(template) ?? [];
      expect(new Set(nodes.flatMap(({ measures }) => measures))).toEqual(new Set(codes));
      for (const { key } of childrenOf(nodes, AIM)) {
        expect(childrenOf(nodes, key).length).toBeGreaterThan(0);
      }
    });
  },
);
