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
