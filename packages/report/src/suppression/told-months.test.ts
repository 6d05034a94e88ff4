import { describe, expect, it } from "vitest";
import { type CountCell, tenOrFewer } from "./count-table.ts";
import { type SumsRule, tellMonths } from "./told-months.ts";

const rule: SumsRule = { ...tenOrFewer, fewestSites: 3 };
const MONTH = "2026-10";

/** "A 20/100, B 30/100": sites with their counts. */
function cellsOf(text: string): CountCell[] {
  return text.split(", ").map((each) => {
    const [, site = "", numerator, denominator] = /^(\w+) (\d+)\/(\d+)$/.exec(each) ?? [];
    return {
      ...{ site, month: MONTH },
      numerator: Number(numerator),
      denominator: Number(denominator),
    };
  });
}

const asTold = (text: string, largest = 10) => ({ month: MONTH, cells: cellsOf(text), largest });

function tell(now: string, before: string[] = [], kind: "proportion" | "ratio" = "proportion") {
  const { months, unproved } = tellMonths(
    { kind, months: new Map([[MONTH, cellsOf(now)]]), before: before.map((each) => asTold(each)) },
    rule,
  );
  const telling = months.get(MONTH);
  return unproved.length > 0 ? "unproved" : telling?.says;
}

describe("a month's sum", () => {
  it("is told where it is made of enough, and the sites in it stay in the dark", () => {
    expect(tell("A 4/100, B 5/100, C 20/100")).toBe("now");
  });

  it("is not told from 1 to 10, nor where those beside it are so few, nor of two sites", () => {
    expect(tell("A 1/100, B 2/100, C 4/100")).toBe("nothing");
    expect(tell("A 100/101, B 100/102, C 100/100")).toBe("nothing");
    expect(tell("A 100/300, B 100/300")).toBe("nothing");
  });

  it("may be 0", () => {
    expect(tell("A 0/100, B 0/100, C 0/100")).toBe("now");
  });
});

describe("a later edition", () => {
  const first = "A 40/100, B 50/100, C 60/100";

  it("says as before where one late site's few cases could be subtracted", () => {
    expect(tell(`${first}, D 5/100`, [first])).toBe("before");
    expect(tell(`${first}, D 50/55`, [first])).toBe("before");
  });

  it("says as before where one late site’s figures could be subtracted, however large", () => {
    expect(tell(`${first}, D 50/100`, [first])).toBe("before");
    expect(tell(`${first}, D 50/100, E 60/100`, [first])).toBe("now");
  });

  it("says as before where a correction was of a few", () => {
    expect(tell("A 43/103, B 50/100, C 60/100", [first])).toBe("before");
    expect(tell("A 80/180, B 50/100, C 60/100", [first])).toBe("now");
  });

  it("hides two late sites in each other, where they are enough together", () => {
    expect(tell(`${first}, D 5/100, E 40/100`, [first])).toBe("now");
    expect(tell(`${first}, D 5/100, E 2/100`, [first])).toBe("before");
  });

  it("is weighed against every edition before, not the last alone", () => {
    const second = `${first}, D 5/100, E 40/100`;
    expect(tell(`${first}, E 40/100`, [first, second])).toBe("before");
  });

  it("says again what changed in nothing, and knows that it is not new", () => {
    const { months } = tellMonths(
      { kind: "proportion", months: new Map([[MONTH, cellsOf(first)]]), before: [asTold(first)] },
      rule,
    );
    expect(months.get(MONTH)).toEqual({ says: "now", isNew: false });
  });

  it("is not to be sent where what was told gives a small count away", () => {
    expect(tell(`${first}, D 5/100`, [first, `${first}, D 5/100`])).toBe("unproved");
  });

  it("says no more of a month that was told under a looser rule", () => {
    const small = "A 1/100, B 2/100, C 2/100";
    const { months, unproved } = tellMonths(
      {
        kind: "proportion",
        months: new Map([[MONTH, cellsOf(small)]]),
        before: [asTold(small, 0)],
      },
      rule,
    );
    expect(months.get(MONTH)).toEqual({ says: "nothing" });
    expect(unproved).toEqual([]);
  });
});

describe("two counts of their own", () => {
  it("are both weighed", () => {
    expect(tell("A 4/3, B 9/3, C 3/2", [], "ratio")).toBe("nothing");
    expect(tell("A 4/300, B 9/300, C 3/200", [], "ratio")).toBe("now");
  });
});
