import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { faults } from "../isolation/wall-faults.ts";

describe("a hole that pnpm isolation opens", () => {
  it.each(faults)("can be opened: $what", ({ file, right }) => {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
    expect(text.split(right)).toHaveLength(2);
  });
});
