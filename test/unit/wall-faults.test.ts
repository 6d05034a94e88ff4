import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { harmlessChecks } from "../isolation/harmless-checks.ts";
import { faults } from "../isolation/wall-faults.ts";

const sourceOf = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

describe("a hole that pnpm isolation opens", () => {
  it.each(faults)("can be opened: $what", ({ file, right }) => {
    expect(sourceOf(file).split(right)).toHaveLength(2);
  });
});

describe("a check that refuses nothing", () => {
  it.each([...harmlessChecks.keys()])("stands where it is said to: %s", (at) => {
    const [, file = "", line = ""] = /^\w+ in (\S+): (.*?)(?: \(\d\))?$/.exec(at) ?? [];
    expect(sourceOf(file)).toContain(line);
  });
});
