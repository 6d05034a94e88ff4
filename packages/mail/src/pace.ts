/** How fast a provider takes mail. */
export interface Quota {
  /** Mails a second, over time. */
  perSecond: number;
  /** Mails at once, after a rest. */
  burst: number;
}

/** What is left of a quota at a moment; kept between two decisions. */
export interface Allowance {
  mails: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** Whether mail may leave now, or when to ask again, with what to keep until then. */
export type Pace =
  | { kind: "go"; mails: number; left: Allowance }
  | { kind: "wait"; milliseconds: number; left: Allowance };

/**
 * How many of the mails that wait may leave now, within the provider's quota (a token bucket).
 *
 * A clock that goes backwards gives nothing and takes nothing. Nobody can save up more than a burst.
 *
 * @param wanted Mails that wait, at least 1.
 * @param before What the last decision left; none for a first.
 * @param now Milliseconds since 1970.
 * @throws {RangeError} when the quota lets no mail through, or nothing is wanted.
 */
export function paceOf(
  quota: Quota,
  wanted: number,
  before: Allowance | undefined,
  now: number,
): Pace {
  const { perSecond, burst } = quota;
  if (!(perSecond > 0) || !(burst >= 1)) throw new RangeError("a quota lets at least one mail go");
  if (!(wanted >= 1)) throw new RangeError("nothing to pace");
  const last = before ?? { mails: burst, at: now };
  const seconds = Math.max(0, now - last.at) / 1000;
  const allowance = Math.min(burst, last.mails + seconds * perSecond);
  const at = Math.max(now, last.at);
  const mails = Math.min(Math.floor(wanted), Math.floor(allowance + ROUNDING));
  if (mails > 0) return { kind: "go", mails, left: { mails: allowance - mails, at } };
  const milliseconds = at - now + Math.ceil(((1 - allowance) / perSecond) * 1000);
  return { kind: "wait", milliseconds, left: { mails: allowance, at } };
}

/** Of a thousandth of a mail: whoever waited as told is not sent away again. */
const ROUNDING = 1e-6;

/** What is kept between two decisions about a provider that many send by. */
export interface Turns extends Allowance {
  /** Until when mails are queued that were sent away. */
  queuedUntil: number;
  /** Until when the provider is left alone, and how often in a row it failed. */
  pausedUntil: number;
  failures: number;
}

/**
 * How many of the mails that wait may leave now, and when the others come again: in turn, after all
 * that were sent away before them, as fast as the provider takes them. So each is sent away once or
 * twice, however many there are.
 *
 * Of a provider that failed one mail tries whether it answers again.
 *
 * @param wanted Mails that wait, at least 1.
 * @param now Milliseconds since 1970.
 * @returns `waitMs` for the first of those that may not go; each other one's turn is `eachMs` later.
 */
export function turnOf(
  quota: Quota,
  wanted: number,
  before: Turns | undefined,
  now: number,
): { mails: number; waitMs: number; eachMs: number; left: Allowance & { queuedUntil: number } } {
  const { pausedUntil, failures, queuedUntil } = before ?? noTurns;
  const isPaused = before !== undefined && pausedUntil > now;
  const pace = isPaused ? undefined : paceOf(quota, failures > 0 ? 1 : wanted, before, now);
  const mails = pace?.kind === "go" ? pace.mails : 0;
  const earliest = pace?.kind === "wait" ? now + pace.milliseconds : Math.max(now, pausedUntil);
  const rest = wanted - mails;
  const from = Math.max(earliest, queuedUntil);
  const eachMs = 1000 / quota.perSecond;
  const until = Math.ceil(from + rest * eachMs);
  const { mails: saved, at } = pace?.left ?? before ?? noTurns;
  return {
    ...{ mails, waitMs: from - now + eachMs, eachMs },
    left: { mails: saved, at, queuedUntil: rest > 0 ? until : queuedUntil },
  };
}

const noTurns: Turns = { mails: 0, at: 0, queuedUntil: 0, pausedUntil: 0, failures: 0 };
