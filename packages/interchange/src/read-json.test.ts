import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "./read-json.ts";

function placeOf(text: string) {
  const read = readJson(text, "send a report as JSON");
  if (read.ok || read.refusal.kind !== "invalid") return "JSON";
  const [problem] = read.refusal.problems;
  return `${problem?.row}:${problem?.column}`;
}

describe("what is no JSON", () => {
  it.each([
    ["", "1:1"],
    ["<MeasureReport/>", "1:1"],
    ['{"a": 1,\n "b": }', "2:7"],
    ['{"a": 1,\n "b": [1, 2', "2:12"],
    ['{"a": 1,}', "1:9"],
    ["{'a': 1}", "1:2"],
    ['{"a" 1}', "1:6"],
    ['{"a": 01}', "1:7"],
    ['{"a": NaN}', "1:7"],
    ['{"a": "x\ny"}', "1:9"],
    ['{"a": "\\q"}', "1:8"],
    ["[1] 2", "1:5"],
    ["]", "1:1"],
    ['{"a": 1]', "1:8"],
  ])("says where %j stops being it", (text, place) => {
    expect(placeOf(text)).toBe(place);
  });

  it("says how to put it right", () => {
    const because = "this is no JSON from here on: send a report as JSON";
    const problems = [{ field: "", because, row: 1, column: "2" }];
    expect(readJson("{", "send a report as JSON")).toMatchObject({ refusal: { problems } });
  });

  it("has a place wherever it is broken, and that place is inside it", () => {
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom(...'{}[],:"\\x1-. \u0000'.split("")),
      )
      .map(([text, at, letter]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + letter + text.slice(place + (at % 2));
      });
    fc.assert(
      fc.property(broken, (text) => {
        const place = placeOf(text);
        if (place === "JSON") expect(() => JSON.parse(text)).not.toThrow();
        else {
          expect(place).toMatch(/^[1-9]\d*:[1-9]\d*$/);
          expect(() => JSON.parse(text)).toThrow(SyntaxError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
