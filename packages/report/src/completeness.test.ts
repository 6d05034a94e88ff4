import { describe, expect, it } from "vitest";
import { completenessOf } from "./completeness.ts";
import { codeAt } from "./sample-report.ts";

const site = (place: number, done: number, expected = 3, name = `Site ${place}`) => ({
  name,
  code: codeAt(place),
  done,
  expected,
  attested: false,
});
const said = (...sites: ReturnType<typeof site>[]) => completenessOf(sites, "October").sentence;

describe("how much of a month is in", () => {
  it("counts whole sites and those begun", () => {
    expect(said(site(1, 3), site(2, 1), site(3, 0))).toBe(
      "1 of 3 sites sent every figure for October; 1 sent some.",
    );
  });

  it("says so when all is in", () => {
    expect(said(site(1, 3), site(2, 3))).toBe("All 2 sites sent every figure asked for October.");
    expect(said(site(1, 3))).toBe("The one site asked sent every figure for October.");
  });

  it("leaves out sites that were not asked", () => {
    expect(said(site(1, 3), site(2, 0, 0))).toBe(
      "The one site asked sent every figure for October.",
    );
    expect(said(site(2, 0, 0))).toBe("No site was asked for figures of October.");
    expect(said()).toBe("No site was asked for figures of October.");
  });

  it("lists sites by name, never by how much they sent", () => {
    const { sites } = completenessOf([site(1, 0, 3, "Cedar"), site(2, 3, 3, "Anna")], "October");
    expect(sites.map(({ name, state }) => [name, state])).toEqual([
      ["Anna", "whole"],
      ["Cedar", "none"],
    ]);
  });
});
