import { env } from "cloudflare:workers";
import type { EmailServiceMessage } from "@allteach/mail/email-service-transport";
import { vi } from "vitest";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import type { Bindings } from "../../workers/env.ts";
import { consume } from "../../workers/queue/consume.ts";

const SECOND = 1000;
export const HOUR = 3600 * SECOND;

/** As wrangler.toml has it: so many messages at once, so many attempts. */
const BATCH = 20;
const MOST_ATTEMPTS = 6;

interface Waiting {
  id: string;
  queue: string;
  body: unknown;
  dueAt: number;
  attempts: number;
}

/**
 * The platform in simulated time: the product's own clock work and queue consumers, queues that hold
 * messages back and hand them over in batches, and the hour that strikes. `vi` holds the time, so
 * that everything that asks what time it is gets the same answer.
 *
 * @param changes What is bound in other ways than in the tests: a provider, a database that refuses.
 * @param handed Told of every batch that a queue handed over.
 */
export function simulatedPlatform(
  changes: Record<string, unknown>,
  handed: (queue: string, messages: number) => void = () => undefined,
) {
  let waiting: Waiting[] = [];
  const given: string[] = [];
  let numbered = 0;
  const put = (queue: string, body: unknown, delaySeconds = 0, attempts = 1) => {
    numbered += 1;
    const dueAt = Date.now() + delaySeconds * SECOND;
    waiting.push({ id: `m${numbered}`, queue, body, dueAt, attempts });
  };
  const queueOf = (name: string) => ({
    send: async (body: unknown, options: QueueSendOptions = {}) =>
      put(name, body, options.delaySeconds),
    sendBatch: async (some: readonly { body: unknown }[], options: QueueSendBatchOptions = {}) => {
      for (const { body } of some) put(name, body, options.delaySeconds);
    },
  });
  const bindings = {
    ...env,
    ...{ REPORTS: queueOf("reports"), MAIL: queueOf("mail"), UPKEEP: queueOf("upkeep") },
    ...changes,
  } as unknown as Bindings;

  /** One batch of the queue whose turn it is, to a consumer; what fails comes again or is given up. */
  async function handOver(): Promise<void> {
    const due = waiting.filter(({ dueAt }) => dueAt <= Date.now());
    const queue = due[0]?.queue ?? "";
    const batch = due.filter((each) => each.queue === queue).slice(0, BATCH);
    waiting = waiting.filter((each) => !batch.includes(each));
    const again = (message: Waiting, delaySeconds = 0) => {
      if (message.attempts < MOST_ATTEMPTS) {
        put(queue, message.body, delaySeconds, message.attempts + 1);
      } else {
        given.push(message.id);
        put(`${queue}-dead`, message.body);
      }
    };
    const messages = batch.map((message) => ({
      ...{ id: message.id, body: message.body, attempts: message.attempts, timestamp: new Date() },
      ack() {},
      retry: ({ delaySeconds = 0 }: QueueRetryOptions = {}) => again(message, delaySeconds),
    }));
    try {
      await consume({ queue, messages } as unknown as MessageBatch, bindings);
    } catch {
      // As the platform does it: a consumer that throws leaves its whole batch for later.
      for (const message of batch) again(message, 10);
    }
    handed(queue, batch.length);
  }

  return {
    bindings,
    /** Messages that were given up. */
    given,
    /** Lets time pass, with everything that falls due in it. */
    async passUntil(end: number): Promise<void> {
      for (;;) {
        const strike = Math.ceil((Date.now() + 1) / HOUR) * HOUR;
        const [first] = waiting.map(({ dueAt }) => dueAt).sort((one, other) => one - other);
        const next = Math.max(Date.now(), Math.min(strike, first ?? strike));
        if (next > end) break;
        vi.setSystemTime(next);
        if (first !== undefined && first <= next) await handOver();
        else await strikeNow(bindings);
      }
      vi.setSystemTime(end);
    },
    /** How many messages wait. */
    waiting: () => waiting.length,
  };
}

/** The clock strikes; that it could not ask what is due is the next hour's matter. */
export async function strikeNow(bindings: Bindings): Promise<void> {
  const event = { scheduledTime: Date.now(), cron: "0 * * * *", noRetry() {} };
  try {
    await onTheHour(event as ScheduledController, bindings);
  } catch (error) {
    console.error("the hour was missed", error);
  }
}

/**
 * A mail service in simulated time: what it took, and when.
 *
 * @param milliseconds How long a mail takes, divided by how many are sent at the same time.
 */
export function emailService(answer: () => "takes" | "refuses" | "is silent", milliseconds = 0) {
  const taken: (Pick<EmailServiceMessage, "to" | "subject" | "headers"> & { at: number })[] = [];
  let attempts = 0;
  const binding = {
    async send({ to, subject, headers }: EmailServiceMessage) {
      attempts += 1;
      if (milliseconds > 0) vi.setSystemTime(Date.now() + milliseconds);
      const kind = answer();
      if (kind === "refuses") throw Object.assign(new Error("not now"), { code: REFUSAL });
      if (kind === "is silent") throw new Error("no answer");
      taken.push({ to, subject, headers, at: Date.now() });
      return { messageId: `${taken.length}` };
    },
  };
  return { binding, taken, attempts: () => attempts };
}

const REFUSAL = "E_DELIVERY_FAILED";
