import { Charter } from "@allteach/domain/network";
import { describe, expect, it } from "vitest";
import { diffTemplate } from "./diff-template.ts";
import { kidney } from "./kidney.ts";

const charter = Charter.parse({
  ...kidney,
  ...{ slug: "our-kidneys", name: "Ours", timeZone: "Etc/UTC", template: "kidney" },
});

describe("a network beside its template", () => {
  it("differs in nothing on its first day", () => {
    const diff = diffTemplate(kidney, { charter, measures: kidney.measures });

    expect(diff).toEqual({
      words: [],
      calendar: [],
      measures: { added: [], removed: [], changed: [] },
    });
  });

  it("differs in what was added, taken out and changed", () => {
    const [first, second, ...rest] = kidney.measures;
    if (!first || !second) throw new Error("the template has too few measures");
    const diff = diffTemplate(kidney, {
      charter: { ...charter, aim: "Another", calendar: { ...charter.calendar, dueOn: 12 } },
      measures: [
        { ...first, code: first.code.toLowerCase(), goal: 90, siteTypes: ["centre", "clinic"] },
        ...rest,
        { ...second, code: "NEW", name: "A new one" },
      ],
    });

    expect(diff.words).toEqual([{ field: "Aim", template: kidney.aim, network: "Another" }]);
    expect(diff.calendar).toEqual([{ field: "figures are due", template: "15", network: "12" }]);
    expect(diff.measures.added).toEqual([{ code: "NEW", name: "A new one" }]);
    expect(diff.measures.removed).toEqual([{ code: second.code, name: second.name }]);
    expect(diff.measures.changed).toEqual([
      expect.objectContaining({
        fields: [
          { field: "Goal", template: "80", network: "90" },
          { field: "Kinds of site", template: "", network: "centre, clinic" },
        ],
      }),
    ]);
  });
});
