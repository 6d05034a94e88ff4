import { beforeEach, describe, expect, it } from "vitest";
import { databaseOf } from "../support/network-pages.ts";
import { mailsTo, networkOf, report, strikeAndWork } from "../support/report-world.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

const february21 = Date.UTC(2026, 1, 21, 12);
const january = (day: number) => Date.UTC(2026, 0, day, 12);
let slug: string;
let leader: Person;

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  for (const site of ["NOR", "SOU", "WES"]) {
    await report(leader, slug, site, "2026-01", { numerator: 30, denominator: 1000 });
  }
  const database = await databaseOf(slug);
  const decide = (site: number | null, decision: string, reason: string, at: number) =>
    database
      .prepare(
        `insert into phase_decision (measure_id, site_id, start, kind, decision, reason, actor, name, at)
           select id, ?, '2025-06', 'shift', ?, ?, 'u_1', 'Ada Moss', ? from measure where code = 'CAUTI'`,
      )
      .bind(site, decision, reason, at);
  const test = (id: string, site: number, objective: string, closed: number | null) =>
    database
      .prepare(
        `insert into pdsa values (?, ?, 1, ?, ?, '', '', 'CAUTI', '', 'site', '', '', '{}', ?, ?,
           null, 'u_1', ?, ?, ?)`,
      )
      .bind(
        ...[id, site, closed ? "done" : "doing", objective, closed ? "as-predicted" : ""],
        ...[closed ? "adopt" : "", january(5), january(5), closed],
      );
  await database.batch([
    decide(null, "hold", "too early", january(3)),
    decide(null, "accept", "the bundle came", january(9)),
    decide(2, "accept", "a new ward", january(10)),
    test("t_1", 0, "Round twice a day", january(20)),
    test("t_2", 1, "Checklist at the bed", null),
    test("t_3", 2, "Order fewer catheters", null),
  ]);
});

async function mailOf(who: Person, wanted: object): Promise<string> {
  await call(who, "POST", `/api/v1/n/${slug}/subscriptions`, wanted);
  await strikeAndWork(february21, await networkOf(slug));
  const [mail] = await mailsTo(who.email);
  return (mail?.text ?? "").replace(/\s+/g, " ");
}

describe("a report’s notes", () => {
  it("say who decided about a shift, when and why: the decision that stands", async () => {
    const text = await mailOf(leader, { report: "network" });

    expect(text).toContain("Who decided about shifts");
    expect(text).toContain("Ada Moss, 2026-01-09; Why: the bundle came");
    expect(text).not.toContain("too early");
    expect(text).not.toContain("a new ward");
    expect(text).toContain("Baselines, the figures that each centre line");
  });

  it("tell the network’s tests of change that were begun and closed", async () => {
    const text = await mailOf(leader, { report: "functioning" });

    expect(text).toContain("3 tests of change were begun and 1 closed; 2 are under way.");
    expect(text).toContain("Round twice a day; Where: the network; What came of it: Adopt it. As");
  });

  it("are a site’s own in its report", async () => {
    const text = await mailOf(leader, { report: "site", site: "NOR" });

    expect(text).toContain("1 test of change was begun and 0 closed; 1 is under way.");
    expect(text).toContain("Checklist at the bed");
    expect(text).not.toContain("Order fewer catheters");
  });

  it("count tests, and tell no site’s, where sites see sums alone", async () => {
    await (await databaseOf(slug)).prepare("update charter set transparency = 'own-only'").run();
    const clinician = await newPerson("clinician");
    await join(slug, clinician, "clinician", 1);
    const text = await mailOf(clinician, { report: "network" });

    expect(text).toContain("3 tests of change were begun");
    expect(text).not.toContain("Order fewer catheters");
  });

  it("tell a funder nobody’s name and no test", async () => {
    const funder = await newPerson("funder");
    await join(slug, funder, "funder");
    const text = await mailOf(funder, { report: "funder" });

    expect(text).toContain("What is left out");
    expect(text).not.toContain("Ada Moss");
    expect(text).not.toContain("Round twice");
  });
});
