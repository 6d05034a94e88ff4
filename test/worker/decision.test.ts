import { beforeEach, describe, expect, it } from "vitest";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let sponsor: Person;

const day = (ahead: number) =>
  new Date(Date.now() + ahead * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const form = (who: Person, path: string, fields: Record<string, string>) =>
  call(who, "POST", path, new URLSearchParams(fields).toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
const textOf = async (who: Person, path: string) => (await call(who, "GET", path)).text();

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  sponsor = await newPerson("sponsor");
  await join(slug, sponsor, "sponsor", 1);
});

describe("a decision", () => {
  const decision = (fields = {}) => ({
    ...{ title: "Audits every week", text: "Monthly was too slow.\n\nSites agreed." },
    ...{ decidedOn: day(-1), decidedBy: "Steering group", stakeholders: "Families" },
    ...fields,
  });
  const record = (who = leader, fields = {}) => form(who, `/n/${slug}/decisions`, decision(fields));

  it("is recorded by a leader and read by everyone", async () => {
    expect(await textOf(sponsor, `/n/${slug}/decisions`)).toContain("No decision yet");
    expect((await record()).status).toBe(303);

    const text = await textOf(sponsor, `/n/${slug}/decisions`);
    for (const part of ["Audits every week", "Steering group", "heard: Families"]) {
      expect(text).toContain(part);
    }
  });

  it("is refused from others, for a day to come, and without saying who decided", async () => {
    expect((await record(sponsor)).status).toBe(403);
    expect((await record(leader, { decidedOn: day(5) })).status).toBe(422);
    const anonymous = await record(leader, { decidedBy: "" });
    expect(anonymous.status).toBe(422);
    expect(await anonymous.text()).toContain("Monthly was too slow.");
  });

  it("belongs to one network", async () => {
    const theirs = await newNetwork();
    await record();

    expect(await textOf(theirs.leader, `/n/${theirs.slug}/decisions`)).not.toContain("Audits");
    expect((await form(theirs.leader, `/n/${slug}/decisions`, decision())).status).toBe(404);
  });

  it("stands in the audit", async () => {
    await record();

    const text = await textOf(leader, `/n/${slug}/audit`);
    expect(text).toContain("Recorded a decision");
    expect(text).toContain("The record is whole: 2 entries are as written");
  });
});
