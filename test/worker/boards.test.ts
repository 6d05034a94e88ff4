import { env } from "cloudflare:workers";
import { gradePins } from "@allteach/actions/boards/grade-pins";
import { openDirectory } from "@allteach/store/directory";
import { networkById } from "@allteach/store/network";
import { openNetwork } from "@allteach/store/network-store";
import { beforeAll, describe, expect, it } from "vitest";
import { databaseOf, sendForm, tableOf } from "../support/network-pages.ts";
import { pin } from "../support/pin-forms.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let network: string;
let other: string;
let leader: Person;
let otherLeader: Person;
let clinician: Person;
let researcher: Person;

beforeAll(async () => {
  ({ slug: network, leader } = await newNetwork());
  ({ slug: other, leader: otherLeader } = await newNetwork());
  [clinician, researcher] = [await newPerson("clinician"), await newPerson("researcher")];
  await join(network, clinician, "clinician", 1);
  await join(network, researcher, "researcher");
  await env.DIRECTORY.prepare("update user set name = 'Ann Lee' where id = ?")
    .bind(clinician.id)
    .run();
});

const at = (path: string) => `/n/${network}${path}`;
const pageOf = async (who: Person | undefined, path: string) => {
  const response = await call(who, "GET", path);
  return { status: response.status, text: await response.text() };
};

async function board(who: Person, fields: Record<string, string> = {}): Promise<string> {
  const made = await sendForm(who, at("/boards"), {
    ...{ name: "Before the visit", about: "What helps", kind: "person", site: "", ...fields },
  });
  const [, id] = /boards\/(b_[a-z0-9]{16})/.exec(made.headers.get("location") ?? "") ?? [];
  if (!id) throw new Error(`no board: ${made.status}`);
  return id;
}

const put = (who: Person, on: string, what: string) =>
  sendForm(who, at("/board-pins"), { board: on, pin: what, note: "Try this first", via: "" });

const othersRows = async () => {
  const tables = [
    "board",
    "board_pin",
    "follow",
    "pin_comment",
    "pin_flag",
    "pin_try",
    "pin_grade",
  ];
  const counts = tables.map((table) => `(select count(*) from ${table})`).join(" + ");
  const [row] = await tableOf<{ n: number }>(other, `select ${counts} as n`);
  return row?.n;
};

