import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Allowance, paceOf, type Turns, turnOf } from "./pace.ts";

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

describe("the turns of mails that may not go now", () => {
  const turns = (some: Partial<Turns> = {}): Turns => ({
    ...{ mails: 0, at: 0, queuedUntil: 0, pausedUntil: 0, failures: 0 },
    ...some,
  });

  it("come one after another, as fast as the provider takes them", () => {
    const first = turnOf(quota, 9, undefined, 0);
    expect(first).toMatchObject({ mails: 5, waitMs: 500, eachMs: 500 });
    expect(first.left.queuedUntil).toBe(2000);
    const second = turnOf(quota, 4, turns(first.left), 0);
    expect(second).toMatchObject({ mails: 0, waitMs: 2500 });
    expect(turnOf(quota, 1, turns(second.left), 0)).toMatchObject({ mails: 0, waitMs: 4500 });
  });

  it("begin when a provider's pause is over, and one tries first", () => {
    const paused = turns({ mails: 5, pausedUntil: 10_000, failures: 2 });
    expect(turnOf(quota, 4, paused, 1000)).toMatchObject({ mails: 0, waitMs: 9500 });
    expect(turnOf(quota, 4, paused, 10_000)).toMatchObject({ mails: 1, waitMs: 500 });
  });

  it("are taken by nobody where everybody may go", () => {
    expect(turnOf(quota, 3, turns({ mails: 5, queuedUntil: 77 }), 0)).toMatchObject({
      ...{ mails: 3, left: { mails: 2, queuedUntil: 77 } },
    });
  });

  it("send each mail away twice at most, and are done when the quota allows", () => {
    const ten = { perSecond: 10, burst: 10 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (mails) => {
        const waiting = Array.from({ length: mails }, () => 0);
        let [kept, sentAway, now] = [undefined as Turns | undefined, 0, 0];
        while (waiting.length > 0) {
          waiting.sort((one, other) => one - other);
          now = Math.max(now, waiting[0] ?? 0);
          const batch = waiting.filter((dueAt) => dueAt <= now).slice(0, 20).length;
          waiting.splice(0, batch);
          const { mails: gone, waitMs, eachMs, left } = turnOf(ten, batch, kept, now);
          kept = turns(left);
          sentAway += batch - gone;
          // As a queue counts: in whole seconds.
          for (let place = 0; place < batch - gone; place += 1) {
            waiting.push(now + Math.max(1, Math.ceil((waitMs + place * eachMs) / 1000)) * 1000);
          }
        }
        expect(sentAway).toBeLessThanOrEqual(2 * mails);
        expect(now / 1000).toBeLessThanOrEqual((mails / 10) * 1.05 + 3);
      }),
      { numRuns: 40 },
    );
  });
});
