import { env } from "cloudflare:workers";
import { comingEvents, comingPassage } from "@allteach/actions/events/coming-events";
import { readAttendance } from "@allteach/actions/events/read-attendance";
import { NetworkId } from "@allteach/domain/identity";
import { openNetwork } from "@allteach/store/network-store";
import { beforeEach, describe, expect, it } from "vitest";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let sponsor: Person;

const send = (who: Person, path: string, fields: Record<string, string>) =>
  call(who, "POST", `/n/${slug}${path}`, new URLSearchParams(fields).toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
const textOf = async (who: Person, path: string) =>
  (await call(who, "GET", `/n/${slug}${path}`)).text();
const day = (ahead: number) =>
  new Date(Date.now() + ahead * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

async function storeOf(name: string) {
  const row = await env.DIRECTORY.prepare(
    `select network.id, pool.binding from network join pool on pool.network_id = network.id
      where slug = ?`,
  )
    .bind(name)
    .first<{ id: string; binding: string }>();
  const database = env[row?.binding as keyof typeof env] as unknown as D1Database;
  return openNetwork(database, NetworkId.parse(row?.id));
}

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  sponsor = await newPerson("sponsor");
  await join(slug, sponsor, "sponsor", 1);
});

describe("a storyboard", () => {
  const charter = { saw: "0", what: "Fewer infections", name: "Ada Berg", role: "Physician" };
  const test = { objective: "A kit at one bed", ramp: "patient", site: "NOR", node: "t1" };

  it("puts itself together from what a team made, and says what is still to be made", async () => {
    await send(sponsor, "/sites/NOR/charter", charter);
    await send(sponsor, "/tests", test);

    const page = await textOf(sponsor, "/sites/NOR/storyboard");
    for (const said of ["Fewer infections.", "Ada Berg, Physician", "A kit at one bed"]) {
      expect(page).toContain(said);
    }
    expect(page).toContain("What to do next");
    expect(page).not.toContain("Write the charter");
    expect(await textOf(leader, "/storyboard")).toContain("What to do first");
  });

  it("of an empty team invites those who may begin, and tells others nothing of theirs", async () => {
    const page = await textOf(sponsor, "/sites/NOR/storyboard");
    expect(page).toContain("Write the charter");
    expect(await textOf(sponsor, "/sites/SOU/storyboard")).not.toContain("Write the charter");
  });

  it("goes on paper, which the audit says", async () => {
    await send(sponsor, "/sites/NOR/charter", charter);
    const answer = await call(sponsor, "GET", `/n/${slug}/sites/NOR/storyboard.pdf`);

    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(new TextDecoder().decode(bytes.slice(0, 8))).toBe("%PDF-1.7");
    expect(await textOf(leader, "/audit")).toContain("storyboard, NOR");
  });

  it("is told to nobody of another network, nor of a site that they may not tell apart", async () => {
    const theirs = await newNetwork();
    for (const path of ["storyboard", "sites/NOR/storyboard", "sites/NOR/storyboard.pdf"]) {
      expect((await call(theirs.leader, "GET", `/n/${slug}/${path}`)).status, path).toBe(404);
    }
    await send(leader, "/sites/SOU/charter", charter);
    const { db } = await storeOf(slug);
    await db.run("update charter set transparency = 'own-only'");
    const hidden = await call(sponsor, "GET", `/n/${slug}/sites/SOU/storyboard`);
    expect(hidden.status).toBe(404);
    await db.run("update charter set transparency = 'blinded'");
    const codes = await db.all<{ blinded_code: string }>(
      "select blinded_code from site where code = 'SOU'",
    );
    const coded = await textOf(sponsor, `/sites/${codes[0]?.blinded_code}/storyboard`);
    expect(coded).not.toContain("Ada Berg");
    expect(coded).not.toContain("Southmoor");
  });
});

describe("when the network meets next", () => {
  const plan = (fields: Record<string, string>) =>
    send(leader, "/events", {
      ...{ kind: "action-call", title: "The next call", from: "14:00", until: "15:00", ...fields },
    });

  it("stands on the agenda and in what mails carry, the next first, and nothing far away", async () => {
    await plan({ on: day(40), title: "A later call" });
    await plan({ on: day(5) });
    await plan({ on: day(200), title: "Far away" });

    expect(await textOf(leader, "/agenda")).toContain("The next call</a>");
    const coming = await comingEvents(await storeOf(slug), new Date());
    expect(coming.map(({ title }) => title)).toEqual(["The next call", "A later call"]);
    const [passage] = comingPassage(coming, "Europe/Copenhagen");
    expect(passage?.sentences[0]).toMatch(/^Next: The next call, .* 1[56]:00\. /);
    expect(comingPassage([], "Europe/Copenhagen")).toEqual([]);
  });

  it("is nothing that was called off", async () => {
    const answer = await plan({ on: day(5) });
    const id = /\/events\/(e_\w+)/.exec(answer.headers.get("location") ?? "")?.[1];
    await send(leader, `/events/${id}/calling-off`, {});

    expect(await comingEvents(await storeOf(slug), new Date())).toEqual([]);
    expect(await textOf(leader, "/agenda")).toContain("No day is set yet");
  });
});

describe("who came, for reports", () => {
  it("is counted by event, within a span, of this network alone", async () => {
    const theirs = await newNetwork();
    const planned = await send(leader, "/events", {
      ...{ kind: "webinar", title: "A webinar", on: day(-3), from: "09:00", until: "10:00" },
    });
    const id = /\/events\/(e_\w+)/.exec(planned.headers.get("location") ?? "")?.[1];
    await send(leader, `/events/${id}/attendance`, { came: sponsor.id });

    const span = { from: Date.now() - 10 * 86_400_000, to: Date.now() };
    const [webinar, ...more] = await readAttendance(await storeOf(slug), span);
    expect(webinar).toMatchObject({ event: { title: "A webinar" }, people: 1, isRecorded: true });
    expect([...(webinar?.sites ?? [])]).toEqual([1]);
    expect(more).toEqual([]);
    expect(await readAttendance(await storeOf(slug), { from: 0, to: 1 })).toEqual([]);
    expect(await readAttendance(await storeOf(theirs.slug), span)).toEqual([]);
  });
});