describe("a board", () => {
  it("is made, filled from a pin’s page, and shows what stands on it", async () => {
    const id = await pin(leader, network, { title: "The planner" });
    const own = await board(clinician);

    expect((await put(clinician, own, id)).status).toBe(303);
    expect((await put(clinician, own, id)).status).toBe(422);
    const page = await pageOf(leader, at(`/boards/${own}`));
    expect(page.text).toContain("The planner");
    expect(page.text).toContain("Try this first");
    expect(page.text).toContain("By Ann Lee");
    expect((await pageOf(leader, at(`/pins/${id}`))).text).toContain("Before the visit");
    expect(await othersRows()).toBe(0);
  });

  it("is changed by those whose it is, and by nobody from elsewhere", async () => {
    const own = await board(clinician);
    const network_ = await board(leader, { kind: "network", bundle: "yes" });
    const changed = { name: "Another name", about: "", saw: "1" };

    expect(
      (await sendForm(researcher, at("/boards"), { name: "Mine", kind: "person" })).status,
    ).toBe(403);
    expect((await sendForm(clinician, at(`/boards/${network_}`), changed)).status).toBe(403);
    expect((await sendForm(otherLeader, at(`/boards/${own}`), changed)).status).toBe(404);
    expect((await sendForm(otherLeader, `/n/${other}/boards/${own}`, changed)).status).toBe(404);
    expect((await sendForm(clinician, at(`/boards/${own}`), changed)).status).toBe(303);
    expect((await sendForm(clinician, at(`/boards/${own}`), changed)).status).toBe(412);
    expect((await sendForm(clinician, at(`/boards/${own}/removal`), {})).status).toBe(303);
    expect((await pageOf(leader, at(`/boards/${own}`))).status).toBe(404);
  });

  it("of ten thousand pins shows a page of them, and the next", async () => {
    const { slug: large, leader: own } = await newNetwork();
    const made = await sendForm(own, `/n/${large}/boards`, { name: "All", kind: "network" });
    const [path = "", id = ""] =
      /\/n\/.*\/boards\/(b_[a-z0-9]{16})/.exec(made.headers.get("location") ?? "") ?? [];
    const database = await databaseOf(large);
    const numbers = JSON.stringify(Array.from({ length: 10_000 }, (_, n) => n));
    const pinId = "'p_' || printf('%016d', value)";
    const pins = `insert into pin (id, kind, title, licence, attribution, visibility, owner,
        revision, created_at, changed_at)
      select ${pinId}, 'text', 'Pin ' || value, 'cc0-1.0', 'A team', 'network', ?1, 1, value, 1
      from json_each(?2)`;
    const places = `insert into board_pin
      select ?1, ${pinId}, '', '', '', null, ?2, value from json_each(?3)`;
    await database.batch([
      database.prepare(pins).bind(own.id, numbers),
      database.prepare(places).bind(id, own.id, numbers),
    ]);
    const began = performance.now();
    const response = await call(own, "GET", path);
    const text = await response.text();
    console.info(`a board of 10,000 pins: ${Math.round(performance.now() - began)} ms`);
    const told = response.headers.get("x-database") ?? "";
    const [, next = ""] = /href="([^"]*after=[^"]*)"/.exec(text) ?? [];
    const second = await pageOf(own, next.replaceAll("&amp;", "&"));

    expect(text).toContain("10,000 pins");
    expect(text.match(/class="card pin-card"/g)).toHaveLength(24);
    expect(text).toContain("Pin 9999");
    expect(second.text).toContain("Pin 9975");
    expect(second.text).not.toContain("Pin 9976<");
    expect(Number(/in-sequence=(\d+)/.exec(told)?.[1])).toBeLessThanOrEqual(2);
    expect(text.length).toBeLessThan(100_000);
  });
});

describe("the feed", () => {
  it("finds pins by their words, their subject and what they earned", async () => {
    const id = await pin(leader, network, {
      ...{ title: "A checklist for catheters", family: "urinary-catheter-infections" },
    });
    const found = async (query: string) =>
      (await pageOf(leader, at(`/pins?${query}`))).text.includes(id);

    expect(await found("q=catheter")).toBe(true);
    expect(await found("q=checklists+catheters")).toBe(true);
    expect(await found("q=%22)+OR+zebra*")).toBe(false);
    expect(await found("family=urinary-catheter-infections")).toBe(true);
    expect(await found("family=falls")).toBe(false);
    expect(await found("grade=idea")).toBe(true);
    expect(await found("grade=bundle")).toBe(false);
    expect(await found("kind=image")).toBe(false);
    expect(await found("show=for-you")).toBe(true);
    expect(await found("show=followed")).toBe(false);
    await sendForm(leader, at("/follows"), {
      ...{ kind: "family", target: "urinary-catheter-infections", next: "" },
    });
    expect(await found("show=followed")).toBe(true);
  });

  it("finds no word of a pin that was removed or hidden", async () => {
    const id = await pin(leader, network, { title: "Xylophone one" });
    const second = await pin(leader, network, { title: "Xylophone two" });
    const found = async () => (await pageOf(leader, at("/pins?q=xylophone"))).text;
    expect(await found()).toContain("Xylophone two");

    await sendForm(leader, at(`/pins/${id}/removal`), {});
    await sendForm(leader, at(`/pins/${second}/moderation`), {
      ...{ comment: "", act: "hide", why: "It names someone" },
    });
    expect(await found()).not.toContain(id);
    expect(await found()).not.toContain("Xylophone two");
    const [index] = await tableOf<{ n: number }>(
      network,
      "select count(*) as n from pin_text where pin_text match 'title : xylophone'",
    );
    expect(index?.n).toBe(0);
  });
});

