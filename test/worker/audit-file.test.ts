import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { databaseOf } from "../support/network-pages.ts";
import { call, newNetwork, newPerson, type Person } from "../support/world.ts";

/** More than are read from the database at a time, and more than once were the most there could be. */
const MANY = 25_000;

let slug: string;
let leader: Person;
let database: D1Database;

const file = async (query = "") => {
  const answer = await call(leader, "GET", `/n/${slug}/audit.csv${query}`);
  return (await answer.text()).trimEnd().split("\r\n").slice(1);
};

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  database = await databaseOf(slug);
});

describe("the audit as a file", () => {
  it(`goes to the last of ${MANY} entries, each of them once`, async () => {
    await database
      .prepare(
        `insert into audit_entry
         select 1 + value, 1, iif(value % 2, 'clock', 'person u_gone'), 'make-report', value, 'clock',
           '', '{}', hex(zeroblob(32)), hex(zeroblob(32))
         from (with recursive n(value) as (select 1 union all select value + 1 from n limit ${MANY})
           select value from n)`,
      )
      .run();

    const numbers = (await file()).map((line) => Number(line.split(",")[0]));
    const clocks = await file("?who=clock");

    expect(numbers).toEqual(Array.from({ length: MANY + 1 }, (_, place) => MANY + 1 - place));
    expect(clocks).toHaveLength(MANY / 2);
    const last = await database
      .prepare("select action, subject from audit_entry order by id desc limit 1")
      .first();
    expect(last).toEqual({ action: "export-audit", subject: `${MANY / 2} entries` });
  });

  it("names someone who has left, and nobody whom the network never knew", async () => {
    const [gone, stranger] = [await newPerson("gone"), await newPerson("stranger")];
    await env.DIRECTORY.prepare(
      `insert into join_request (id, network_id, user_id, created_at, answer, answered_at)
       select 'j_' || ?1, id, ?1, 1, 'accepted', 2 from network where slug = ?2`,
    )
      .bind(gone.id, slug)
      .run();
    for (const { id } of [gone, stranger]) {
      await database
        .prepare(
          `insert into audit_entry select id + 1, at, ?, action, subject, via, address, detail,
             prev_hash, hash from audit_entry order by id desc limit 1`,
        )
        .bind(`person ${id}`)
        .run();
    }

    const lines = await file();
    const page = await (await call(leader, "GET", `/n/${slug}/audit`)).text();

    expect(lines).toHaveLength(3);
    for (const text of [lines.join(), page]) {
      expect(text).toContain(gone.email);
      expect(text).not.toContain(stranger.email);
    }
  });
});
