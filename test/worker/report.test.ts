import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { sha256 } from "@allteach/domain/digest";
import type { Transport } from "@allteach/mail/transport";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import { databasesOf } from "../../workers/networks.ts";
import { consume } from "../../workers/queue/consume.ts";
import { perform } from "../../workers/queue/perform.ts";
import { tableOf } from "../support/network-pages.ts";
import { deliverBy, networkOf, providerOf, rememberingEnv } from "../support/report-world.ts";
import { answer, call, newNetwork, type Person } from "../support/world.ts";

const report = "network-2026-01";
const february21 = Date.UTC(2026, 1, 21, 12);
/** Months without figures: each test that needs a report nobody made yet has one of its own. */
const march21 = Date.UTC(2026, 2, 21, 12);
const april21 = Date.UTC(2026, 3, 21, 12);
const may21 = Date.UTC(2026, 4, 21, 12);

/** Nothing but the test takes a message out of this queue. */
const { bindings } = rememberingEnv();

let slug: string;
let leader: Person;
let network: Awaited<ReturnType<typeof networkOf>>;

beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
  network = await networkOf(slug);
  for (const [site, events] of [
    ["NOR", 3],
    ["SOU", 1],
  ] as const) {
    const figures = [{ measure: "CAUTI", numerator: events, denominator: 1000 }];
    await call(leader, "PUT", `/api/v1/n/${slug}/sites/${site}/submissions/2026-01`, { figures });
  }
  await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "network" });
});

const strike = (time = february21) =>
  onTheHour(
    createScheduledController({ scheduledTime: new Date(time), cron: "0 * * * *" }),
    bindings,
  );
const build = (id = report) =>
  perform(bindings, { kind: "build-report", network: network.id, report: id });
const database = () => databasesOf(env).get(network.binding) as D1Database;
const deliveries = async () => {
  const { results } = await database()
    .prepare("select id, status, attempts from delivery where report_id = ?")
    .bind(report)
    .all<{ id: string; status: string; attempts: number }>();
  return results;
};
const archived = async (id = report) => {
  const { body } = await answer(call(leader, "GET", `/api/v1/n/${slug}/reports`));
  return body.items.filter((each: { id: string }) => each.id === id);
};

/** Sends January's one mail by a provider of the test's. */
async function deliver(transport: Transport) {
  const [delivery] = await deliveries();
  return deliverBy(transport, network, delivery?.id ?? "");
}

/** As if its mail had not been sent, nor anybody stopped it. */
async function forget() {
  await database().batch([
    database().prepare("update subscription set ended_at = null, ended_because = ''"),
    database().prepare(
      `update delivery set status = 'ready', attempts = 0, leased_until = null, sent_at = null,
         provider_id = null, sha256 = null, failure = null, not_before = 0, since = 0`,
    ),
  ]);
}

describe("a month's report", () => {
  it("is a row before it is anything else", async () => {
    await strike(march21);

    expect(await archived("network-2026-02")).toMatchObject([{ status: "pending" }]);
  });

  it("is made once, however often the clock strikes and the message comes", async () => {
    await strike();
    await strike();
    await build();
    await build();
    await build();

    expect(await archived()).toMatchObject([{ status: "built" }]);
    expect(await deliveries()).toHaveLength(1);
  });

  it("is stored under the hashes of its bytes", async () => {
    await strike();
    await build();
    const { body } = await answer(call(leader, "GET", `/api/v1/n/${slug}/reports/${report}`));

    expect(body.artefacts.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining([
        ...["mail.html", "mail.txt", "report.html", "report.csv", "report.pdf"],
      ]),
    );
    for (const { href, sha256: hash } of body.artefacts) {
      const bytes = new Uint8Array(await (await call(leader, "GET", href)).arrayBuffer());
      expect(await sha256(bytes)).toBe(hash);
    }
  });

  it("tells the network's figures: sums over the sites that reported", async () => {
    await strike();
    await build();
    const html = await call(leader, "GET", `/api/v1/n/${slug}/reports/${report}.html`);

    expect(await html.text()).toMatch(/4 (in|of) 2,000/);
  });

  it("is there on paper, under the hash of its bytes, and never sent twice", async () => {
    await strike();
    await build();
    const path = `/api/v1/n/${slug}/reports/${report}`;
    const first = await call(leader, "GET", `${path}.pdf`);
    const bytes = new Uint8Array(await first.arrayBuffer());
    const etag = first.headers.get("etag") ?? "";
    const again = await call(leader, "GET", `${path}.pdf`, undefined, { "if-none-match": etag });
    const other = await call(leader, "GET", `${path}.pdf`, undefined, { "if-none-match": '"x"' });

    expect(new TextDecoder().decode(bytes.subarray(0, 8))).toBe("%PDF-1.7");
    expect(first.headers.get("content-type")).toBe("application/pdf");
    expect(first.headers.get("content-disposition")).toMatch(/^attachment; filename=".+\.pdf"$/);
    expect(etag).toBe(`"${await sha256(bytes)}"`);
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    expect(again.headers.get("etag")).toBe(etag);
    expect(other.status).toBe(200);
    const page = await call(leader, "GET", `/n/${slug}/reports/${report}`);
    expect(await page.text()).toContain("Download as PDF");
  });

  it("is not shown to another network's people", async () => {
    await strike();
    await build();
    const theirs = await newNetwork();

    const address = `/api/v1/n/${slug}/reports/${report}.html`;
    expect((await call(theirs.leader, "GET", address)).status).toBe(404);
    expect((await call(undefined, "GET", address)).status).toBe(401);
    const paper = address.replace(/html$/, "pdf");
    expect((await call(theirs.leader, "GET", paper)).status).toBe(404);
    expect((await call(undefined, "GET", paper)).status).toBe(401);
  });

  it("is found again by the sweep when its message was lost", async () => {
    await strike(april21);
    await strike(april21 + 60 * 60 * 1000);
    const due = await env.DIRECTORY.prepare(
      "select at from due where what = 'sweep' and network_id = ?",
    )
      .bind(network.id)
      .first<{ at: number }>();

    expect(due?.at).toBeGreaterThan(april21);
    await build("network-2026-03");
    expect(await archived("network-2026-03")).toMatchObject([{ status: "built" }]);
  });

  it("waits for its day", async () => {
    await strike(Date.UTC(2026, 5, 21, 6));

    expect(await archived("network-2026-05")).toEqual([]);
  });
});

