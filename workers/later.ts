import type { Job } from "@allteach/actions/job";
import type { Bindings } from "./env.ts";

/** What one call may hand to a queue. */
const MOST_AT_ONCE = 100;

/** Hands jobs to their queues, many at a time. */
export function laterIn(env: Bindings): (jobs: readonly Job[]) => Promise<void> {
  return async (jobs) => {
    const reports = jobs.filter(({ kind }) => kind === "build-report");
    const mails = jobs.filter(({ kind }) => kind === "deliver");
    await sendAll(env.REPORTS, reports);
    await sendAll(env.MAIL, mails);
  };
}

async function sendAll(queue: Queue, jobs: readonly Job[]): Promise<void> {
  for (let start = 0; start < jobs.length; start += MOST_AT_ONCE) {
    await queue.sendBatch(jobs.slice(start, start + MOST_AT_ONCE).map((body) => ({ body })));
  }
}
