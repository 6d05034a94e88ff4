import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { lettersTo } from "../support/letters.ts";
import { sendForm, tableOf } from "../support/network-pages.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let leader: Person;
let network: string;
let otherLeader: Person;
let other: string;

beforeAll(async () => {
  ({ slug: network, leader } = await newNetwork());
  ({ slug: other, leader: otherLeader } = await newNetwork());
});

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const draft = {
  ...{ title: "Cuffs of every size", site: "NOR", toWords: "Every arm is measured with its cuff" },
  ...{ drivers: ["measuring-well"], families: ["blood-pressure"] },
};

const goals = async (who: Person | string, slug: string) =>
  (await answer(call(who, "GET", `/api/v1/n/${slug}/goals`))).body.items;

async function setGoal(who: Person, slug: string, changes: object = {}): Promise<string> {
  const { status, body } = await answer(
    call(who, "POST", `/api/v1/n/${slug}/goals`, { ...draft, ...changes }),
  );
  expect(status).toBe(201);
  return body.id;
}

const published = async (until: (titles: string[]) => boolean): Promise<string[]> => {
  for (let tries = 0; tries < 60; tries++) {
    const { results } = await env.COMMONS.prepare("select title from shared_goal").all<{
      title: string;
    }>();
    const titles = results.map(({ title }) => title);
    if (until(titles)) return titles;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("the commons was waited for in vain");
};

describe("setting a goal", () => {
  it("keeps what was written and says when it ends", async () => {
    const id = await setGoal(leader, network);
    const page = await call(leader, "GET", `/n/${network}/goals/${id}`);

    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Every arm is measured with its cuff");
    expect(await goals(leader, network)).toContainEqual(
      expect.objectContaining({
        id,
        site: "NOR",
        starts: day(0),
        ends: day(90),
        stage: "under-way",
      }),
    );
  });

  it("leaves another network untouched", async () => {
    await setGoal(leader, network);

    expect(await goals(otherLeader, other)).toEqual([]);
    const [only] = await goals(leader, network);
    const there = await call(otherLeader, "GET", `/n/${other}/goals/${only.id}`);
    expect(there.status).toBe(404);
  });

  it("is for those who may: a family partner at their own site, a researcher nowhere", async () => {
    const parent = await newPerson("parent");
    const researcher = await newPerson("researcher");
    await join(network, parent, "family", 1);
    await join(network, researcher, "researcher");
    const post = (who: Person, site: string) =>
      call(who, "POST", `/api/v1/n/${network}/goals`, { ...draft, site });

    expect((await post(parent, "NOR")).status).toBe(201);
    expect((await post(parent, "SOU")).status).toBe(403);
    expect((await post(parent, "")).status).toBe(403);
    expect((await post(researcher, "NOR")).status).toBe(403);
  });

  it("is refused with a sentence where it ends before it begins", async () => {
    const wrong = { ...draft, starts: day(10), ends: day(5) };
    const { status, body } = await answer(
      call(leader, "POST", `/api/v1/n/${network}/goals`, wrong),
    );

    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        pointer: "#/ends",
        detail: `it would end on ${day(5)} and begin on ${day(10)}: choose a day after that`,
      },
    ]);
    const form = await sendForm(leader, `/n/${network}/goals`, {
      ...{ title: draft.title, site: "NOR", measure: "", toWords: draft.toWords, kind: "90-day" },
      ...{ starts: day(10), ends: day(5), visibility: "network" },
    });
    expect(form.status).toBe(422);
    expect(await form.text()).toContain(`it would end on ${day(5)}`);
  });

  it("takes no word that the vocabulary does not have", async () => {
    const { status } = await answer(
      call(leader, "POST", `/api/v1/n/${network}/goals`, { ...draft, drivers: ["made-up"] }),
    );

    expect(status).toBe(422);
  });

  it("keeps a team's own goal from the others", async () => {
    const id = await setGoal(leader, network, { visibility: "team", title: "For us alone" });
    const south = await newPerson("south");
    await join(network, south, "clinician", 2);

    expect((await call(south, "GET", `/n/${network}/goals/${id}`)).status).toBe(404);
    const board = await call(south, "GET", `/n/${network}/goals`);
    expect(await board.text()).not.toContain("For us alone");
  });
});

