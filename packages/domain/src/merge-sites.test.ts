import { describe, expect, it } from "vitest";
import { cellKey } from "./cell.ts";
import { type Figure, figureOf } from "./figure.ts";
import { type Code, MeasureId, SiteId } from "./identity.ts";
import { mergedRevisions } from "./merge-sites.ts";
import { Period } from "./period.ts";
import type { Site } from "./site.ts";

const february = Period.parse("2026-02");
const measure = MeasureId.parse(1);

const site = (id: number, name: string): Site => ({
  ...{ id: SiteId.parse(id), code: name as Code, name, type: "", joined: february },
  blindedCode: `S-${id}` as Code,
});
const month = (of: number, figure: Figure) => ({
  ...{ site: SiteId.parse(of), period: february, revision: 1, attested: true },
  ...{ figures: new Map([[cellKey(measure, february), figure]]), comments: new Map() },
});

/** What the second site has once the first became part of it. */
function merged(chart: "p" | "xbar" | "g" | "t", one: Figure, other: Figure) {
  const merger = { from: site(1, "ONE"), into: site(2, "TWO"), since: february };
  const months = [{ period: february, from: month(1, one), into: month(2, other) }];
  const revisions = mergedRevisions(merger, [{ id: measure, chart }], months);
  return revisions.find((each) => each.site === 2)?.changed[0]?.figure;
}

const events = (on: number[], denominator: number) =>
  figureOf({ events: on, denominator }, february);

describe("two sites that become one", () => {
  it("have the sum of their counts", () => {
    const count = (numerator: number) => figureOf({ numerator, denominator: 20 }, february);
    expect(merged("p", count(3), count(4))).toMatchObject({ numerator: 7, denominator: 40 });
  });

  it("have the mean of all their measurements", () => {
    const one = figureOf({ mean: 2, sd: 1, n: 10 }, february);
    const other = figureOf({ mean: 5, sd: 1, n: 20 }, february);
    expect(merged("xbar", one, other)).toMatchObject({ denominator: 30, sample: { mean: 4 } });
  });

  it("have the same days once, with the events of both", () => {
    expect(merged("t", events([5, 9], 28), events([3], 28))).toMatchObject({
      ...{ numerator: 3, denominator: 28, events: [3, 5, 9] },
    });
  });

  it("have their cases one after the other, also where both had as many as a month has days", () => {
    expect(merged("g", events([5, 9], 28), events([3], 28))).toMatchObject({
      ...{ numerator: 3, denominator: 56, events: [3, 33, 37] },
    });
  });
});
