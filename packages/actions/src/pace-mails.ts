import { type Quota, turnOf } from "@allteach/mail/pace";
import type { Directory } from "@allteach/store/directory";
import { keepPace, paceRecord } from "@allteach/store/mail-pace";

/** As often as two may reach for the same allowance at once before one asks again later. */
const MOST_TRIES = 5;
const SECOND_MS = 1000;

/** How many mails may leave now, how long the first of the others waits, and each after it. */
export interface Allowed {
  mails: number;
  waitMs: number;
  eachMs: number;
}

/**
 * Takes of the provider's quota for mails that wait, whoever else sends at the same time. A provider
 * that failed is left alone until its pause is over.
 */
export async function takeAllowance(
  directory: Directory,
  provider: string,
  quota: Quota,
  wanted: number,
  now: Date,
): Promise<Allowed> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = await paceRecord(directory, provider);
    const { left, ...allowed } = turnOf(quota, wanted, before, now.getTime());
    if (await keepPace(directory, provider, before, left)) return allowed;
  }
  return { mails: 0, waitMs: SECOND_MS, eachMs: SECOND_MS / quota.perSecond };
}
