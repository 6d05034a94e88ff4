import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { deliverReport } from "@allteach/actions/deliver-report";
import { Job } from "@allteach/actions/job";
import type { NetworkRecord } from "@allteach/domain/network";
import { Address } from "@allteach/mail/address";
import type { Message } from "@allteach/mail/message";
import { type OutboxMail, outboxMails } from "@allteach/mail/outbox-transport";
import type { Transport } from "@allteach/mail/transport";
import { findCaller } from "@allteach/store/caller";
import { openDirectory } from "@allteach/store/directory";
import { archiveOf } from "../../workers/archive.ts";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import type { Bindings } from "../../workers/env.ts";
import { shelfOf } from "../../workers/mailer.ts";
import { storeOf } from "../../workers/networks.ts";
import { perform } from "../../workers/queue/perform.ts";
import { call, type Person } from "./world.ts";

/** A network as a test of reports sees it, by its address. */
export async function networkOf(slug: string): Promise<NetworkRecord> {
  const { network } = await findCaller(openDirectory(env.DIRECTORY), { slug }, new Date());
  if (!network) throw new Error(`${slug} is not live`);
  return network;
}

/** A queue that remembers: what the clock asks for is done when the test says so. */
export function rememberingEnv(): { bindings: Bindings; jobs: Job[] } {
  const jobs: Job[] = [];
  const queue = {
    send: async (body: unknown) => void jobs.push(Job.parse(body)),
    sendBatch: async (some: readonly { body: unknown }[]) =>
      void jobs.push(...some.map(({ body }) => Job.parse(body))),
  };
  const bindings = { ...env, REPORTS: queue, MAIL: queue, UPKEEP: queue } as unknown as Bindings;
  return { bindings, jobs };
}

/** The clock strikes, and everything it asks for is done, mails included. */
export async function strikeAndWork(time: number, network: NetworkRecord): Promise<void> {
  const { bindings, jobs } = rememberingEnv();
  const event = createScheduledController({ scheduledTime: new Date(time), cron: "0 * * * *" });
  await onTheHour(event, bindings);
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const isOurs = job.kind === "digest" || job.network === network.id;
    if (isOurs) await perform(bindings, job);
  }
}

/** Sends one of a network's mails by a provider of the test's. */
export function deliverBy(
  transport: Transport,
  network: NetworkRecord,
  delivery: string,
  now = () => new Date(),
): Promise<void> {
  const place = {
    ...{ network, store: storeOf(env, network), archive: archiveOf(env.ARCHIVE) },
    directory: openDirectory(env.DIRECTORY),
  };
  return deliverReport(place, delivery, {
    ...{ transport, now, from: { name: "Allteach", address: Address.parse("a@allteach.example") } },
    linksFor: async () => ({
      ...{ change: "https://a.example/change", stop: "https://a.example/stop" },
      ...{ view: "https://a.example/view", act: async ({ act }) => `https://a.example/${act}` },
    }),
    sheetOf: ({ code }, period) => `https://a.example/${code}/${period}`,
  });
}

/** A provider that takes every mail and then, as often as it is told to, loses its answer. */
export function providerOf(promises: Transport["promises"], lostAnswers = 0) {
  const taken: Message[] = [];
  let left = lostAnswers;
  const transport: Transport = {
    name: "test",
    promises,
    async send(message) {
      if (promises === "may-be-unknown" || !taken.some(({ key }) => key === message.key)) {
        taken.push(message);
      }
      if (left-- > 0) throw new Error("the line went dead");
      return { kind: "sent", id: `${taken.length}` };
    },
  };
  return { transport, taken };
}

/** Mails in the outbox to one address, newest first. */
export async function mailsTo(email: string): Promise<OutboxMail[]> {
  const mails = await outboxMails(shelfOf(env.ARCHIVE), 1000);
  return mails.filter(({ to }) => to === email);
}

export const pathIn = (link: string) => new URL(link).pathname;

/** One figure of a site's month. */
export function report(
  who: Person,
  slug: string,
  site: string,
  period: string,
  figure: { measure?: string; numerator: number; denominator: number },
): Promise<Response> {
  const figures = [{ measure: "CAUTI", ...figure }];
  const path = `/api/v1/n/${slug}/sites/${site}/submissions/${period}`;
  return call(who, "PUT", path, { figures });
}

/** A form, as a browser sends it. */
export function post(
  who: Person | undefined,
  path: string,
  fields: Record<string, string> = {},
): Promise<Response> {
  return call(who, "POST", path, new URLSearchParams(fields).toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
}
