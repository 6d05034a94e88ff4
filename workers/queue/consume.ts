import { Job } from "@allteach/actions/job";
import { cloudflareEvents } from "@allteach/mail/mail-event";
import { keepDeadLetter } from "@allteach/store/dead-letter";
import { type Directory, openDirectory } from "@allteach/store/directory";
import { forgetFailingJob, noteFailingJob } from "@allteach/store/failing-job";
import { countMails } from "@allteach/store/mail-day";
import type { Bindings } from "../env.ts";
import { laterIn } from "../later.ts";
import { stopAddresses } from "../stop-addresses.ts";
import { noteProvider, paceBatch, sendsMail } from "./paced.ts";
import { perform } from "./perform.ts";

/** Into which the Email Service puts what became of mails; every other queue carries jobs. */
const MAIL_EVENTS = "mail-events";

const LONGEST_WAIT_SECONDS = 300;
const LONGEST_BODY = 2000;
const LONGEST_CAUSE = 200;

/**
 * Does what queues ask for. They deliver at least once and in no order, so nothing here may count
 * on being first or only: the ledger decides. Each message is settled on its own.
 */
export async function consume(batch: MessageBatch, env: Bindings): Promise<void> {
  const directory = openDirectory(env.DIRECTORY);
  if (batch.queue.endsWith("-dead")) return keep(batch, directory);
  if (batch.queue === MAIL_EVENTS) return hear(batch, env, directory);
  const mails = { sent: 0, refused: 0, unknown: 0 };
  const wanted = batch.messages.filter(({ body }) => isMail(body)).length;
  const { allowed, delayOf } = await paceBatch(env, directory, wanted, new Date());
  let place = 0;
  for (const message of batch.messages) {
    try {
      const job = Job.parse(message.body);
      if (sendsMail(job) && ++place > allowed) {
        // The provider's quota is used up: no failure, so no attempt is spent on it.
        await laterIn(env, delayOf(place - allowed - 1))([job]);
        message.ack();
        continue;
      }
      await perform(env, job, mails);
      message.ack();
      if (message.attempts > 1) await forgetFailingJob(directory, textOf(batch, message));
    } catch (error) {
      await tryAgain(batch, message, directory, error);
    }
  }
  await noteProvider(env, directory, mails, new Date());
  if (mails.sent + mails.refused + mails.unknown > 0) {
    await countMails(directory, mails, new Date());
  }
}

/** What the Email Service says of mails that it took: an address that takes none is stopped. */
async function hear(batch: MessageBatch, env: Bindings, directory: Directory): Promise<void> {
  for (const message of batch.messages) {
    try {
      await stopAddresses(env, cloudflareEvents(message.body), new Date());
      message.ack();
      if (message.attempts > 1) await forgetFailingJob(directory, textOf(batch, message));
    } catch (error) {
      await tryAgain(batch, message, directory, error);
    }
  }
}

async function tryAgain(
  batch: MessageBatch,
  message: Message,
  directory: Directory,
  error: unknown,
): Promise<void> {
  const { queue } = batch;
  const { id, attempts } = message;
  console.error("job failed", { queue, id, attempts, error });
  message.retry({ delaySeconds: Math.min(2 ** attempts, LONGEST_WAIT_SECONDS) });
  const failed = { job: textOf(batch, message), queue, attempts, cause: causeOf(error) };
  await noteFailingJob(directory, failed, new Date());
}

/** What was given up is kept where a person sees it; the sweep will ask for its work again. */
async function keep(batch: MessageBatch, directory: Directory): Promise<void> {
  for (const message of batch.messages) {
    const letter = { id: message.id, queue: batch.queue, body: textOf(batch, message) };
    await keepDeadLetter(directory, letter, new Date());
    await forgetFailingJob(directory, letter.body);
    console.error("job given up", { queue: batch.queue, id: message.id });
    message.ack();
  }
}

const isMail = (body: unknown) => {
  const job = Job.safeParse(body);
  return job.success && sendsMail(job.data);
};

/** A message as it is kept: a job names ids alone, while an event of a mail names its reader. */
const textOf = ({ queue }: MessageBatch, { id, body }: Message) =>
  queue.startsWith(MAIL_EVENTS)
    ? JSON.stringify({ mailEvent: id })
    : JSON.stringify(body).slice(0, LONGEST_BODY);

/**
 * Why a job failed, for the operator's page: what a database says names tables and columns, never
 * what is in them. Of everything else only the sort of fault; the rest stands in the log.
 */
function causeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.startsWith("D1_ERROR")) return cause.message.slice(0, LONGEST_CAUSE);
  }
  return error instanceof Error ? error.name : typeof error;
}
