import { describe, expect, it } from "vitest";
import { SiteId } from "./identity.ts";
import { isAssigned, MeasureDefinition } from "./measure.ts";
import { isOpenForComments, nextStatuses, whyNoStep } from "./measure-status.ts";
import { definingChanges, mustCountAnew } from "./measure-version.ts";
import { Period } from "./period.ts";

const definition = MeasureDefinition.parse({
  ...{ code: "FALLS", name: "Falls", kind: "outcome", numerator: "falls", denominator: "bed days" },
  ...{ unit: "per 1,000 bed days", multiplier: 1000, direction: "decrease", chart: "u" },
});
const draft = { name: "Falls", status: "draft", commentsUntil: "2026-05-10" } as const;

describe("a measure's status", () => {
  it("goes from draft over test to live, and is retired", () => {
    expect(nextStatuses("draft", false)).toContain("test");
    expect(nextStatuses("test", true)).toEqual(["live", "retired"]);
    expect(nextStatuses("live", true)).toEqual(["retired"]);
    expect(nextStatuses("retired", true)).toContain("live");
  });

  it("is a draft again only while nobody has reported", () => {
    expect(nextStatuses("test", false)).toContain("draft");
  });

  it("waits for the comments, to the end of their last day", () => {
    const at = (today: string) => whyNoStep(draft, "live", { hasFigures: false, today });
    expect(isOpenForComments(draft, "2026-05-10")).toBe(true);
    expect(at("2026-05-10")).toContain("members comment on it until 2026-05-10");
    expect(at("2026-05-11")).toBeUndefined();
    expect(whyNoStep(draft, "retired", { hasFigures: false, today: "2026-05-01" })).toBeUndefined();
  });
});

describe("a change of a definition", () => {
  it("is none where only spaces, capitals or names differ", () => {
    const after = { ...definition, name: "Patient falls", numerator: " Falls " };
    expect(definingChanges(definition, after)).toEqual([]);
  });

  it("may be of words alone where it is in words, and never where it is in figures", () => {
    const words = definingChanges(definition, { ...definition, exclusions: "day patients" });
    const chart = definingChanges(definition, { ...definition, chart: "up" });
    expect([words, mustCountAnew(words)]).toEqual([["exclusions"], false]);
    expect([chart, mustCountAnew(chart)]).toEqual([["chart"], true]);
  });
});

describe("who reports a measure", () => {
  const [one, other] = [SiteId.parse(1), SiteId.parse(2)];
  const [march, april] = [Period.parse("2026-03"), Period.parse("2026-04")];
  const reporters = [{ site: one, since: april }];

  it("is everyone, unless types, sites or nodes are named", () => {
    expect(isAssigned(definition, { type: "clinic", id: one })).toBe(true);
    expect(isAssigned({ ...definition, sites: [other] }, { type: "", id: one })).toBe(false);
    expect(isAssigned({ ...definition, nodes: [9] }, { type: "", id: one })).toBe(false);
  });

  it("is a site of a node while it is in it", () => {
    const measure = { ...definition, nodes: [9], reporters };
    expect(isAssigned(measure, { type: "", id: one }, march)).toBe(false);
    expect(isAssigned(measure, { type: "", id: one }, april)).toBe(true);
    expect(isAssigned(measure, { type: "", id: other }, april)).toBe(false);
  });

  it("is a site of the type as well as one by name", () => {
    const measure = {
      ...definition,
      siteTypes: ["clinic"],
      sites: [one],
      reporters: [{ site: one }],
    };
    expect(isAssigned(measure, { type: "clinic", id: other })).toBe(true);
    expect(isAssigned(measure, { type: "", id: one })).toBe(true);
    expect(isAssigned(measure, { type: "", id: other })).toBe(false);
  });
});
