import { describe, expect, it } from "vitest";
import { diagramOutline, readOutline } from "./diagram-outline.ts";

const text = `Four in five patients in remission [REMISSION]
- The right treatment [TPMT, STEROIDFREE]
  - Dose is known
    * Check TPMT before every thiopurine [TPMT]
  * Agree on a written plan
- No patient is lost
`;
let count = 0;
const fresh = () => `k${++count}`;
const wrongOf = (outline: string) => {
  const read = readOutline(outline, [], fresh);
  return read.ok || read.refusal.kind !== "invalid"
    ? []
    : read.refusal.problems.map(({ because }) => because);
};

describe("an outline", () => {
  it("comes back as it went out", () => {
    const read = readOutline(text, [], fresh);

    expect(read.ok && diagramOutline(read.value)).toBe(text);
  });

  it("keeps the boxes that say what they said", () => {
    const first = readOutline(text, [], fresh);
    const standing = first.ok ? first.value : [];
    const again = readOutline(
      text.replace("No patient is lost", "Nobody is lost"),
      standing,
      fresh,
    );

    const keys = again.ok ? again.value.map(({ key }) => key) : [];
    expect(keys.slice(0, -1)).toEqual(standing.map(({ key }) => key).slice(0, -1));
    expect(keys.at(-1)).not.toBe(standing.at(-1)?.key);
  });

  it("takes tabs, bullets and empty lines as people write them", () => {
    const read = readOutline("Aim\n\n- One\n\t• Try it\n", [], fresh);

    expect(read.ok && diagramOutline(read.value)).toBe("Aim\n- One\n  * Try it\n");
  });

  it("says of each line what is wrong with it", () => {
    expect(wrongOf("")).toEqual(["Line 1: write the aim in the first line."]);
    expect(wrongOf("- One")).toEqual(["Line 1: the first line is the aim, without a dash."]);
    expect(wrongOf("Aim\nMore")).toEqual([
      "Line 2: begin it with - for a driver or * for a change idea.",
    ]);
    expect(wrongOf("Aim\n* Try")).toEqual(["Line 2: a change idea stands under a driver."]);
    expect(wrongOf(`Aim\n- ${"x".repeat(301)}`)).toEqual(["Line 2: use at most 300 characters."]);
    expect(wrongOf("Aim\n- One\n      * Try")).toEqual([
      "Line 3: it is two steps in where one is possible, or stands under a change idea.",
    ]);
  });
});
