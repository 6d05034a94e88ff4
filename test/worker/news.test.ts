import { env } from "cloudflare:workers";
import { gatherNews } from "@allteach/actions/boards/news";
import { UserId } from "@allteach/domain/identity";
import { openCommons } from "@allteach/store/commons";
import { openDirectory } from "@allteach/store/directory";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { storeOf } from "../../workers/networks.ts";
import { perform } from "../../workers/queue/perform.ts";
import { newTally, tallied } from "../../workers/tally.ts";
import { lettersTo } from "../support/letters.ts";
import { databaseOf, sendForm, tableOf } from "../support/network-pages.ts";
import { pin } from "../support/pin-forms.ts";
import { networkOf } from "../support/report-world.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

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

/** Gathers what is new; how often it asked its databases. */
async function look(now = new Date(), slug = network): Promise<number> {
  const record = await networkOf(slug);
  const tally = newTally();
  const directory = openDirectory(tallied(env.DIRECTORY, tally));
  const commons = openCommons(tallied(env.COMMONS, tally));
  const store = storeOf(env, record, tally);
  await gatherNews({ network: record, store, directory, commons }, now);
  return tally.trips;
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

  it("tells of goals that began and are like one's own: a team's, and another network's", async () => {
    const { slug, leader: here } = await newNetwork();
    const { slug: there, leader: elsewhere } = await newNetwork();
    const cuffs = { toWords: "Every arm is measured with its cuff", families: ["blood-pressure"] };
    const scales = { toWords: "Nobody leaves unweighed", families: ["growth"] };
    const goal = (who: Person, of: string, site: string, title: string, aim: object = cuffs) =>
      answer(
        call(who, "POST", `/api/v1/n/${of}/goals`, {
          ...{ title, site, kind: "90-day", visibility: "network", ...aim },
        }),
      );
    const parent = await newPerson("parent");
    await join(slug, parent, "family", 1);
    await goal(parent, slug, "NOR", "Pressure taken the same way");
    await goal(here, slug, "SOU", "Cuffs of every size");
    await goal(here, slug, "SOU", "Weighed at each visit", scales);
    const shared = await goal(elsewhere, there, "NOR", "Right arm, right cuff");
    await sendForm(elsewhere, `/n/${there}/goals/${shared.body.id}/sharing`, { parts: [] });
    await vi.waitFor(async () => expect(await sharedTitles()).toContain("Right arm, right cuff"));
    await look(new Date(), slug);
    const [mail = "", ...more] = await digestOf(parent);

    expect(more).toEqual([]);
    const said = "Like your goal “Pressure taken the same way”: “Right arm, right cuff” of";
    expect(mail).toContain(`${said} Network ${there}, and 1 more.`);
    expect(mail).not.toContain("Weighed at each visit");

    // A goal that is written anew is no new goal.
    const [{ revision = 0 } = {}] = await tableOf<{ revision: number }>(
      there,
      "select revision from goal",
    );
    const dayAfter = (days: number) =>
      new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await sendForm(elsewhere, `/n/${there}/goals/${shared.body.id}`, {
      ...{ title: "Right arm, right cuff, always", site: "NOR", measure: "", kind: "90-day" },
      ...{ toWords: "Every arm is measured with its cuff", visibility: "network" },
      ...{
        families: "blood-pressure",
        saw: String(revision),
        starts: dayAfter(0),
        ends: dayAfter(80),
      },
    });
    await vi.waitFor(async () =>
      expect(await sharedTitles()).toContain("Right arm, right cuff, always"),
    );
    await look(new Date(Date.now() + 24 * 60 * 60 * 1000), slug);
    expect(await digestOf(parent)).toHaveLength(1);
  });

  it("is gathered with the same number of questions for two people and for forty", async () => {
    const { slug, leader: pins } = await newNetwork();
    const followers = async (some: number) => {
      for (let n = 0; n < some; n++) {
        const person = await newPerson("follower");
        await join(slug, person, "clinician", 1);
        await followFalls(slug, person);
      }
    };
    await followers(2);
    await pin(pins, slug, { title: "The first alarm", family: "falls" });
    const ofTwo = await look(new Date(), slug);
    expect(await tableOf(slug, "select id from news_mail")).toHaveLength(2);
    await followers(38);
    await pin(pins, slug, { title: "The second alarm", family: "falls" });
    const ofForty = await look(new Date(Date.now() + 24 * 60 * 60 * 1000), slug);

    expect(await tableOf(slug, "select id from news_mail")).toHaveLength(42);
    expect([ofTwo, ofForty]).toEqual([9, 9]);
  });
});

const sharedTitles = async () =>
  (await env.COMMONS.prepare("select title from shared_goal").all<{ title: string }>()).results.map(
    ({ title }) => title,
  );

const followFalls = async (slug: string, { id }: Person) =>
  (await databaseOf(slug))
    .prepare("insert into follow (user_id, kind, target, since) values (?, 'family', 'falls', 0)")
    .bind(id)
    .run();
