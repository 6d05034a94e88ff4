import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Allowance, paceOf } from "./pace.ts";

const quota = { perSecond: 2, burst: 5 };

describe("the pace of mails", () => {
  it("lets a burst go, then as many as the provider takes", () => {
    const first = paceOf(quota, 8, undefined, 0);
    expect(first).toEqual({ kind: "go", mails: 5, left: { mails: 0, at: 0 } });
    expect(paceOf(quota, 3, first.left, 0)).toMatchObject({ kind: "wait", milliseconds: 500 });
    expect(paceOf(quota, 3, first.left, 1000)).toMatchObject({ kind: "go", mails: 2 });
    expect(paceOf(quota, 9, first.left, 3_600_000)).toMatchObject({ kind: "go", mails: 5 });
  });

  it("neither gives nor takes when the clock goes backwards", () => {
    const before = { mails: 0, at: 10_000 };
    expect(paceOf(quota, 1, before, 4000)).toEqual({
      kind: "wait",
      milliseconds: 6500,
      left: before,
    });
  });

  it("never exceeds the quota, and never lets anybody wait in vain", () => {
    const quotas = fc.record({
      perSecond: fc.double({ min: 0.01, max: 100, noNaN: true }),
      burst: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(quotas, fc.integer({ min: 1, max: 500 }), (each, mails) => {
        let [waiting, now, asked] = [mails, 0, 0];
        let left: Allowance | undefined;
        while (waiting > 0) {
          const pace = paceOf(each, waiting, left, now);
          left = pace.left;
          asked += 1;
          if (pace.kind === "go") waiting -= pace.mails;
          else now += pace.milliseconds;
          const gone = mails - waiting;
          expect(gone).toBeLessThanOrEqual(each.burst + (now / 1000) * each.perSecond + 0.01);
        }
        expect(asked).toBeLessThanOrEqual(2 * mails + 1);
        const due = Math.max(0, mails - each.burst) / each.perSecond;
        expect(now / 1000).toBeLessThanOrEqual(due + 0.001 * mails + 0.001);
      }),
    );
  });

  it.each([
    [{ perSecond: 0, burst: 1 }, 1],
    [{ perSecond: 1, burst: 0 }, 1],
    [{ perSecond: Number.NaN, burst: 1 }, 1],
    [quota, 0],
  ])("is none for %j and %i", (each, wanted) => {
    expect(() => paceOf(each, wanted, undefined, 0)).toThrow(RangeError);
  });
});
