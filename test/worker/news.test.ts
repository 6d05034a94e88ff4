import { env } from "cloudflare:workers";
import { gatherNews } from "@allteach/actions/boards/news";
import { UserId } from "@allteach/domain/identity";
import { openCommons } from "@allteach/store/commons";
import { openDirectory } from "@allteach/store/directory";
import { beforeAll, describe, expect, it } from "vitest";
import { storeOf } from "../../workers/networks.ts";
import { perform } from "../../workers/queue/perform.ts";
import { lettersTo } from "../support/letters.ts";
import { sendForm, tableOf } from "../support/network-pages.ts";
import { pin } from "../support/pin-forms.ts";
import { networkOf } from "../support/report-world.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let network: string;
let other: string;
let leader: Person;
let reader: Person;

beforeAll(async () => {
  ({ slug: network, leader } = await newNetwork());
  ({ slug: other } = await newNetwork());
  reader = await newPerson("reader");
  await join(network, reader, "clinician", 1);
  await env.DIRECTORY.prepare("update user set name = 'Rea Der' where id = ?")
    .bind(reader.id)
    .run();
});

const at = (path: string) => `/n/${network}${path}`;

async function look(now = new Date()): Promise<void> {
  const record = await networkOf(network);
  const directory = openDirectory(env.DIRECTORY);
  const commons = openCommons(env.COMMONS);
  await gatherNews({ network: record, store: storeOf(env, record), directory, commons }, now);
}

/** Sends the person's mail of the day without waiting for the hour. */
async function digestOf(person: Person): Promise<string[]> {
  const { results } = await env.DIRECTORY.prepare("select day from digest where user_id = ?")
    .bind(person.id)
    .all<{ day: string }>();
  for (const { day } of results) {
    await env.DIRECTORY.prepare("update digest set due_at = 1 where user_id = ? and day = ?")
      .bind(person.id, day)
      .run();
    await perform(env as never, { kind: "digest", user: UserId.parse(person.id), day });
  }
  return (await lettersTo(person.email)).map(({ text, html }) => text + html);
}

describe("the mail of the day", () => {
  it("tells of what is followed, of comments to somebody and on their pins, and of versions", async () => {
    await sendForm(reader, at("/follows"), { kind: "family", target: "falls", next: "" });
    const own = await pin(reader, network, { title: "The reader’s own" });
    await pin(leader, network, { title: "A bed alarm", family: "falls" });
    await pin(leader, network, { title: "A thing of no concern", family: "growth" });
    const talked = await pin(leader, network, { title: "Talked about" });
    await sendForm(leader, at(`/pins/${own}/comments`), { text: "Which size do you print?" });
    await sendForm(leader, at(`/pins/${talked}/comments`), { text: "Look here, @Rea Der" });
    await sendForm(leader, at("/remixes"), { pin: own, site: "SOU" });
    await look();
    const [mail = "", ...more] = await digestOf(reader);

    expect(more).toEqual([]);
    expect(mail).toContain("A bed alarm");
    expect(mail).toContain("Which size do you print?");
    expect(mail).toContain("You are named in a comment on “Talked about”");
    expect(mail).toContain("A version was made of your pin “The reader’s own”.");
    expect(mail).not.toContain("of no concern");
    expect(await tableOf(network, "select status from news_mail")).toEqual([{ status: "sent" }]);
    expect(await tableOf(other, "select id from news_mail")).toEqual([]);
  });

  it("comes once, and not where there is nothing", async () => {
    await look();
    await look(new Date(Date.now() + 24 * 60 * 60 * 1000));

    expect(await digestOf(reader)).toHaveLength(1);
    expect(await tableOf(network, "select id from news_mail")).toHaveLength(1);
  });

  it("is stopped by the link in it, without signing in, and begins again when asked for", async () => {
    const [mail = ""] = await digestOf(reader);
    const [, link = ""] = /(\/unsubscribe\/[^\s"<)]+)/.exec(mail) ?? [];
    expect((await call(undefined, "GET", link)).status).toBe(200);
    expect(await tableOf(network, "select user_id from news_stop")).toEqual([]);
    expect((await sendForm(undefined, link, {})).status).toBe(200);
    expect(await tableOf(network, "select user_id from news_stop")).toEqual([
      { user_id: reader.id },
    ]);

    await pin(leader, network, { title: "One more alarm", family: "falls" });
    await look(new Date(Date.now() + 24 * 60 * 60 * 1000));
    expect(await digestOf(reader)).toHaveLength(1);
    await sendForm(reader, at("/follows/mails"), { wanted: "yes" });
    await look(new Date(Date.now() + 24 * 60 * 60 * 1000));
    expect((await digestOf(reader)).join()).toContain("One more alarm");
  });

  it("says nothing of a pin that was hidden meanwhile, nor to somebody who left", async () => {
    const guest = await newPerson("guest");
    await join(network, guest, "clinician", 1);
    for (const who of [guest, reader]) {
      await sendForm(who, at("/follows"), { kind: "family", target: "growth", next: "" });
    }
    const id = await pin(leader, network, { title: "Soon to be hidden", family: "growth" });
    await look(new Date(Date.now() + 2 * 24 * 60 * 60 * 1000));
    await sendForm(leader, at(`/pins/${id}/moderation`), {
      ...{ comment: "", act: "hide", why: "It names someone" },
    });
    await sendForm(leader, at(`/people/${guest.id}/removal`), {});

    expect(await digestOf(guest)).toEqual([]);
    expect((await digestOf(reader)).join()).not.toContain("Soon to be hidden");
  });
});
