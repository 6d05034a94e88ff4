import { env } from "cloudflare:workers";
import { loadDemonstration } from "@allteach/actions/load-demonstration";
import { demonstrationNetworks } from "@allteach/simulation/demonstrations";
import { expect, it } from "vitest";
import { databasesOf, foundryOf, storeOf } from "../../workers/networks.ts";
import { networkOf } from "../support/report-world.ts";

it("a demonstration cut off between its notes and its tests is completed, and nothing comes twice", {
  timeout: 300_000,
}, async () => {
  const [demonstration] = demonstrationNetworks.toSorted((one, other) => one.sites - other.sites);
  if (!demonstration) throw new Error("there is no demonstration");
  const now = new Date();
  const load = () =>
    loadDemonstration(foundryOf(env, now), (record) => storeOf(env, record), demonstration);
  await load();
  const { binding } = await networkOf(demonstration.slug);
  const database = databasesOf(env).get(binding) as D1Database;
  const count = async (table: string) =>
    Number(await database.prepare(`select count(*) as n from ${table}`).first("n"));
  const counts = async () => ({
    annotation: await count("annotation"),
    pdsa: await count("pdsa"),
    prediction: await count("prediction"),
  });
  const complete = await counts();
  await database.exec("delete from pdsa");
  await load();
  await load();

  expect(await counts()).toEqual(complete);
  expect(Object.values(complete).every((rows) => rows > 0)).toBe(true);
});