describe("a comment", () => {
  it("names members, is taken back by its author, and leaves another network untouched", async () => {
    const id = await pin(leader, network);
    const said = await sendForm(leader, at(`/pins/${id}/comments`), {
      text: "Did it help, @ann lee? <script>alert(1)</script>",
    });
    expect(said.status).toBe(303);
    const [row] = await tableOf<{ id: string; mentions: string }>(
      network,
      `select id, mentions from pin_comment where pin_id = '${id}'`,
    );
    expect(row?.mentions).toBe(JSON.stringify([clinician.id]));
    const page = await pageOf(clinician, at(`/pins/${id}`));
    expect(page.text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page.text).not.toContain("<script>alert");

    const removal = at(`/pins/${id}/comments/${row?.id}/removal`);
    expect((await sendForm(clinician, removal, {})).status).toBe(403);
    expect((await sendForm(leader, removal, {})).status).toBe(303);
    expect((await pageOf(clinician, at(`/pins/${id}`))).text).not.toContain("Did it help");
    expect(await othersRows()).toBe(0);
  });

  it("is refused to those who may not, from elsewhere, and without end", async () => {
    const id = await pin(leader, network);
    const say = (who: Person, path = at(`/pins/${id}/comments`)) =>
      sendForm(who, path, { text: "More" });

    expect((await say(researcher)).status).toBe(403);
    expect((await say(otherLeader)).status).toBe(404);
    expect((await say(otherLeader, `/n/${other}/pins/${id}/comments`)).status).toBe(404);
    const answers = await Promise.all(Array.from({ length: 20 }, () => say(clinician)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(6);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(14);
  });

  it("of somebody who left is a former member’s, and so is their board", async () => {
    const guest = await newPerson("guest");
    await join(network, guest, "clinician", 1);
    const id = await pin(guest, network, { title: "The guest’s pin" });
    const own = await board(guest, { name: "The guest’s board" });
    await sendForm(guest, at(`/pins/${id}/comments`), { text: "Look" });
    await sendForm(leader, at(`/people/${guest.id}/removal`), {});

    expect((await pageOf(leader, at(`/pins/${id}`))).text).toContain("A former member");
    expect((await pageOf(leader, at(`/boards/${own}`))).text).toContain("By a former member");
    expect((await pageOf(guest, at(`/pins/${id}`))).status).toBe(404);
  });
});

describe("a version of a pin", () => {
  it("names what it was made from, keeps its licence, and is counted there", async () => {
    const id = await pin(leader, network, { title: "The planner" });
    const made = await sendForm(clinician, at("/remixes"), { pin: id, site: "NOR" });
    const [, version] =
      /pins\/(p_[a-z0-9]{16})\/edit/.exec(made.headers.get("location") ?? "") ?? [];
    const page = await pageOf(leader, at(`/pins/${version}`));
    const first = await pageOf(leader, at(`/pins/${id}`));

    expect(made.status).toBe(303);
    expect(page.text).toContain("Made from (version 2)");
    expect(page.text).toContain("The Northgate team; changed in");
    expect(first.text).toContain("Remixed by 1 site.");
  });

  it("is refused where its licence has it so, and to those who may not", async () => {
    const id = await pin(leader, network, { licence: "cc-by-nd-4.0" });
    const free = await pin(leader, network);
    const remix = (who: Person, from: string, site = "NOR") =>
      sendForm(who, at("/remixes"), { pin: from, site });

    expect((await remix(leader, id)).status).toBe(409);
    expect((await remix(researcher, free)).status).toBe(403);
    expect((await remix(clinician, free, "SOU")).status).toBe(403);
    expect((await remix(otherLeader, free)).status).toBe(404);
    expect(await tableOf(other, "select id from pin")).toEqual([]);
  });
});

describe("a version of a pin with a file", () => {
  it("has a copy of its own, and a refused one leaves none behind", async () => {
    const plan = { name: "plan.txt", bytes: "One page, both sides" };
    const id = await pin(leader, network, { kind: "document", body: "" }, plan);
    const files = async () => (await tableOf(network, "select id from pin_file")).length;
    const before = await files();
    const remix = (who: Person, site: string) => sendForm(who, at("/remixes"), { pin: id, site });

    expect((await remix(researcher, "NOR")).status).toBe(403);
    expect((await remix(clinician, "SOU")).status).toBe(403);
    expect((await remix(leader, "NOWHERE")).status).toBe(409);
    expect(await files()).toBe(before);
    expect((await remix(clinician, "NOR")).status).toBe(303);
    expect(await files()).toBe(before + 1);
  });
});

describe("moderation", () => {
  it("hides what was reported, with a reason, and shows it again", async () => {
    const id = await pin(clinician, network, { title: "Doubtful" });
    const flag = () =>
      sendForm(researcher, at(`/pins/${id}/flags`), { comment: "", why: "wrong", text: "Look" });
    expect((await flag()).status).toBe(303);
    expect((await flag()).status).toBe(409);
    const list = await pageOf(leader, at("/moderation"));
    expect(list.text).toContain("It could harm patients");
    expect((await pageOf(clinician, at("/moderation"))).status).toBe(403);

    const decide = (who: Person, act: string) =>
      sendForm(who, at(`/pins/${id}/moderation`), { comment: "", act, why: "Out of date" });
    expect((await decide(clinician, "hide")).status).toBe(403);
    expect((await decide(otherLeader, "hide")).status).toBe(404);
    expect((await decide(leader, "hide")).status).toBe(303);
    expect((await pageOf(researcher, at(`/pins/${id}`))).status).toBe(404);
    expect((await pageOf(clinician, at(`/pins/${id}`))).text).toContain("Out of date");
    const [left] = await tableOf<{ n: number }>(
      network,
      "select count(*) as n from pin_flag where outcome is null",
    );
    expect(left?.n).toBe(0);
    expect((await decide(leader, "show")).status).toBe(303);
    expect((await pageOf(researcher, at(`/pins/${id}`))).status).toBe(200);
  });
});

describe("following", () => {
  it("is for people of the network, and of what is there", async () => {
    const own = await board(leader, { name: "Followed" });
    const follow = (who: Person, kind: string, target: string) =>
      sendForm(who, at("/follows"), { kind, target, next: "" });

    expect((await follow(researcher, "board", own)).status).toBe(303);
    expect((await follow(researcher, "site", "NOR")).status).toBe(303);
    expect((await follow(researcher, "site", "NOWHERE")).status).toBe(404);
    expect((await follow(researcher, "person", leader.id)).status).toBe(404);
    expect((await follow(clinician, "person", leader.id)).status).toBe(303);
    expect((await follow(clinician, "person", otherLeader.id)).status).toBe(404);
    expect((await follow(otherLeader, "board", own)).status).toBe(404);
    const page = await pageOf(researcher, at("/follows"));
    expect(page.text).toContain("Followed");
    expect(page.text).toContain("Northgate");
    await sendForm(researcher, at("/follows/end"), { kind: "board", target: own, next: "" });
    expect((await pageOf(researcher, at("/follows"))).text).not.toContain("Followed<");
    expect(await othersRows()).toBe(0);
  });
});

describe("what a pin has earned", () => {
  it("rises with a test of change and with the chart of the site that ran it", async () => {
    const month = (back: number) => {
      const now = new Date();
      return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))
        .toISOString()
        .slice(0, 7);
    };
    const database = await databaseOf(network);
    await database.prepare("update site set joined = ?").bind(month(30)).run();
    const rows = Array.from({ length: 24 }, (_, n) => 24 - n).map((back) => {
      const better = back <= 12 ? 8 : 20;
      return `NOR,${month(back)},CAUTI,${better + (back % 3)},1000`;
    });
    const csv = ["site,period,measure,numerator,denominator", ...rows].join("\n");
    await call(leader, "POST", `/api/v1/n/${network}/uploads?reason=history`, csv, {
      "content-type": "text/csv",
    });
    const id = await pin(leader, network, { family: "urinary-catheter-infections" });
    const grade = async () => (await pageOf(leader, at(`/pins/${id}`))).text;
    const attempt = (who: Person, fields: Record<string, string>) =>
      sendForm(who, at(`/pins/${id}/tries`), { site: "NOR", test: "", since: "", ...fields });
    expect(await grade()).toContain("Nobody has written down a test of it yet.");

    expect((await attempt(researcher, {})).status).toBe(403);
    expect((await attempt(clinician, { site: "SOU" })).status).toBe(403);
    expect((await attempt(otherLeader, {})).status).toBe(404);
    expect((await attempt(clinician, { since: "2999-01-01" })).status).toBe(422);
    expect((await attempt(clinician, { since: `${month(14)}-10` })).status).toBe(303);
    expect((await attempt(clinician, { since: `${month(13)}-10` })).status).toBe(422);
    expect(await grade()).toContain("At one site the chart changed for the better");
    expect((await pageOf(leader, at("/pins?grade=one-site"))).text).toContain(id);

    const [row] = await tableOf<{ id: string }>(
      network,
      `select id from pin_try where pin_id = '${id}'`,
    );
    const removal = at(`/pins/${id}/tries/${row?.id}/removal`);
    expect((await sendForm(researcher, removal, {})).status).toBe(403);
    expect((await sendForm(clinician, removal, {})).status).toBe(303);
    expect(await grade()).toContain("Nobody has written down a test of it yet.");
    expect(await othersRows()).toBe(0);
  });

  it("is worked out anew by the clock, and the same twice", async () => {
    const charter = await tableOf<{ id: string }>(network, "select network_id as id from charter");
    const record = await networkById(openDirectory(env.DIRECTORY), charter[0]?.id as never);
    if (!record) throw new Error("no network for this test");
    const place = { network: record, store: openNetwork(await databaseOf(network), record.id) };
    await gradePins(place, new Date());

    expect(await gradePins(place, new Date())).toBe(0);
  });
});

