import { beforeAll, describe, expect, it } from "vitest";
import { changeSettings, sendForm, tableOf } from "../support/network-pages.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
const page = async (who: Person, path: string) => {
  const answered = await call(who, "GET", `/n/${slug}${path}`);
  return { status: answered.status, html: await answered.text() };
};

beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
});

describe("the set-up map", () => {
  it("shows what is left, and counts what was done", async () => {
    expect((await page(leader, "")).html).toContain(`/n/${slug}/set-up`);
    expect((await page(leader, "/set-up")).html).toContain("1 of 5 are done");

    const clerk = await newPerson();
    await join(slug, clerk, "data-entry", 1);
    await sendForm(leader, `/n/${slug}/set-up/definitions`, {});
    await call(clerk, "PUT", `/api/v1/n/${slug}/sites/NOR/submissions/2026-10`, {
      figures: [{ measure: "CAUTI", numerator: 1, denominator: 900 }],
    });

    const { html } = await page(leader, "/set-up");
    expect(html).toContain("2 of 5 are done");
    expect(html).toContain("At 1 of 3 sites somebody belongs or is invited.");
    expect(html).toContain("1 of 3 sites has entered a month.");
    const acts = "select action from audit_entry where action = 'confirm-definitions'";
    expect(await tableOf(slug, acts)).toHaveLength(1);
  });

  it("is for whoever manages the network", async () => {
    const coordinator = await newPerson();
    await join(slug, coordinator, "coordinator");
    const theirs = await newNetwork();

    expect((await page(coordinator, "/set-up")).status).toBe(403);
    const confirm = `/n/${slug}/set-up/definitions`;
    expect((await sendForm(coordinator, confirm, {})).status).toBe(403);
    expect((await sendForm(theirs.leader, confirm, {})).status).toBe(404);
    expect((await page(coordinator, "")).html).not.toContain("set-up");
  });
});

describe("a network beside its template", () => {
  it("shows what its members see was changed", async () => {
    const family = await newPerson();
    await join(slug, family, "family", 1);
    expect((await page(family, "/template-diff")).html).toContain("Nothing was changed yet");

    await changeSettings(leader, slug, { aim: "Halve it by 2027", dueOn: "14" });

    const { html } = await page(family, "/template-diff");
    expect(html).toContain("Halve it by 2027");
    expect(html).toContain("figures are due");
    const theirs = await newNetwork();
    expect((await page(theirs.leader, "/template-diff")).status).toBe(404);
  });
});
