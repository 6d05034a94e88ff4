import { describe, expect, it } from "vitest";
import { type ChartOptions, controlChart, type Observation } from "./control-chart.ts";
import { findSignals } from "./rules/find-signals.ts";
import type { RuleSetId } from "./rules/rule.ts";
import { decideShift, proposeShift } from "./shift-proposal.ts";
import { type Chance, chance } from "./simulated/chance.ts";

type Kind = "i" | "u" | "p";

/** One month of a process whose level stands so many sigmas above its usual one. */
function month(kind: Kind, sigmas: number, random: Chance): Omit<Observation, "label"> {
  const size = 0.8 + 0.4 * random.uniform();
  if (kind === "i") return { numerator: 50 + 5 * (random.normal() + sigmas) };
  if (kind === "u") {
    const mean = (12 + sigmas * Math.sqrt(12)) * size;
    return { numerator: random.poisson(mean), denominator: 1000 * size };
  }
  const cases = Math.round(80 * size);
  const share = 0.5 + sigmas * Math.sqrt(0.25 / 80);
  return { numerator: random.binomial(cases, share), denominator: cases };
}

function simulate(kind: Kind, { shift, seed }: { shift: number; seed: number }) {
  const random = chance(seed);
  const size = 36 + Math.floor(13 * random.uniform());
  const start = Math.floor(size / 2);
  const points = Array.from({ length: size }, (_, place) => ({
    label: String(place),
    ...month(kind, place < start ? 0 : shift, random),
  }));
  return { start, series: { chart: kind, points } };
}

const propose = (
  series: Parameters<typeof controlChart>[0],
  {
    options = {},
    ruleSet = "ihi",
    declined = [] as string[],
  }: {
    options?: ChartOptions;
    ruleSet?: RuleSetId;
    declined?: string[];
  } = {},
) => {
  const chart = controlChart(series, options);
  const signals = findSignals(chart, ruleSet, { direction: "increase" });
  return proposeShift(chart, signals, { direction: "increase", declined });
};

const step = (sizes: readonly [number, number], height = 10) => ({
  chart: "i" as const,
  points: Array.from({ length: sizes[0] + sizes[1] }, (_, place) => ({
    label: `month ${place + 1}`,
    numerator: 50 + ((place * 7) % 5) + (place < sizes[0] ? 0 : height),
  })),
});

describe("a proposed shift", () => {
  it.each<Kind>(["i", "u", "p"])(
    "starts within two points of a 1.5 sigma change in four of five cases on %s charts",
    (kind) => {
      const cases = Array.from({ length: 300 }, (_, seed) => {
        const { start, series } = simulate(kind, { shift: seed % 2 ? 1.5 : -1.5, seed: seed + 1 });
        return { start, proposal: propose(series) };
      });
      const proposed = cases.filter(({ proposal }) => proposal !== null);
      const near = proposed.filter(
        ({ start, proposal }) => Math.abs((proposal?.start ?? 99) - start) <= 2,
      );

      expect(proposed.length).toBeGreaterThan(130);
      expect(near.length / proposed.length).toBeGreaterThanOrEqual(0.8);
    },
  );

  it.each<Kind>(["i", "u", "p"])("is hardly ever seen on a stable %s chart", (kind) => {
    const proposed = Array.from({ length: 300 }, (_, seed) =>
      propose(simulate(kind, { shift: 0, seed: seed + 1 }).series),
    ).filter((proposal) => proposal !== null);

    expect(proposed.length).toBeLessThanOrEqual(6);
  });

  it("has an interval that holds the true change about 95 times in 100", () => {
    const truth = 1.5 * 5;
    const proposals = Array.from({ length: 400 }, (_, seed) =>
      propose(simulate("i", { shift: 1.5, seed: seed + 1000 }).series),
    ).filter((proposal) => proposal !== null);
    const holds = proposals.filter(({ low, high }) => low <= truth && truth <= high);

    expect(holds.length / proposals.length).toBeGreaterThan(0.88);
    expect(holds.length / proposals.length).toBeLessThan(0.99);
  });

  it("says where, how far, on what evidence, and what accepting would mean", () => {
    const proposal = propose(step([14, 10]));

    expect(proposal).toMatchObject({
      phase: 1,
      start: 14,
      startLabel: "month 15",
      phaseEnd: 14,
      side: "above",
      favourable: true,
      pointsBefore: 14,
      pointsAfter: 10,
      provisional: true,
      signal: { rule: "shift-8", side: "above" },
    });
    expect(proposal?.to).toBeGreaterThan(proposal?.from ?? 0);
    expect(proposal?.change).toBeCloseTo((proposal?.to ?? 0) - (proposal?.from ?? 0), 9);
    expect(proposal?.low).toBeLessThan(10);
    expect(proposal?.high).toBeGreaterThan(10);
  });

  it("is no longer provisional with twelve points", () => {
    expect(propose(step([14, 11]))?.provisional).toBe(true);
    expect(propose(step([14, 12]))?.provisional).toBe(false);
  });

  it("waits for a sustained signal", () => {
    const frozen = { options: { freezeAfter: 16 } };

    expect(propose(step([16, 7]), frozen)).toBeNull();
    expect(propose(step([16, 8]), frozen)).toMatchObject({ start: 16 });
  });

  it("waits while a slow drift leaves its start open", () => {
    const points = Array.from({ length: 36 }, (_, place) => ({
      label: String(place),
      numerator: 50 + 0.2 * place + ((place * 7) % 5),
    }));
    const chart = controlChart({ chart: "i", points });

    expect(findSignals(chart, "ihi").map(({ kind }) => kind)).toContain("shift");
    expect(propose({ chart: "i", points })).toBeNull();
  });

  it("is made by Anhøj's rules too", () => {
    expect(propose(step([16, 14]), { ruleSet: "anhoej" })).toMatchObject({ start: 16 });
  });

  it("is gone once it is accepted", () => {
    const series = step([14, 12]);
    const proposal = propose(series);
    const phaseEnds = proposal === null ? [] : decideShift(proposal, "accept");

    expect(phaseEnds).toEqual([14]);
    expect(propose(series, { options: { phaseEnds } })).toBeNull();
  });

  it("does not come back where a start nearby was declined", () => {
    expect(propose(step([14, 12]), { declined: ["month 15"] })).toBeNull();
    expect(propose(step([14, 12]), { declined: ["month 17"] })).toBeNull();
    expect(propose(step([14, 12]), { declined: ["month 18"] })).not.toBeNull();
    expect(propose(step([14, 12]), { declined: ["no such month"] })).not.toBeNull();
  });

  it("counts rows with missing months where the chart does", () => {
    const series = step([14, 12]);
    const points = series.points.map((point, place) =>
      place === 5 ? { ...point, numerator: null } : point,
    );

    expect(propose({ ...series, points })).toMatchObject({ start: 14, pointsBefore: 13 });
  });

  it("falls where the level fell", () => {
    expect(propose(step([14, 12], -10))).toMatchObject({ side: "below", favourable: false });
  });
});

describe("a decision", () => {
  it("moves a border only by accepting", () => {
    expect(decideShift({ phaseEnd: 14 }, "hold", [6])).toEqual([6]);
    expect(decideShift({ phaseEnd: 14 }, "decline")).toEqual([]);
    expect(decideShift({ phaseEnd: 4 }, "accept", [6])).toEqual([4, 6]);
    expect(decideShift({ phaseEnd: 6 }, "accept", [6])).toEqual([6]);
  });
});
