import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapOutline, readMapOutline } from "./map-outline.ts";
import { type ProcessMap, stepKinds } from "./process-map.ts";

const text = `Giving a medicine
1> The order is written @ Doctor
2. The dose is reckoned @ Pharmacist
3? Is it right? @ Pharmacist -> yes: 4; no: 1
4. It is given @ Nurse -> 5; not taken: 2
5= It is written down
6. A copy is filed
`;
const counting = () => {
  let count = 0;
  return () => `k${++count}`;
};
const wrongOf = (outline: string) => {
  const read = readMapOutline(outline, [], counting());
  return read.ok || read.refusal.kind !== "invalid"
    ? []
    : read.refusal.problems.map(({ because }) => because);
};

describe("a map's outline", () => {
  it("comes back as it went out", () => {
    const read = readMapOutline(text, [], counting());

    expect(read.ok && mapOutline(read.value)).toBe(text);
  });

  it("comes back whatever the words are", () => {
    const words = fc
      .string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'ab 1.;@->?=:é"') })
      .map((each) => each.replace(/\s+/g, " ").trim())
      .filter((each) => each !== "" && !/^@|^ *->/.test(each));
    const maps = fc
      .array(fc.tuple(fc.constantFrom(...stepKinds), words, fc.constantFrom("", "Ward", "A @ B")), {
        minLength: 1,
        maxLength: 6,
      })
      .chain((steps) =>
        fc
          .array(
            fc.uniqueArray(
              fc.tuple(fc.integer({ min: 1, max: steps.length }), fc.constantFrom("", "yes", "2")),
              { selector: ([to]) => to, maxLength: 3 },
            ),
            { minLength: steps.length, maxLength: steps.length },
          )
          .map(
            (ways): ProcessMap => ({
              name: "A process",
              steps: steps.map(([kind, said, lane], place) => ({
                ...{ key: `k${place + 1}`, kind, text: said, lane: lane.includes("@") ? "" : lane },
                ways: (ways[place] ?? []).map(([to, label]) => ({ to: `k${to}`, label })),
              })),
            }),
          ),
      );
    fc.assert(
      fc.property(maps, (map) => {
        const read = readMapOutline(mapOutline(map), [], counting());
        expect(read).toEqual({ ok: true, value: map });
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the steps that say what they said", () => {
    const first = readMapOutline(text, [], counting());
    const standing = first.ok ? first.value.steps : [];
    const again = readMapOutline(
      text.replace("It is given", "It is swallowed"),
      standing,
      () => "fresh",
    );
    const keys = again.ok ? again.value.steps.map(({ key }) => key) : [];

    expect(keys).toEqual(["k1", "k2", "k3", "fresh", "k5", "k6"]);
    expect(again.ok && again.value.steps[2]?.ways).toEqual([
      { to: "fresh", label: "yes" },
      { to: "k1", label: "no" },
    ]);
  });

  it("says of each line what is wrong with it", () => {
    expect(wrongOf("")).toEqual([
      "Line 1: write the name of the process in the first line.",
      "Line 2: write a step a line, as in 1. Weigh the child.",
    ]);
    expect(wrongOf("1. A step\n2. Another")).toEqual([
      "Line 1: the first line is the name, without a number.",
    ]);
    expect(wrongOf("Name\nWeigh")).toEqual([
      "Line 2: begin it with a number and a dot, as in 3. Weigh the child.",
    ]);
    expect(wrongOf("Name\n1. One\n1. Two")).toEqual(["Line 3: the number 1 stands twice."]);
    expect(wrongOf("Name\n1. One -> 7; x")).toEqual([
      "Line 2: “7” is no step here: write its number, as in yes: 4; no: 2.",
      "Line 2: “x” is no step here: write its number, as in yes: 4; no: 2.",
    ]);
    expect(wrongOf(`Name\n1. ${"x".repeat(301)}`)).toEqual(["Line 2: use at most 300 characters."]);
  });
});
