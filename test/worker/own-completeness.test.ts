import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Role } from "@allteach/domain/permission";
import { beforeAll, describe, expect, it } from "vitest";
import { changeSettings, tableOf } from "../support/network-pages.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
const month = lastEndedPeriod(new Date(), "Etc/UTC");

/** Everything that a site is asked for, reported. */
async function report(site: string): Promise<void> {
  const measures = await tableOf<{ code: string }>(
    slug,
    "select code from measure where status = 'live'",
  );
  const figures = measures.map(({ code }) => ({ measure: code, noCases: true }));
  const path = `/api/v1/n/${slug}/sites/${site}/submissions/${month}`;
  const saved = await call(leader, "PUT", path, { figures, attest: true });
  expect(saved.status, await saved.text()).toBe(200);
}

async function overviewOf(role: Role, site = 0): Promise<string> {
  const person = await newPerson(role);
  await join(slug, person, role, site);
  const page = await call(person, "GET", `/n/${slug}`);
  expect(page.status).toBe(200);
  return (await page.text()).replace(/\s+/g, " ");
}

beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
  for (const site of ["NOR", "SOU"]) await report(site);
  const before = `/api/v1/n/${slug}/sites/NOR/submissions/2026-01`;
  await call(leader, "PUT", before, {
    figures: [{ measure: "CAUTI", numerator: 3, denominator: 1000 }],
  });
});

describe("who is in, where sites see themselves alone", () => {
  beforeAll(async () => {
    await changeSettings(leader, slug, { transparency: "own-only" });
  });

  it("is told of one's own site, and of all together", async () => {
    const inside = await overviewOf("clinician", 1);
    const waiting = await overviewOf("data-entry", 3);

    expect(inside).toContain("Your site is in for");
    expect(waiting).toContain("Your site is not yet in for");
    for (const page of [inside, waiting]) {
      expect(page).toContain("; in the whole network 2 of 3 sites are");
      expect(page).not.toContain("Southmoor");
    }
  });

  it("is told of all together to who belongs to no site, and site by site to who sees each", async () => {
    const researcher = await overviewOf("researcher");
    const coordinator = await overviewOf("coordinator");

    expect(researcher).toContain("In the whole network 2 of 3 sites are in for");
    expect(researcher).not.toContain("Northgate");
    expect(coordinator).not.toContain("whole network 2 of 3");
    expect(coordinator).toContain("2 of 3 sites are in for");
    expect(coordinator).toContain("Westhaven");
  });

  it("is told as before where sites see each other", async () => {
    await changeSettings(leader, slug, { transparency: "named" });

    expect(await overviewOf("clinician", 1)).toContain(">2 of 3 sites are in for");
  });
});
