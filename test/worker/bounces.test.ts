import { env } from "cloudflare:workers";
import type { Transport } from "@allteach/mail/transport";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { consume } from "../../workers/queue/consume.ts";
import { tableOf } from "../support/network-pages.ts";
import {
  deliverBy,
  mailsTo,
  networkOf,
  pathIn,
  post,
  strikeAndWork,
} from "../support/report-world.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

const outsider = "board@there.example";
const neighbour = "chair@there.example";
const month = (number: number) => Date.UTC(2026, number, 21, 12);

let slug: string;
let elsewhere: string;
let leader: Person;
let analyst: Person;

/** Two networks with one analyst in both; two people without an account have said yes in one. */
beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
  ({ slug: elsewhere } = await newNetwork(leader));
  analyst = await newPerson("analyst");
  for (const network of [slug, elsewhere]) {
    await join(network, analyst, "analyst");
    await call(analyst, "POST", `/api/v1/n/${network}/subscriptions`, { report: "network" });
    await call(leader, "POST", `/api/v1/n/${network}/subscriptions`, { report: "network" });
  }
  for (const email of [outsider, neighbour]) {
    const fields = { email, report: "network", format: "mail", sendOn: "" };
    await post(leader, `/n/${slug}/recipients`, fields);
    const [question] = await mailsTo(email);
    await post(undefined, pathIn(question?.links[0] ?? ""));
  }
});

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** What the Email Service puts into the queue. */
const event = (kind: "bounced" | "complained" | "delivered", recipient: string, more = {}) => ({
  type: `cf.email.sending.message.${kind}`,
  payload: { recipient, subject: "A report", ...more },
  metadata: { eventSchemaVersion: 1, eventTimestamp: "2026-02-22T07:41:11.894Z" },
});

const hard = { bounce: { type: "hard", reason: "550 5.1.1 User unknown" } };

/** Hands messages of the queue over, and says what became of each. */
async function hear(bodies: readonly unknown[], queue = "mail-events", attempts = 1) {
  const settled: string[] = [];
  const messages = bodies.map((body, place) => ({
    ...{ id: `event-${place}`, body, attempts, timestamp: new Date() },
    ack: () => settled.push("done"),
    retry: () => settled.push("again"),
  }));
  await consume({ queue, messages } as unknown as MessageBatch, env);
  return settled;
}

const endedIn = (network: string) =>
  tableOf<{ whose: string; because: string }>(
    network,
    `select user_id || email as whose, ended_because as because from subscription
       where ended_at is not null order by ended_at, whose`,
  );
const recipientsPage = async () => (await call(leader, "GET", `/n/${slug}/recipients`)).text();
const run = async (number: number) => strikeAndWork(month(number), await networkOf(slug));

describe("what the Email Service says of a mail", () => {
  it("ends a person's subscriptions in all of their networks, and nobody else's", async () => {
    const bounced = event("bounced", analyst.email, hard);
    expect(await hear([bounced, bounced])).toEqual(["done", "done"]);

    for (const network of [slug, elsewhere]) {
      expect(await endedIn(network)).toEqual([{ whose: analyst.id, because: "bounced" }]);
    }
    expect(
      await tableOf(slug, "select action, subject from audit_entry where action = 'unsubscribe'"),
    ).toEqual([{ action: "unsubscribe", subject: `person ${analyst.id}` }]);
    expect(await recipientsPage()).toContain("Stopped: mails to this address came back");
  });

  it("stops somebody without an account at once, and ends their subscription with its next mail", async () => {
    await hear([event("complained", outsider)]);
    expect(await recipientsPage()).toContain("Stopped: our mail was marked as spam there");
    await run(2);

    // The question whether they want it was the one mail that they got.
    expect(await mailsTo(outsider)).toHaveLength(1);
    expect(await mailsTo(neighbour)).toHaveLength(2);
    expect(await endedIn(slug)).toContainEqual({ whose: outsider, because: "complained" });
    const subjects = await tableOf<{ subject: string }>(
      slug,
      "select subject from audit_entry where action = 'unsubscribe'",
    );
    expect(subjects.map(({ subject }) => subject)).not.toContain(outsider);
    expect(subjects).toContainEqual({ subject: "an address" });
  });

  it("stops nothing where the mail arrived, or may yet", async () => {
    const soft = { bounce: { type: "soft", reason: "451 4.2.0" } };
    const before = await endedIn(slug);
    const events = [event("delivered", neighbour), event("bounced", neighbour, soft)];
    expect(await hear(events)).toEqual(["done", "done"]);

    expect(await endedIn(slug)).toEqual(before);
  });

  it("is tried again alone where it cannot be read, and kept without its reader's address", async () => {
    const broken = event("bounced", neighbour);
    expect(await hear([broken, event("delivered", neighbour)])).toEqual(["again", "done"]);
    const { results: failing } = await env.DIRECTORY.prepare("select * from failing_job").all();
    expect(failing).toMatchObject([{ queue: "mail-events", job: '{"mailEvent":"event-0"}' }]);
    await hear([broken], "mail-events-dead");

    const { results } = await env.DIRECTORY.prepare("select queue, body from dead_letter").all();
    expect(results).toEqual([{ queue: "mail-events-dead", body: '{"mailEvent":"event-0"}' }]);
    const left = await env.DIRECTORY.prepare("select count(*) as n from failing_job").first();
    expect(left).toEqual({ n: 0 });
  });
});

describe("a provider that refuses an address for good", () => {
  it("is heard: the address is stopped, and nobody else's", async () => {
    await run(3);
    const [waiting] = await tableOf<{ id: string }>(
      slug,
      `select delivery.id from delivery join subscription on subscription.id = subscription_id
         where email = '${neighbour}' order by report_id desc limit 1`,
    );
    await sendAgain(waiting?.id ?? "", refusing);

    expect(await endedIn(slug)).toContainEqual({ whose: neighbour, because: "bounced" });
    expect(await endedIn(slug)).not.toContainEqual(expect.objectContaining({ whose: leader.id }));
    const mails = (await mailsTo(neighbour)).length;
    await run(4);
    expect(await mailsTo(neighbour)).toHaveLength(mails);
    expect(await mailsTo(leader.email)).not.toEqual([]);
  });
});

const refusing: Transport = {
  ...{ name: "test", promises: "once" },
  async send() {
    const because = "there is no such mailbox";
    return { kind: "refused", permanent: true, because, addressTakesNone: true };
  },
};

/** Sends a mail as if it had not been sent. */
async function sendAgain(id: string, transport: Transport): Promise<void> {
  await tableOf(slug, `update delivery set status = 'ready' where id = '${id}'`);
  await deliverBy(transport, await networkOf(slug), id);
}
