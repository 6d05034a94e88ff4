import { paceOf, type Quota } from "@allteach/mail/pace";
import type { Directory } from "@allteach/store/directory";
import { keepPace, paceRecord } from "@allteach/store/mail-pace";

/** As often as two may reach for the same allowance at once before one asks again later. */
const MOST_TRIES = 5;
const SECOND_MS = 1000;

/** How many mails may leave now, and how long the others wait. */
export interface Allowed {
  mails: number;
  waitMs: number;
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
    const pause = (before?.pausedUntil ?? 0) - now.getTime();
    if (pause > 0) return { mails: 0, waitMs: pause };
    // One mail tries whether a provider that failed answers again.
    const asked = before && before.failures > 0 ? 1 : wanted;
    const pace = paceOf(quota, asked, before, now.getTime());
    const rest = SECOND_MS / quota.perSecond;
    if (pace.kind === "wait") return { mails: 0, waitMs: Math.max(rest, pace.milliseconds) };
    if (await keepPace(directory, provider, before, pace.left)) {
      return { mails: pace.mails, waitMs: (wanted - pace.mails) * rest };
    }
  }
  return { mails: 0, waitMs: SECOND_MS };
}
