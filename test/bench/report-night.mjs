// How long a night of reports takes against the least that the mail provider's quota allows, and what
// a network costs in a month at list prices. The provider and the clock are simulated; what decides
// when a mail may leave is the product's own.
import { paceOf } from "../../packages/mail/src/pace.ts";
import { printTable } from "./table.mjs";

const PER_SECOND = 10;
/** Messages that a queue hands over at once, and consumers at the same time. */
const [BATCH, CONSUMERS] = [10, 5];
/** How long one mail takes: five round trips and the provider's answer. */
const MAIL_MS = 400;
const DOLLARS_A_MAIL = 0.00035;
/** List prices of the platform, per million. */
const ROWS_READ = 0.001;
const ROWS_WRITTEN = 1;
const MESSAGES = 0.4;

/** @returns {number} Milliseconds until the last mail has left. */
export function nightOf(networks, readers) {
  const mails = networks * readers;
  const quota = { perSecond: PER_SECOND, burst: PER_SECOND };
  const free = Array.from({ length: CONSUMERS }, () => 0);
  let left;
  let waiting = mails;
  let end = 0;
  while (waiting > 0) {
    const consumer = free.indexOf(Math.min(...free));
    const now = free[consumer];
    const wanted = Math.min(BATCH, waiting);
    const pace = paceOf(quota, wanted, left, now);
    left = pace.left;
    if (pace.kind === "wait") {
      // What the quota does not allow comes again after a whole second, as the queue counts.
      free[consumer] = now + Math.max(1000, Math.ceil(pace.milliseconds / 1000) * 1000);
      continue;
    }
    waiting -= pace.mails;
    free[consumer] = now + pace.mails * MAIL_MS;
    end = Math.max(end, free[consumer]);
  }
  return end;
}

/** What a network's month costs, in dollars: mails, rows and messages. */
export function monthCosts(readers, { read, written, perMailRead, perMailWritten }) {
  const mails = readers * DOLLARS_A_MAIL;
  const rows =
    ((read + readers * perMailRead) * ROWS_READ +
      (written + readers * perMailWritten) * ROWS_WRITTEN) /
    1e6;
  const messages = ((readers + 1) * 3 * MESSAGES) / 1e6;
  return { mails, rest: rows + messages };
}

export function printNight() {
  const rows = [10, 200, 2000].map((networks) => {
    const took = nightOf(networks, 20);
    const least = ((networks * 20) / PER_SECOND) * 1000;
    return [networks, networks * 20, took / 1000, least / 1000, took / least];
  });
  printTable(
    "A night of reports, 20 readers each, at 10 mails a second",
    ["networks", "mails", "seconds", "least", "ratio"],
    rows,
  );
  const use = { read: 6000, written: 40, perMailRead: 60, perMailWritten: 6 };
  const { mails, rest } = monthCosts(20, use);
  printTable(
    "A network's month at list prices, 20 readers, in dollars",
    ["mails", "everything else", "in all", "for 200 networks"],
    [[mails, rest, mails + rest, 200 * (mails + rest)].map((cost) => cost.toFixed(5))],
  );
}

if (import.meta.main) printNight();