describe("in a network that hides names", () => {
  it("a pin stands under no code, by which its makers’ figures could be found", async () => {
    const { slug, leader: chief } = await newNetwork();
    const reader = await newPerson("reader");
    await join(slug, reader, "clinician", 1);
    const theirs = await pin(chief, slug, { site: "SOU", evidenceSite: "SOU", measure: "CAUTI" });
    const own = await pin(chief, slug, { site: "NOR" });
    const on = (who: Person, path: string) => pageOf(who, `/n/${slug}${path}`);
    expect((await on(reader, `/pins/${theirs}`)).text).toContain("Southmoor");
    const database = await databaseOf(slug);
    await database.prepare("update charter set transparency = 'blinded'").run();
    const codes = await tableOf<{ code: string; blinded_code: string }>(
      slug,
      "select code, blinded_code from site",
    );
    const code = codes.find((each) => each.code === "SOU")?.blinded_code ?? "none";

    for (const path of ["/pins", `/pins/${theirs}`]) {
      const { text } = await on(reader, path);
      expect(text).toContain("A site");
      expect(text).not.toContain("Southmoor");
      expect(text).not.toContain(code);
    }
    expect((await on(reader, `/pins/${own}`)).text).toContain("Northgate");
    expect((await on(chief, `/pins/${theirs}`)).text).toContain("Southmoor");
    for (const target of [code, "SOU"]) {
      const follow = { kind: "site", target };
      expect((await sendForm(reader, `/n/${slug}/follows`, follow)).status).toBe(404);
    }
    expect((await on(reader, `/sites/${code}`)).text).not.toContain("Follow");
  });
});
