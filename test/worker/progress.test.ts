import { beforeEach, describe, expect, it } from "vitest";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let sponsor: Person;

const send = (who: Person, path: string, fields: Record<string, string>) =>
  call(who, "POST", `/n/${slug}${path}`, new URLSearchParams(fields).toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
const textOf = async (who: Person, path: string) =>
  (await call(who, "GET", `/n/${slug}${path}`)).text();
const give = (who: Person, halves: string, site = "NOR") =>
  send(who, `/sites/${site}/progress`, { halves, words: "Families say so" });

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  sponsor = await newPerson("sponsor");
  await join(slug, sponsor, "sponsor", 1);
});

describe("how far a team is", () => {
  it("is suggested from what is held here", async () => {
    const path = "/sites/NOR/progress";
    expect(await textOf(sponsor, path)).toContain("What speaks for 0.5, Taking part");
    const charter = { saw: "0", what: "Fewer infections", measures: "CAUTI" };
    await send(sponsor, "/sites/NOR/charter", { ...charter, name: "Ada", role: "Lead" });

    const page = await textOf(sponsor, path);
    expect(page).toContain("What speaks for 1.5, A plan");
    expect(page).toContain("The charter names who is in the team.");
    expect(page).toContain("What is the smallest thing you could try next?");
  });

  it("stands beside what the team says, and the difference is a question", async () => {
    expect((await give(sponsor, "7")).status).toBe(303);
    expect((await give(sponsor, "6")).status).toBe(303);

    const page = await textOf(leader, "/sites/NOR/progress");
    expect(page).toContain("You say 3.0, and what is held here speaks for 0.5.");
    expect(page).toContain("Families say so");
    expect(page.match(/<td[^>]*>3\.5/g)).toBeNull();
    expect(await textOf(leader, "/sites/NOR")).toContain("3.0, First improvement");
    const all = await textOf(leader, "/progress");
    expect(all).toContain("1 of 3 teams");
    expect(all.indexOf("Northgate")).toBeLessThan(all.indexOf("Southmoor"));
    expect(await textOf(leader, "/audit")).toContain("Said how far a team is");
  });

  it("keeps both of two who say it at once", async () => {
    const answers = await Promise.all([give(sponsor, "3"), give(leader, "4")]);

    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const audit = await textOf(leader, "/audit");
    expect(audit.match(/Said how far a team is/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it("is refused off the scale, and from those who may not say it", async () => {
    const theirs = await newNetwork();
    const clinician = await newPerson("clinician");
    await join(slug, clinician, "clinician", 1);

    for (const halves of ["", "0", "11", "2.5", "good"]) {
      expect((await give(sponsor, halves)).status, halves).toBe(422);
    }
    expect((await give(clinician, "3")).status).toBe(403);
    expect((await give(sponsor, "3", "SOU")).status).toBe(403);
    expect((await give(sponsor, "3", "NOWHERE")).status).toBe(404);
    expect((await give(theirs.leader, "3")).status).toBe(404);
    expect(await textOf(leader, "/progress")).toContain("No team has said yet");
    const page = await call(theirs.leader, "GET", `/n/${theirs.slug}/progress`);
    expect(await page.text()).toContain("No team has said yet");
  });
});