describe("checking in", () => {
  const checkIn = (who: Person, id: string, number: number, sentence = "Two wards to go") =>
    sendForm(who, `/n/${network}/goals/${id}/check-ins`, {
      ...{ sentence, confidence: "4", number: String(number) },
    });

  it("stands on the goal's page, once for each place", async () => {
    const id = await setGoal(leader, network);

    expect((await checkIn(leader, id, 1)).status).toBe(303);
    expect((await checkIn(leader, id, 1, "Somebody else at once")).status).toBe(422);
    const rows = await tableOf(network, `select * from check_in where goal_id = '${id}'`);
    expect(rows).toMatchObject([{ number: 1, sentence: "Two wards to go", confidence: 4 }]);
  });

  it("is refused to those who may not, and touches no other network", async () => {
    const id = await setGoal(leader, network);
    const researcher = await newPerson("researcher");
    await join(network, researcher, "researcher");

    expect((await checkIn(researcher, id, 1)).status).toBe(403);
    expect((await checkIn(otherLeader, id, 1)).status).toBe(404);
    expect(await tableOf(other, "select * from check_in")).toEqual([]);
  });
});

describe("closing a goal", () => {
  it("keeps the outcome and what was learnt, and is told to nobody who may not", async () => {
    const id = await setGoal(leader, network);
    const path = `/n/${network}/goals/${id}/closure`;
    const said = { outcome: "reached", learnt: "Buy the small ones first" };
    const researcher = await newPerson("researcher");
    await join(network, researcher, "researcher");

    expect((await sendForm(researcher, path, said)).status).toBe(403);
    expect((await sendForm(leader, path, { ...said, learnt: "" })).status).toBe(422);
    expect((await sendForm(leader, path, { ...said, outcome: "held" })).status).toBe(422);
    expect((await sendForm(leader, path, said)).status).toBe(303);
    expect(await goals(leader, network)).toContainEqual(
      expect.objectContaining({ id, stage: "reached", learnt: "Buy the small ones first" }),
    );
    expect(await goals(otherLeader, other)).toEqual([]);
  });
});

describe("sharing a goal with every network", () => {
  const share = (who: Person, id: string, parts: readonly string[] = ["population"]) =>
    sendForm(who, `/n/${network}/goals/${id}/sharing`, { parts });

  it("shows what would leave, lets it leave, follows its changes and takes it back", async () => {
    const title = "A cuff for each arm zebrafinch";
    const id = await setGoal(leader, network, { title, population: "all wards" });
    const preview = await call(leader, "GET", `/n/${network}/goals/${id}/sharing`);
    expect(await preview.text()).toContain(title);
    expect(await published((titles) => !titles.includes(title))).not.toContain(title);

    expect((await share(leader, id)).status).toBe(303);
    await published((titles) => titles.includes(title));
    const found = await answer(call(otherLeader, "GET", "/api/v1/commons/goals?q=zebrafinch"));
    expect(found.body.items).toMatchObject([{ title, population: "all wards", site: "" }]);
    expect(JSON.stringify(found.body)).not.toContain(leader.email);

    const changed = `${title} and leg`;
    const rewritten = await sendForm(leader, `/n/${network}/goals/${id}`, {
      ...{ title: changed, site: "NOR", measure: "", toWords: draft.toWords, kind: "90-day" },
      ...{ starts: day(0), ends: day(80), visibility: "network", saw: "2" },
    });
    expect(rewritten.status).toBe(303);
    await published((titles) => titles.includes(changed) && !titles.includes(title));

    expect(await traces("zebrafinch")).toEqual(["shared_goal", "goal_text_data"]);
    expect((await sendForm(leader, `/n/${network}/goals/${id}/withdrawal`, {})).status).toBe(303);
    const after = await answer(call(otherLeader, "GET", "/api/v1/commons/goals?q=zebrafinch"));
    expect(after.body.items).toEqual([]);
    expect(await traces("zebrafinch")).toEqual([]);
  });

  it("is refused while a text could lead to one person", async () => {
    const id = await setGoal(leader, network, { title: "Help Mrs Smith and MRN 1234567" });
    const refused = await share(leader, id);

    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("“Mrs Smith” (a person’s name)");
    expect(
      await tableOf(network, `select * from goal_publication where goal_id = '${id}'`),
    ).toEqual([]);
  });

  it("is refused to those who may write but not share, and touches no other network", async () => {
    const id = await setGoal(leader, network);
    const clinician = await newPerson("clinician");
    await join(network, clinician, "clinician", 1);

    expect((await share(clinician, id)).status).toBe(403);
    expect((await share(otherLeader, id)).status).toBe(404);
    expect(await tableOf(other, "select * from goal_publication")).toEqual([]);
  });

  it("finds others on similar problems, and says why", async () => {
    const [mine, theirs] = ["Fit every cuff ptarmigan", "Arm size and cuff size capercaillie"];
    const id = await setGoal(leader, network, { title: mine });
    const { body } = await answer(
      call(otherLeader, "POST", `/api/v1/n/${other}/goals`, { ...draft, title: theirs }),
    );
    await share(leader, id);
    await sendForm(otherLeader, `/n/${other}/goals/${body.id}/sharing`, { parts: [] });
    await published((titles) => titles.includes(mine) && titles.includes(theirs));

    const page = await call(leader, "GET", `/n/${network}/goals/${id}`);
    const text = await page.text();
    expect(text).toContain(theirs);
    expect(text).toContain("same measure family: blood pressure");
    expect(text).toContain("same driver: measuring the right way");
    const [, trips] = /trips=(\d+)/.exec(page.headers.get("x-database") ?? "") ?? [];
    // One to the directory; the network and the commons are asked at the same time.
    expect(Number(trips)).toBe(3);
  });
});

