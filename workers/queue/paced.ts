import type { Job } from "@allteach/actions/job";
import { takeAllowance } from "@allteach/actions/pace-mails";
import type { SendCounts } from "@allteach/mail/counted-transport";
import type { Directory } from "@allteach/store/directory";
import { pauseProvider, resumeProvider } from "@allteach/store/mail-pace";
import { type Bindings, settingsOf } from "../env.ts";
import { transportOf } from "../mailer.ts";

/** What a queue may wait at most before it hands a message over. */
const LONGEST_DELAY_SECONDS = 12 * 60 * 60;

/** How many jobs of a batch may send now, and after how many seconds each other comes again. */
export interface Paced {
  allowed: number;
  delayOf(place: number): number;
}

/** Asks the provider's quota for as many mails as a batch may send. */
export async function paceBatch(
  env: Bindings,
  directory: Directory,
  mails: number,
  now: Date,
): Promise<Paced> {
  const { mail, mailsPerSecond } = settingsOf(env);
  if (mails === 0 || mail.by === "outbox") return { allowed: mails, delayOf: () => 0 };
  const quota = { perSecond: mailsPerSecond, burst: Math.max(1, mailsPerSecond) };
  const provider = transportOf(env, () => now).name;
  const taken = await takeAllowance(directory, provider, quota, mails, now);
  const delayOf = (place: number) => {
    const seconds = Math.ceil((taken.waitMs + place * taken.eachMs) / 1000);
    return Math.min(LONGEST_DELAY_SECONDS, Math.max(1, seconds));
  };
  return { allowed: taken.mails, delayOf };
}

/** Leaves a provider alone that failed, and takes it up again once it answers. */
export async function noteProvider(
  env: Bindings,
  directory: Directory,
  { sent, unknown }: SendCounts,
  now: Date,
): Promise<void> {
  if (settingsOf(env).mail.by === "outbox") return;
  const provider = transportOf(env, () => now).name;
  if (sent > 0) await resumeProvider(directory, provider);
  else if (unknown > 0) await pauseProvider(directory, provider, now);
}

export const sendsMail = ({ kind }: Job) => kind === "deliver" || kind === "digest";
