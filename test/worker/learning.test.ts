import { beforeEach, describe, expect, it } from "vitest";
import { someAnswers } from "../isolation/event-rows.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let clinician: Person;

const send = (
  who: Person,
  path: string,
  fields: Record<string, string> | [string, string][],
  network = slug,
) =>
  call(who, "POST", `/n/${network}${path}`, new URLSearchParams(fields).toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
const textOf = async (who: Person, path: string) =>
  (await call(who, "GET", `/n/${slug}${path}`)).text();

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  clinician = await newPerson("clinician");
  await join(slug, clinician, "clinician", 1);
});

describe("what a site says of how it improves", () => {
  it("is kept, can be changed, and is seen by the site and those who run the network", async () => {
    const answer = await send(clinician, "/sites/NOR/capability", someAnswers);
    expect(answer.status).toBe(303);
    expect(await textOf(clinician, "/sites/NOR/capability")).toContain("3.0 of 5");
    await send(clinician, "/sites/NOR/capability", { ...someAnswers, "answer-aim": "5" });

    expect(await textOf(leader, "/sites/NOR/capability")).toContain("3.2 of 5");
    expect(await textOf(leader, "/capability")).toContain("1 of 3 sites");
    expect(await textOf(clinician, "/capability")).toContain("1 of 1 site");
    expect(await textOf(leader, "/audit")).toContain("Said how able a site is to improve");
  });

  it("needs every answer, and says which is missing without losing the others", async () => {
    const { "answer-chart": _, ...others } = someAnswers;
    const answer = await send(clinician, "/sites/NOR/capability", { ...others, note: "So far" });

    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("choose an answer");
    expect(page).toContain("So far");
    const beyond = await send(clinician, "/sites/NOR/capability", {
      ...{ ...someAnswers, "answer-aim": "6" },
    });
    expect(beyond.status).toBe(422);
  });

  it("is neither read nor written by other sites, by analysts, or in another network", async () => {
    const analyst = await newPerson("analyst");
    await join(slug, analyst, "analyst");
    const theirs = await newNetwork();
    await send(leader, "/sites/SOU/capability", someAnswers);

    for (const who of [clinician, analyst]) {
      expect((await call(who, "GET", `/n/${slug}/sites/SOU/capability`)).status).toBe(403);
      expect((await send(who, "/sites/SOU/capability", someAnswers)).status).toBe(403);
    }
    expect((await call(analyst, "GET", `/n/${slug}/capability`)).status).toBe(403);
    expect((await send(theirs.leader, "/sites/SOU/capability", someAnswers)).status).toBe(404);
    const there = await call(theirs.leader, "GET", `/n/${theirs.slug}/capability`);
    expect(await there.text()).toContain("0 of 3 sites");
  });
});

describe("a training path", () => {
  const path: [string, string][] = [
    ...[
      ["name", "Reading charts"],
      ["item-key", ""],
      ["item", "What a chart says"],
    ],
    ...[
      ["item-address", "https://www.who.int/charts"],
      ["item-helps", "variation"],
    ],
  ] as [string, string][];
  const idIn = (answer: Response) =>
    /\/training\/(t_[a-z0-9]+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";
  const write = (who = leader, more: [string, string][] = []) =>
    send(who, "/training", [...path, ...more]);
  const keyIn = (page: string) => /name="item" value="(i_[a-z0-9]+)"/.exec(page)?.[1] ?? "";

  it("is followed by people, each seeing their own progress", async () => {
    const id = idIn(await write());
    const item = keyIn(await textOf(clinician, `/training/${id}`));
    expect((await send(clinician, `/training/${id}/marks`, { item, done: "yes" })).status).toBe(
      303,
    );

    expect(await textOf(clinician, `/training/${id}`)).toContain("You have done all 1");
    const seen = await textOf(leader, `/training/${id}`);
    expect(seen).toContain("1 thing");
    expect(seen).toContain("1 person has");
    await send(clinician, `/training/${id}/marks`, { item, done: "no" });
    expect(await textOf(clinician, `/training/${id}`)).not.toContain("You have done");
  });

  it("is offered where a team has most to gain", async () => {
    await write();
    await send(clinician, "/sites/NOR/capability", { ...someAnswers, "answer-variation": "1" });

    const page = await textOf(clinician, "/sites/NOR/capability");
    expect(page).toContain("What may help");
    expect(page).toContain("What a chart says");
  });

  it("keeps what people did when it is changed, and goes from the list when it is taken out", async () => {
    const id = idIn(await write());
    const item = keyIn(await textOf(clinician, `/training/${id}`));
    await send(clinician, `/training/${id}/marks`, { item, done: "yes" });
    const changed = path.map(([name, value]): [string, string] =>
      name === "item-key" ? [name, item] : [name, name === "item" ? "Otherwise" : value],
    );
    const saved = await send(leader, `/training/${id}/edit`, [["saw", "1"], ...changed]);

    expect(saved.status).toBe(303);
    expect(await textOf(clinician, `/training/${id}`)).toContain("You have done all 1");
    const late = await send(leader, `/training/${id}/edit`, [["saw", "1"], ...changed]);
    expect(late.status).toBe(409);
    expect((await send(leader, `/training/${id}/removal`, {})).status).toBe(303);
    expect((await call(clinician, "GET", `/n/${slug}/training/${id}`)).status).toBe(404);
  });

  it("is written by those who run the network alone, with links that can be followed", async () => {
    const theirs = await newNetwork();
    const id = idIn(await write());
    const item = keyIn(await textOf(clinician, `/training/${id}`));
    const mark = { item, done: "yes" };

    expect((await write(clinician)).status).toBe(403);
    expect((await send(clinician, `/training/${id}/removal`, {})).status).toBe(403);
    expect((await send(theirs.leader, `/training/${id}/marks`, mark)).status).toBe(404);
    expect((await send(theirs.leader, `/training/${id}/marks`, mark, theirs.slug)).status).toBe(
      404,
    );
    const bad = path.map(([name, value]): [string, string] =>
      name === "item-address" ? [name, "javascript:alert(1)"] : [name, value],
    );
    expect((await send(leader, "/training", bad)).status).toBe(422);
    expect((await send(leader, "/training", [["name", "Empty"]])).status).toBe(422);
  });
});
