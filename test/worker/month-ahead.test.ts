import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { contentsOf, differences, restore } from "../isolation/databases.ts";
import { databaseOf, sendForm, tableOf } from "../support/network-pages.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
const form = (site = "NOR", network = slug) => `/n/${network}/sites/${site}/submissions/2026-01`;
const cauti = { "numerator-CAUTI": "3", "denominator-CAUTI": "1034" };
/** The field in which the form says which button was pressed. */
const wish = "then";

/** Where a person's form says that its month lies. */
async function placeOf(who: Person, path = form()): Promise<string> {
  const page = await call(who, "GET", path).then((drawn) => drawn.text());
  const [, place = ""] = /name="place" value="([^"]+)"/.exec(page) ?? [];
  expect(place).not.toBe("");
  return place;
}

const save = (who: Person | undefined, place: string | undefined, path = form()) =>
  sendForm(who, path, { ...cauti, saw: "0", ...(place && { place }), [wish]: "save" });

/** What was asked of the databases, and how much of it one after the other. */
function asked({ headers }: Response) {
  const told = headers.get("x-database") ?? "";
  const count = (what: string) => Number(new RegExp(`${what}=(\\d+)`).exec(told)?.[1]);
  return { trips: count("trips"), inSequence: count("in-sequence") };
}

/** Everything about an answer but the number that each request has of its own. */
async function wordsOf(answered: Response) {
  const id = answered.headers.get("x-request-id") ?? "";
  return { status: answered.status, text: (await answered.text()).replaceAll(id, "") };
}

const revisionsOf = (network: string) =>
  tableOf<{ n: number }>(network, "select count(*) as n from submission").then(([row]) => row?.n);

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
});

describe("a month's form that says where its month lies", () => {
  it("is saved in two trips one after the other", async () => {
    const saved = await save(leader, await placeOf(leader));

    expect(saved.headers.get("location")).toBe(`${form()}?saved`);
    expect(asked(saved)).toEqual({ trips: 3, inSequence: 2 });
    expect((await answer(call(leader, "GET", `/api/v1${form()}`))).body.figures).toEqual([
      { measure: "CAUTI", numerator: 3, denominator: 1034 },
    ]);
  });

  it("is told what its chart would say in one", async () => {
    const fields = { ...cauti, place: await placeOf(leader) };
    const said = await sendForm(leader, `${form()}/preview`, fields);

    expect(said.status).toBe(200);
    expect(asked(said)).toEqual({ trips: 2, inSequence: 1 });
  });

  it("is saved in three where it says nothing, or nothing that we sealed", async () => {
    for (const place of [undefined, "nonsense", (await placeOf(leader)).toUpperCase()]) {
      const { slug: another } = await newNetwork(leader);
      const saved = await save(leader, place, form("NOR", another));

      expect(saved.status).toBe(303);
      expect(asked(saved)).toEqual({ trips: 3, inSequence: 3 });
    }
  });

  it("is told of what another saved meanwhile, as every form is", async () => {
    const place = await placeOf(leader);
    await call(leader, "PUT", `/api/v1${form()}`, {
      figures: [{ measure: "CAUTI", numerator: 9, denominator: 1100 }],
    });

    const saved = await save(leader, place);

    expect(saved.status).toBe(409);
    expect(await revisionsOf(slug)).toBe(1);
  });
});

