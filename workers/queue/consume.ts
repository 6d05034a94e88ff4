import { Job } from "@allteach/actions/job";
import { keepDeadLetter } from "@allteach/store/dead-letter";
import { openDirectory } from "@allteach/store/directory";
import type { Bindings } from "../env.ts";
import { perform } from "./perform.ts";

const LONGEST_WAIT_SECONDS = 300;

/**
 * Does what queues ask for. They deliver at least once and in no order, so nothing here may count
 * on being first or only: the ledger decides. Each message is settled on its own.
 */
export async function consume(batch: MessageBatch, env: Bindings): Promise<void> {
  if (batch.queue.endsWith("-dead")) return keep(batch, env);
  for (const message of batch.messages) {
    try {
      await perform(env, Job.parse(message.body));
      message.ack();
    } catch (error) {
      const { id, attempts } = message;
      console.error("job failed", { queue: batch.queue, id, attempts, error });
      message.retry({ delaySeconds: Math.min(2 ** attempts, LONGEST_WAIT_SECONDS) });
    }
  }
}

/** What was given up is kept where a person sees it; the sweep will ask for its work again. */
async function keep(batch: MessageBatch, env: Bindings): Promise<void> {
  const directory = openDirectory(env.DIRECTORY);
  for (const message of batch.messages) {
    const { id, body } = message;
    const letter = { id, queue: batch.queue, body: JSON.stringify(body).slice(0, 2000) };
    await keepDeadLetter(directory, letter, new Date());
    console.error("job given up", { queue: batch.queue, id });
    message.ack();
  }
}