describe("being introduced", () => {
  it("tells nobody's name or address before both agree", async () => {
    const title = "Weigh every baby goldcrest";
    const { body } = await answer(
      call(otherLeader, "POST", `/api/v1/n/${other}/goals`, { ...draft, title }),
    );
    await sendForm(otherLeader, `/n/${other}/goals/${body.id}/sharing`, { parts: [] });
    await published((titles) => titles.includes(title));
    const found = await answer(call(leader, "GET", "/api/v1/commons/goals?q=goldcrest"));
    const to = found.body.items[0].id;

    const asked = await sendForm(leader, `/n/${network}/introductions`, {
      ...{ to, message: "How did you find the scales?" },
    });
    expect(asked.status).toBe(303);
    const question = await mailTo(otherLeader.email, "A team would like to learn from you");
    expect(question).not.toContain(leader.email);
    const theirs = await (await call(otherLeader, "GET", `/n/${other}/introductions`)).text();
    expect(theirs).toContain("How did you find the scales?");
    expect(theirs).not.toContain(leader.email);

    const [row] = (
      await env.COMMONS.prepare("select id from introduction where about = ?")
        .bind(title)
        .all<{ id: string }>()
    ).results;
    const answerPath = `/introductions/${row?.id}/answer`;
    const stranger = await newPerson("stranger");
    await join(other, stranger, "clinician", 1);
    const yes = { answer: "agree" };
    expect((await sendForm(stranger, `/n/${other}${answerPath}`, yes)).status).toBe(403);
    expect((await sendForm(leader, `/n/${network}${answerPath}`, yes)).status).toBe(404);
    expect((await sendForm(otherLeader, `/n/${other}${answerPath}`, yes)).status).toBe(303);
    expect(await mailTo(leader.email, "You are introduced")).toContain(otherLeader.email);
    expect(await mailTo(otherLeader.email, "You are introduced")).toContain(leader.email);
  });
});

/** Where a word stands anywhere in the commons, its index included. */
async function traces(word: string): Promise<string[]> {
  const { results } = await env.COMMONS.prepare(
    `select name from sqlite_schema where type = 'table' and name not like 'sqlite%'
      and name not like '\\_cf%' escape '\\' and name not like 'd1%' and sql not like '%VIRTUAL%'`,
  ).all<{ name: string }>();
  const found: string[] = [];
  for (const { name } of results) {
    const rows = (await env.COMMONS.prepare(`select * from "${name}"`).all()).results;
    const text = rows
      .flatMap((row) => Object.values(row))
      .map((value) =>
        Array.isArray(value) || value instanceof ArrayBuffer
          ? new TextDecoder("latin1").decode(new Uint8Array(value as ArrayBuffer))
          : String(value),
      )
      .join("\n");
    // The index keeps words by their stems, the beginnings that two share left out of the second.
    if (text.includes(word) || text.includes(word.slice(2, -2))) found.push(name);
  }
  return found;
}

async function mailTo(address: string, subject: string): Promise<string> {
  for (let tries = 0; tries < 60; tries++) {
    const mail = (await lettersTo(address)).find((each) => each.subject === subject);
    if (mail) return mail.text + mail.html;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no mail “${subject}”`);
}
