import { env } from "cloudflare:workers";
import { fillTests } from "@allteach/actions/demonstration-tests";
import { expect, it } from "vitest";
import { databasesOf, storeOf } from "../../workers/networks.ts";
import { networkOf } from "../support/report-world.ts";
import { newNetwork } from "../support/world.ts";

it("made-up tests and notes that were cut off in between are completed, and nothing comes twice", async () => {
  const { slug } = await newNetwork();
  const network = await networkOf(slug);
  const database = databasesOf(env).get(network.binding) as D1Database;
  const count = async (table: string) =>
    Number(await database.prepare(`select count(*) as n from ${table}`).first("n"));
  const fill = () => fillTests(storeOf(env, network), 7, new Date());
  await fill();
  const complete = [await count("annotation"), await count("pdsa")];
  await database.exec("delete from pdsa");
  await fill();
  await fill();

  expect([await count("annotation"), await count("pdsa")]).toEqual(complete);
  expect(complete.every((rows) => rows > 0)).toBe(true);
});
