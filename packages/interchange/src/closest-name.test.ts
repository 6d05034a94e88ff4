import { describe, expect, it } from "vitest";
import { closestName } from "./closest-name.ts";

describe("the closest name", () => {
  it.each([
    ["AHX", "AHH"],
    ["cuati", "CAUTI"],
    ["CAUT", "CAUTI"],
    ["northgate", "Northgate Children's Hospital"],
    ["Northgate Childrens Hospitl", "Northgate Children's Hospital"],
  ])("to %s is %s", (written, meant) => {
    const known = ["BHH", "AHH", "CAUTI", "CLABSI", "Northgate Children's Hospital"];
    expect(closestName(written, known)).toBe(meant);
  });

  it.each(["", "zzz", "Southend", "N", "x".repeat(61)])("to “%s” is nobody's", (written) => {
    expect(closestName(written, ["AHH", "CAUTI", "Northgate"])).toBeUndefined();
  });
});