describe("a mail", () => {
  beforeEach(async () => {
    await strike();
    await build();
    await forget();
  });

  it("is sent once to each who asked, however often the message comes", async () => {
    const { transport, taken } = providerOf("once");
    await deliver(transport);
    await deliver(transport);

    expect(taken.map(({ to }) => to)).toEqual([leader.email]);
    expect(await deliveries()).toMatchObject([{ status: "sent", attempts: 1 }]);
  });

  it("is sent again after a lost answer by a provider that knows its key: once in all", async () => {
    const { transport, taken } = providerOf("once", 2);
    await expect(deliver(transport)).rejects.toThrow("line went dead");
    await expect(deliver(transport)).rejects.toThrow("line went dead");
    await deliver(transport);

    expect(taken).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ status: "sent", attempts: 3 }]);
  });

  it("is left unknown after a lost answer by a provider that does not", async () => {
    const { transport, taken } = providerOf("may-be-unknown", 1);
    await deliver(transport);
    await deliver(transport);

    expect(taken).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ status: "unknown" }]);
  });

  it("is not sent twice while a first attempt is still under way", async () => {
    const { transport, taken } = providerOf("once");
    const slow: Transport = {
      ...transport,
      async send(message) {
        await deliver(transport);
        return transport.send(message);
      },
    };
    await deliver(slow);

    expect(taken).toHaveLength(1);
  });

  it("whose sender died is claimed again once its lease has run out", async () => {
    const [delivery] = await deliveries();
    await database()
      .prepare(
        `update delivery set status = 'sending', leased_until = 1, attempts = 1, since = ?
           where id = ?`,
      )
      .bind(Date.now() - 60_000, delivery?.id)
      .run();
    const { transport, taken } = providerOf("once");
    await deliver(transport);

    expect(taken).toHaveLength(1);
  });

  it("whose end is unknown for a day is not sent again: by then no provider knows its key", async () => {
    await tableOf(
      slug,
      "update delivery set status = 'sending', leased_until = 1, attempts = 1, since = 1",
    );
    const { transport, taken } = providerOf("once");
    await deliver(transport);

    expect(taken).toEqual([]);
    expect(await deliveries()).toMatchObject([{ status: "unknown" }]);
  });

  it("stops at once for those who unsubscribe between report and mail", async () => {
    const { body } = await answer(call(leader, "GET", `/api/v1/n/${slug}/subscriptions`));
    await call(leader, "DELETE", `/api/v1/n/${slug}/subscriptions/${body.items[0].id}`);
    const { transport, taken } = providerOf("once");
    await deliver(transport);

    expect(taken).toEqual([]);
    expect(await deliveries()).toMatchObject([{ status: "stopped" }]);
  });

  it("carries its charts, a text that stands alone, and a way to stop it", async () => {
    const { transport, taken } = providerOf("once");
    await deliver(transport);
    const [mail] = taken;

    expect(mail?.attachments.length).toBeGreaterThan(0);
    for (const { contentId } of mail?.attachments ?? []) {
      expect(mail?.html).toContain(`cid:${contentId}`);
    }
    expect(mail?.text).toMatch(/4 (in|of) 2,000/);
    expect(mail?.headers.listUnsubscribe).toBe("https://a.example/stop");
    expect(mail?.html).not.toContain("allteach-link-to");
  });
});

describe("a message that cannot be read", () => {
  it("is tried again, alone, and its neighbours are done", async () => {
    await strike(may21);
    const settled: string[] = [];
    const message = (id: string, body: unknown) => ({
      ...{ id, body, attempts: 1, timestamp: new Date() },
      ack: () => settled.push(`${id} done`),
      retry: () => settled.push(`${id} again`),
    });
    await consume(
      {
        queue: "reports",
        messages: [
          message("poison", { kind: "nonsense" }),
          message("good", {
            ...{ kind: "build-report", network: network.id, report: "network-2026-04" },
          }),
        ],
        ackAll() {},
        retryAll() {},
      } as unknown as MessageBatch,
      bindings,
    );

    expect(settled).toEqual(["poison again", "good done"]);
    expect(await archived("network-2026-04")).toMatchObject([{ status: "built" }]);
  });

  it("is kept for a person once it is given up", async () => {
    const message = { id: "lost-1", body: { kind: "nonsense" }, ack() {}, retry() {} };
    await consume({ queue: "mail-dead", messages: [message] } as unknown as MessageBatch, env);
    await consume({ queue: "mail-dead", messages: [message] } as unknown as MessageBatch, env);

    const { results } = await env.DIRECTORY.prepare("select id, queue from dead_letter").all();
    expect(results).toEqual([{ id: "lost-1", queue: "mail-dead" }]);
  });
});
