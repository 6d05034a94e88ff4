import { periodAt, periodsFrom } from "@allteach/domain/period";
import { beforeAll, describe, expect, it } from "vitest";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

const form = { "content-type": "application/x-www-form-urlencoded" };
const months = periodsFrom(periodAt(2024, 1), periodAt(2025, 12));
/** The month from which twice as many bundles are kept. */
const start = "2025-01";

let network: string;
let leader: Person;

/** Two years of one site's bundles: about 45 of 100, then about 75. */
function figures(site: string): string {
  const rows = months.map((month, place) => {
    const kept = (month < start ? 45 : 75) + ([0, 2, -2, 1, -1][place % 5] ?? 0);
    return `${site},${month},BUNDLE,${kept},100`;
  });
  return ["site,period,measure,numerator,denominator", ...rows].join("\n");
}

const upload = (to: string, who: Person, site: string) =>
  call(who, "POST", `/api/v1/n/${to}/uploads`, figures(site), { "content-type": "text/csv" });
const page = async (who: Person, query = "", of = network) =>
  (await call(who, "GET", `/n/${of}/measures/BUNDLE${query}`)).text();
const decide = (who: Person, fields: Record<string, string>, query = "", of = network) =>
  call(
    who,
    "POST",
    `/n/${of}/measures/BUNDLE/phases${query}`,
    new URLSearchParams(fields).toString(),
    form,
  );
const accept = { start, decision: "accept", reason: "All wards have the kit." };
const phases = async (query = "", of = network, who = leader) => {
  const { body } = await answer(call(who, "GET", `/api/v1/n/${of}/measures/BUNDLE/chart${query}`));
  return new Set(body.points.map((point: { phase: number }) => point.phase)).size;
};

beforeAll(async () => {
  ({ slug: network, leader } = await newNetwork());
  expect((await upload(network, leader, "NOR")).status).toBe(200);
});

describe("a centre line", () => {
  it("does not move by itself: a new phase is proposed", async () => {
    expect(await phases()).toBe(1);
    expect(await page(leader)).toContain("A new phase from January 2025");
  });

  it("is told to readers who may not decide, without a form", async () => {
    const analyst = await newPerson("family");
    await join(network, analyst, "family", 1);

    const text = await page(analyst);
    expect(text).toContain("A new phase from January 2025");
    expect(text).not.toContain("Accept: begin a new phase");
    expect((await decide(analyst, accept)).status).toBe(403);
    expect(await phases()).toBe(1);
  });

  it("asks why, and for the start that is proposed now", async () => {
    const silent = await decide(leader, { ...accept, reason: " " });
    expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining("say why")]);
    const stale = await decide(leader, { ...accept, start: "2024-06" });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain("All wards have the kit.");
    expect(await phases()).toBe(1);
  });

  it("is another network's own", async () => {
    const theirs = await newNetwork();
    await upload(theirs.slug, theirs.leader, "NOR");

    expect((await decide(theirs.leader, accept)).status).toBe(404);
    expect((await decide(theirs.leader, accept, "", theirs.slug)).status).toBe(303);
    expect(await phases("", theirs.slug, theirs.leader)).toBe(2);
    expect(await phases()).toBe(1);
  });

  it("stays where a proposal is held or declined, and the reason with it", async () => {
    await decide(leader, { ...accept, decision: "hold", reason: "Wait for the winter." });
    expect(await page(leader)).toContain("Wait for the winter.");
    expect(await page(leader)).toContain("Accept: begin a new phase");

    await decide(leader, { ...accept, decision: "decline", reason: "We counted twice." });
    const text = await page(leader);
    expect(text).toContain("Declined: a new phase from January 2025");
    expect(text).not.toContain("Accept: begin a new phase");
    expect(await phases()).toBe(1);
  });

  it("begins anew once somebody accepts, and goes back when that is taken back", async () => {
    const theirs = await newNetwork();
    await upload(theirs.slug, theirs.leader, "NOR");
    const own = (query = "") => phases(query, theirs.slug, theirs.leader);
    expect((await decide(theirs.leader, accept, "", theirs.slug)).status).toBe(303);

    expect(await own()).toBe(2);
    expect(await own("?site=NOR")).toBe(1);
    expect(await page(theirs.leader, "", theirs.slug)).toContain("A new phase begins in January");

    const back = { start, decision: "withdraw", reason: "The kit was taken away." };
    expect((await decide(theirs.leader, back, "", theirs.slug)).status).toBe(303);
    expect(await own()).toBe(1);
    expect((await decide(theirs.leader, back, "", theirs.slug)).status).toBe(409);
    const audit = await (await call(theirs.leader, "GET", `/n/${theirs.slug}/audit`)).text();
    expect(audit).toContain("Decided about a chart’s centre line");
  });

  it("of a site is that site's people's to decide, and nobody else's", async () => {
    const theirs = await newNetwork();
    await upload(theirs.slug, theirs.leader, "NOR");
    const [here, elsewhere] = [await newPerson("sponsor"), await newPerson("sponsor")];
    await join(theirs.slug, here, "sponsor", 1);
    await join(theirs.slug, elsewhere, "sponsor", 2);

    expect((await decide(elsewhere, accept, "?site=NOR", theirs.slug)).status).toBe(403);
    expect((await decide(here, accept, "", theirs.slug)).status).toBe(403);
    expect((await decide(here, accept, "?site=NOR", theirs.slug)).status).toBe(303);
    expect(await phases("?site=NOR", theirs.slug, theirs.leader)).toBe(2);
    expect(await phases("", theirs.slug, theirs.leader)).toBe(1);
  });
});
