// How long a night of reports takes against the least that the mail provider's quota allows, and what
// a network costs in a month at list prices. Small nights are the product's own work from the hour to
// the last mail, in simulated time; they say what a report and a mail take. For more networks than
// there are databases here only the queue and the quota are simulated, by the product's own decision.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { turnOf } from "../../packages/mail/src/pace.ts";
import { printTable } from "./table.mjs";

const PER_SECOND = 10;
/** Messages that a queue hands over at once, and consumers at the same time. */
const [BATCH, CONSUMERS] = [20, 5];
/** How long one mail takes: five round trips and the provider's answer. */
const MAIL_MS = 400;
const READERS = 20;
/** As many as the pool here has databases for, one size after the other. */
const MEASURED = { networks: [2, 6, 14], sites: 20, readers: READERS };

/** List prices of the platform: a mail, and a million of each other thing. */
const DOLLARS_A_MAIL = 0.00035;
const ROWS_READ = 0.001;
const ROWS_WRITTEN = 1;
const MESSAGES = 0.4;
/** Written, read and taken off the queue: each counts. */
const OPERATIONS_OF_A_MESSAGE = 3;

/** @returns {{ end: number, messages: number }} When the last mail has left, and how many messages it took. */
export function nightOf(mails) {
  const quota = { perSecond: PER_SECOND, burst: PER_SECOND };
  const free = Array.from({ length: CONSUMERS }, () => 0);
  const waiting = new Map([[0, mails]]);
  let [kept, messages, end] = [undefined, 0, 0];
  while (waiting.size > 0) {
    const dueAt = Math.min(...waiting.keys());
    const consumer = free.indexOf(Math.min(...free));
    const now = Math.max(dueAt, free[consumer]);
    const batch = Math.min(BATCH, waiting.get(dueAt));
    if (batch === waiting.get(dueAt)) waiting.delete(dueAt);
    else waiting.set(dueAt, waiting.get(dueAt) - batch);
    messages += batch;
    const { mails: gone, waitMs, eachMs, left } = turnOf(quota, batch, kept, now);
    kept = { ...left, pausedUntil: 0, failures: 0 };
    free[consumer] = now + gone * MAIL_MS;
    if (gone > 0) end = Math.max(end, free[consumer]);
    for (let place = 0; place < batch - gone; place += 1) {
      // As a queue counts: in whole seconds.
      const at = now + Math.max(1, Math.ceil((waitMs + place * eachMs) / 1000)) * 1000;
      waiting.set(at, (waiting.get(at) ?? 0) + 1);
    }
  }
  return { end, messages };
}

/** Nights of the product itself: what each of them took. */
function measuredNights() {
  const args = ["run", "--project", "worker", "test/worker/report-night.test.ts"];
  const { status, stdout } = spawnSync("vitest", args, {
    cwd: resolve(import.meta.dirname, "../.."),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, BENCH_NIGHT: JSON.stringify(MEASURED) },
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(stdout);
  return [...stdout.matchAll(/night: (\{.*\})$/gm)].map(([, night]) => JSON.parse(night));
}

/** What a network's month costs, in dollars: mails, rows and messages. */
function monthCosts({ networks, mails, reports, mail }) {
  const [read, written] = [reports.read + mail.read, reports.written + mail.written];
  const rows = (read * ROWS_READ + written * ROWS_WRITTEN) / 1e6;
  const messages = (reports.messages + mail.messages) * OPERATIONS_OF_A_MESSAGE * MESSAGES;
  return {
    mails: (mails * DOLLARS_A_MAIL) / networks,
    rest: (rows + messages / 1e6) / networks,
  };
}

export function printNight() {
  const nights = measuredNights();
  printTable(
    `Nights of reports, ${MEASURED.sites} sites and ${READERS} readers each, at ${PER_SECOND} mails a second`,
    ["networks", "mails", "seconds", "ratio", "trips a report", "rows read", "written"],
    nights.map(({ networks, mails, makespan, ratio, reports }) => [
      ...[networks, mails, makespan / 1000, ratio, reports.trips / networks],
      ...[reports.read / networks, reports.written / networks],
    ]),
  );
  printTable(
    "The same, of each mail",
    ["networks", "trips", "rows read", "rows written", "messages"],
    nights.map(({ networks, mails, mail }) => [
      ...[networks, mail.trips / mails, mail.read / mails],
      ...[mail.written / mails, mail.messages / mails],
    ]),
  );
  const simulated = [10, 200, 2000].map((networks) => {
    const mails = networks * READERS;
    const { end, messages } = nightOf(mails);
    const least = (mails / PER_SECOND) * 1000;
    return { networks, mails, end, least, messages };
  });
  printTable(
    "More networks, queue and quota alone",
    ["networks", "mails", "seconds", "least", "ratio", "messages a mail", "target"],
    simulated.map(({ networks, mails, end, least, messages }) => [
      ...[networks, mails, end / 1000, least / 1000, end / least, messages / mails],
      end / least <= 1.2 ? "≤ 1.2 met" : "≤ 1.2 NOT MET",
    ]),
  );
  const costs = nights.map((night) => ({ ...night, ...monthCosts(night) }));
  const last = costs.at(-1);
  printTable(
    `A network's month at list prices, ${READERS} readers, in dollars`,
    ["networks", "mails", "everything else", "a network", "all of them"],
    [...costs, { ...last, networks: 200 }].map(({ networks, mails, rest }) => [
      `${networks}`,
      ...[mails, rest, mails + rest, networks * (mails + rest)].map((cost) => cost.toFixed(5)),
    ]),
  );
}

if (import.meta.main) printNight();