describe("a place in the hands of somebody else", () => {
  it("is not read from for a stranger, nor for another member", async () => {
    const place = await placeOf(leader);
    const entry = await newPerson();
    await join(slug, entry, "coordinator");

    const byNobody = await save(undefined, place);
    const byAnother = await save(entry, place);

    expect(asked(byNobody)).toEqual(asked(await save(undefined, undefined)));
    expect(byAnother.status).toBe(303);
    expect(asked(byAnother)).toEqual({ trips: 3, inSequence: 3 });
  });

  it("opens nothing once its person is no member, and says nothing that it would not say", async () => {
    const entry = await newPerson();
    await join(slug, entry, "coordinator");
    const place = await placeOf(entry);
    await env.DIRECTORY.prepare("delete from membership where user_id = ?").bind(entry.id).run();

    const withPlace = await wordsOf(await save(entry, place));

    expect(withPlace.status).toBe(404);
    expect(withPlace).toEqual(await wordsOf(await save(entry, undefined)));
    expect(await revisionsOf(slug)).toBe(0);
  });

  it("lets nobody do what their role no longer may, or what the role they look as may not", async () => {
    const entry = await newPerson();
    await join(slug, entry, "coordinator");
    const place = await placeOf(entry);
    await env.DIRECTORY.prepare("update membership set role = 'funder' where user_id = ?")
      .bind(entry.id)
      .run();

    const asFunder = await save(entry, place);
    const lookingOn = await save(leader, await placeOf(leader), `${form()}?as=funder`);

    expect([asFunder.status, lookingOn.status]).toEqual([403, 403]);
    expect(await revisionsOf(slug)).toBe(0);
  });

  it("of one network is worth nothing in another, though one person leads both", async () => {
    const { slug: other } = await newNetwork(leader);
    await tableOf(other, "update measure set name = 'Of the other network' where code = 'CAUTI'");
    const before = await contentsOf(await databaseOf(other));

    const place = await placeOf(leader, form("NOR", other));
    const said = await sendForm(leader, form(), { ...cauti, place, [wish]: "preview" });
    const saved = await save(leader, place);

    expect(await said.text()).not.toContain("Of the other network");
    expect(saved.status).toBe(303);
    expect(asked(saved).inSequence).toBe(3);
    expect(await revisionsOf(slug)).toBe(1);
    expect(differences(before, await contentsOf(await databaseOf(other)))).toEqual([]);
  });
});

describe("a network that is no longer where the form says", () => {
  /** Exchanges the databases that two networks hold, as the directory has it. */
  async function exchange(one: string, other: string): Promise<void> {
    const { results } = await env.DIRECTORY.prepare(
      `select binding, network_id as id from pool
       join network on network.id = pool.network_id where slug in (?, ?)`,
    )
      .bind(one, other)
      .all<{ binding: string; id: string }>();
    const [first, second] = results;
    if (!first || !second) throw new Error("two networks are needed");
    const hold = (binding: string, id: string | null) =>
      env.DIRECTORY.prepare(
        "update pool set network_id = ?1, claimed_at = iif(?1 is null, null, 0) where binding = ?2",
      ).bind(id, binding);
    await env.DIRECTORY.batch([
      hold(first.binding, null),
      hold(second.binding, first.id),
      hold(first.binding, second.id),
    ]);
  }

  it("is read where it is now, though all its rows still stand in the old place", async () => {
    const { slug: other } = await newNetwork();
    const place = await placeOf(leader);
    const old = await databaseOf(slug);
    await restore(await databaseOf(other), await contentsOf(old));
    await exchange(slug, other);
    await tableOf(slug, "update measure set name = 'Named after the move' where code = 'CAUTI'");
    const before = await contentsOf(old);

    const said = await sendForm(leader, form(), { ...cauti, place, [wish]: "preview" });
    const saved = await save(leader, place);

    expect(await said.text()).toContain("Named after the move");
    expect([saved.status, asked(saved).inSequence]).toEqual([303, 3]);
    expect(await revisionsOf(slug)).toBe(1);
    expect(differences(before, await contentsOf(old))).toEqual([]);
  });

  it("is saved where it is now, and whoever holds its old database says nothing", async () => {
    const failed = vi.spyOn(console, "error").mockReturnValue();
    const { slug: other } = await newNetwork();
    const place = await placeOf(leader);
    const [old, next] = [await databaseOf(slug), await databaseOf(other)];
    const [moved, another] = [await contentsOf(old), await contentsOf(next)];
    await restore(next, moved);
    await restore(old, another);
    await exchange(slug, other);

    const saved = await save(leader, place);

    expect([saved.status, asked(saved).inSequence]).toEqual([303, 3]);
    expect(await revisionsOf(slug)).toBe(1);
    expect(differences(another, await contentsOf(old))).toEqual([]);
    await vi.waitFor(() => expect(String(failed.mock.calls[0])).toContain("reading ahead failed"));
    failed.mockRestore();
  });

  it("is read again where its tables lack a migration", async () => {
    const place = await placeOf(leader);
    await env.DIRECTORY.prepare(
      `update network_schema set version = '0001'
       where network_id = (select id from network where slug = ?)`,
    )
      .bind(slug)
      .run();

    const saved = await save(leader, place);

    expect([saved.status, asked(saved).inSequence]).toEqual([303, 3]);
  });
});
