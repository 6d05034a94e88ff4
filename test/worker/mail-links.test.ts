import { env } from "cloudflare:workers";
import { stopForEvents } from "@allteach/actions/stop-address";
import { sha256 } from "@allteach/domain/digest";
import { Address } from "@allteach/mail/address";
import { openDirectory } from "@allteach/store/directory";
import { beforeEach, describe, expect, it } from "vitest";
import { storeOf } from "../../workers/networks.ts";
import { databaseOf } from "../support/network-pages.ts";
import {
  mailsTo,
  networkOf,
  pathIn,
  post,
  report,
  strikeAndWork,
} from "../support/report-world.ts";
import { call, newNetwork, newPerson, type Person } from "../support/world.ts";

const february21 = Date.UTC(2026, 1, 21, 12);
let slug: string;
let leader: Person;
let html: string;
let links: string[];

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  await report(leader, slug, "NOR", "2026-01", { numerator: 3, denominator: 1000 });
  await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "network" });
  await strikeAndWork(february21, await networkOf(slug));
  const [mail] = await mailsTo(leader.email);
  if (!mail) throw new Error("no report was mailed");
  ({ html, links } = mail);
});

const linkTo = (place: string) => pathIn(links.find((link) => link.includes(place)) ?? "");
const rows = async (table: string) =>
  (await (await databaseOf(slug)).prepare(`select * from ${table}`).all()).results;

describe("the links of a mail", () => {
  it("change nothing when something opens them all", async () => {
    const before = await Promise.all(["review", "agenda_item", "subscription"].map(rows));
    for (const link of links) await call(undefined, "GET", pathIn(link));

    expect(await Promise.all(["review", "agenda_item", "subscription"].map(rows))).toEqual(before);
  });

  it("show what was sent, letter for letter, to whoever holds the mail", async () => {
    const page = await (await call(undefined, "GET", linkTo("/mailed/"))).text();
    const mail = await call(undefined, "GET", `${linkTo("/mailed/")}/mail.html`);

    expect(page).toContain(`what was mailed to ${leader.email}`);
    expect(page).toContain("letter for letter the one that left");
    expect(page).toContain(await sha256(html));
    expect(await mail.text()).toBe(html);
    const shown = await call(undefined, "GET", `${linkTo("/mailed/")}/shown.html`);
    expect(await shown.text()).toContain("data:image/png;base64,");
  });

  it("act in their reader's name, once, when the button is pressed", async () => {
    const reviewed = links.filter((link) => link.includes("/from-mail/")).map(pathIn);
    const done: string[] = [];
    for (const path of reviewed) {
      const asked = await (await call(undefined, "GET", path)).text();
      if (!/read the report|next call/.test(asked)) continue;
      for (const _ of [1, 2]) done.push(await (await post(undefined, path)).text());
    }

    expect(done.length).toBeGreaterThan(2);
    expect(await rows("review")).toMatchObject([{ user_id: leader.id }]);
    const agenda = await rows("agenda_item");
    expect(agenda).toContainEqual(
      expect.objectContaining({ measure: "CAUTI", period: "2026-01", added_by: leader.id }),
    );
    const page = await (await call(leader, "GET", `/n/${slug}/agenda`)).text();
    expect(page).toContain("We spoke of it");
  });

  it("are of one purpose each, and of no use to who tampers with them", async () => {
    const view = linkTo("/mailed/").split("/").at(-1) ?? "";
    const act = linkTo("/from-mail/").split("/").at(-1) ?? "";

    expect((await call(undefined, "GET", `/from-mail/${view}`)).status).toBe(404);
    expect((await call(undefined, "GET", `/mailed/${act}`)).status).toBe(404);
    expect((await call(undefined, "GET", `/mailed/${view.slice(0, -2)}AA`)).status).toBe(404);
  });

  it("end with their reader's place in the network", async () => {
    await env.DIRECTORY.prepare("delete from membership where user_id = ?").bind(leader.id).run();

    const answered = await call(undefined, "GET", linkTo("/mailed/"));
    expect(answered.status).toBe(409);
    expect(await answered.text()).toContain("the person left the network");
  });
});

describe("a proposed report", () => {
  it("sends nothing until its reader says yes, without an account", async () => {
    const outsider = `board-${slug}@there.example`;
    const fields = { email: outsider, report: "network", format: "mail", sendOn: "" };
    expect((await post(leader, `/n/${slug}/recipients`, fields)).status).toBe(303);
    const [question] = await mailsTo(outsider);
    await strikeAndWork(Date.UTC(2026, 2, 21, 12), await networkOf(slug));
    expect(await mailsTo(outsider)).toHaveLength(1);
    const yes = pathIn(question?.links[0] ?? "");
    expect((await call(undefined, "GET", yes)).status).toBe(200);
    expect((await post(undefined, yes)).status).toBe(200);
    await strikeAndWork(Date.UTC(2026, 3, 21, 12), await networkOf(slug));
    const [mail] = await mailsTo(outsider);

    expect(await mailsTo(outsider)).toHaveLength(2);
    expect(mail?.html).not.toContain("Northgate");
  });

  it("is for those who run reports to propose, and to one address", async () => {
    const stranger = await newPerson("stranger");
    const fields = { email: "a@there.example", report: "network", format: "mail", sendOn: "" };

    expect((await post(stranger, `/n/${slug}/recipients`, fields)).status).toBe(404);
    const broken = { ...fields, email: "a@there.example\r\nBcc: b@there.example" };
    expect((await post(leader, `/n/${slug}/recipients`, broken)).status).toBe(422);
    const site = { ...fields, report: "site:NOR" };
    expect((await post(leader, `/n/${slug}/recipients`, site)).status).toBe(422);
  });
});

describe("an address that takes no more mails", () => {
  it("is stopped everywhere, and those who run reports see why", async () => {
    const event = {
      ...{
        kind: "bounced" as const,
        address: Address.parse(leader.email),
        reason: "no such mailbox",
      },
      at: new Date().toISOString(),
    };
    const network = await networkOf(slug);
    const directory = openDirectory(env.DIRECTORY);
    const open = async () => storeOf(env, network);
    for (const _ of [1, 2]) await stopForEvents({ directory, open, now: new Date() }, [event]);

    expect(await rows("subscription")).toMatchObject([{ ended_because: "bounced" }]);
    const page = await (await call(leader, "GET", `/n/${slug}/recipients`)).text();
    expect(page).toContain("mails to this address came back");
    const own = await (await call(leader, "GET", `/n/${slug}/subscriptions`)).text();
    expect(own).toContain("Your address takes no mails");
  });

  it("is believed of nobody who cannot sign", async () => {
    const body = { type: "email.bounced", data: { to: [leader.email] } };
    const answered = await call(undefined, "POST", "/mail-events/resend", body);

    expect(answered.status).toBe(404);
    expect(await rows("subscription")).toMatchObject([{ ended_at: null }]);
  });
});
