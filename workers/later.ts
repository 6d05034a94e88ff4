import type { Job } from "@allteach/actions/job";
import type { Bindings } from "./env.ts";

/** What one call may hand to a queue. */
const MOST_AT_ONCE = 100;

/** Which queue carries which job: what takes long keeps nothing else waiting. */
const queueOf = {
  "build-report": "REPORTS",
  deliver: "MAIL",
  digest: "MAIL",
  "publish-goal": "UPKEEP",
  "publish-pin": "UPKEEP",
  introduce: "MAIL",
  migrate: "UPKEEP",
} as const satisfies Record<Job["kind"], keyof Bindings>;

/** Hands jobs to their queues, many at a time; to be taken up after so many seconds. */
export function laterIn(
  env: Bindings,
  delaySeconds?: number,
): (jobs: readonly Job[]) => Promise<void> {
  return async (jobs) => {
    const byQueue = Map.groupBy(jobs, ({ kind }) => queueOf[kind]);
    for (const [queue, some] of byQueue) await sendAll(env[queue], some, delaySeconds);
  };
}

async function sendAll(queue: Queue, jobs: readonly Job[], delaySeconds?: number): Promise<void> {
  for (let start = 0; start < jobs.length; start += MOST_AT_ONCE) {
    await queue.sendBatch(
      jobs.slice(start, start + MOST_AT_ONCE).map((body) => ({ body })),
      delaySeconds === undefined ? {} : { delaySeconds },
    );
  }
}
