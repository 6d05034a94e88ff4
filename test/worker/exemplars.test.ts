import { env } from "cloudflare:workers";
import { readGoalsForReport } from "@allteach/actions/read-goals-for-report";
import { openDirectory } from "@allteach/store/directory";
import { networkById } from "@allteach/store/network";
import { openNetwork } from "@allteach/store/network-store";
import { beforeAll, describe, expect, it } from "vitest";
import { lettersTo } from "../support/letters.ts";
import { databaseOf, sendForm, tableOf } from "../support/network-pages.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let leader: Person;
let network: string;
let other: string;

const month = (back: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))
    .toISOString()
    .slice(0, 7);
};

beforeAll(async () => {
  ({ slug: network, leader } = await newNetwork());
  ({ slug: other } = await newNetwork());
  // Northgate falls from about 20 to about 8 infections in 1,000 days, a year ago; Southmoor stays.
  const rows = Array.from({ length: 24 }, (_, n) => 24 - n).flatMap((back) => {
    const better = back <= 12 ? 8 : 20;
    return [
      `NOR,${month(back)},CAUTI,${better + (back % 3)},1000`,
      `SOU,${month(back)},CAUTI,${20 + (back % 3)},1000`,
    ];
  });
  const csv = ["site,period,measure,numerator,denominator", ...rows].join("\n");
  const database = await databaseOf(network);
  await database.prepare("update site set joined = ?").bind(month(30)).run();
  const sent = await call(leader, "POST", `/api/v1/n/${network}/uploads?reason=history`, csv, {
    "content-type": "text/csv",
  });
  expect(sent.status).toBe(200);
});

describe("who can teach", () => {
  it("are the sites whose own chart shows a favourable change that lasts", async () => {
    const page = await call(leader, "GET", `/n/${network}/measures/CAUTI/exemplars`);
    const text = await page.text();

    expect(page.status).toBe(200);
    expect(text).toContain("1 site improved on its own chart");
    expect(text).toContain("Northgate");
    expect(text).not.toContain("Southmoor");
  });

  it("are asked by mail, and tell their names once both agree", async () => {
    const [asking, contact] = [await newPerson("asking"), await newPerson("contact")];
    await join(network, asking, "clinician", 2);
    await join(network, contact, "key-contact", 1);
    const asked = await sendForm(asking, `/n/${network}/sites/NOR/questions`, {
      ...{ measure: "CAUTI", message: "What did you do a year ago?" },
    });
    expect(asked.status).toBe(303);
    expect(await mailTo(contact.email, "A team would like to learn from you")).not.toContain(
      asking.email,
    );
    const [row] = await tableOf<{ id: string }>(network, "select id from site_question");

    const path = `/n/${network}/introductions/${row?.id}/answer`;
    expect((await sendForm(asking, path, { answer: "agree" })).status).toBe(403);
    expect((await sendForm(contact, path, { answer: "agree" })).status).toBe(303);
    expect(await mailTo(asking.email, "You are introduced")).toContain(contact.email);
    expect(await mailTo(contact.email, "You are introduced")).toContain(asking.email);
    expect((await sendForm(contact, path, { answer: "decline" })).status).toBe(409);
  });

  it("are asked by those who may, without names, and in their own network alone", async () => {
    const researcher = await newPerson("researcher");
    await join(network, researcher, "researcher");
    const path = `/n/${network}/sites/NOR/questions`;
    const message = "What did you do?";

    expect((await sendForm(researcher, path, { measure: "CAUTI", message })).status).toBe(403);
    const named = { measure: "CAUTI", message: "Ask Mrs Smith" };
    expect((await sendForm(leader, path, named)).status).toBe(422);
    expect(await tableOf(other, "select * from site_question")).toEqual([]);
  });
});

describe("a goal on a chart", () => {
  const draft = { title: "Ten in a thousand", site: "NOR", measure: "CAUTI", target: 4 };

  it("begins where the chart stands, and is refused the wrong way", async () => {
    const set = await answer(call(leader, "POST", `/api/v1/n/${network}/goals`, draft));
    expect(set.status).toBe(201);
    const [goal] = await tableOf<{ from_value: number }>(
      network,
      `select from_value from goal where id = '${set.body.id}'`,
    );
    expect(goal?.from_value).toBeGreaterThan(8);
    expect(goal?.from_value).toBeLessThan(20);

    const wrong = { ...draft, target: 30 };
    const { status, body } = await answer(
      call(leader, "POST", `/api/v1/n/${network}/goals`, wrong),
    );
    expect(status).toBe(422);
    expect(body.errors[0].pointer).toBe("#/target");
  });

  it("is not called held before the chart says so", async () => {
    const { body } = await answer(call(leader, "POST", `/api/v1/n/${network}/goals`, draft));
    const held = { outcome: "held", learnt: "Much" };
    const path = `/n/${network}/goals/${body.id}/closure`;

    expect((await sendForm(leader, path, held)).status).toBe(422);
  });
});

describe("what a report says of goals", () => {
  it("counts them by where they stand, without those that a team keeps to itself", async () => {
    const { slug, leader: own } = await newNetwork();
    const draft = { site: "NOR", toWords: "It is so" };
    const set = async (changes: object) =>
      (await answer(call(own, "POST", `/api/v1/n/${slug}/goals`, { ...draft, ...changes }))).body
        .id;
    const id = await set({ title: "Open to all" });
    await set({ title: "For us alone", visibility: "team" });
    await set({ title: "Next month", starts: inDays(20), ends: inDays(110) });
    await sendForm(own, `/n/${slug}/goals/${id}/closure`, { outcome: "reached", learnt: "Much" });
    const database = await databaseOf(slug);
    const charter = await database
      .prepare("select network_id as id from charter")
      .first<{ id: string }>();
    const record = await networkById(openDirectory(env.DIRECTORY), charter?.id as never);
    if (!record) throw new Error("no network for this test");

    const store = openNetwork(database, record.id);
    const goals = await readGoalsForReport({ store, network: record }, new Date(), inDays(-30));

    expect(goals).toMatchObject({
      stages: { ahead: 1, "under-way": 0, "look-back": 0, reached: 1, ended: 0 },
      reached: [{ title: "Open to all", learnt: "Much", aim: "To: It is so" }],
      ...{ dueCheckIns: 0, shared: 0 },
    });
  });
});

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function mailTo(address: string, subject: string): Promise<string> {
  for (let tries = 0; tries < 60; tries++) {
    const mail = (await lettersTo(address)).find((each) => each.subject === subject);
    if (mail) return mail.text + mail.html;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no mail “${subject}”`);
}
