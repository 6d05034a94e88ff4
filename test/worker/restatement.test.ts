import { lastEndedPeriod } from "@allteach/domain/calendar";
import { shiftPeriod } from "@allteach/domain/period";
import { beforeEach, describe, expect, it } from "vitest";
import { databaseOf, sendForm, tableOf } from "../support/network-pages.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
const month = shiftPeriod(lastEndedPeriod(new Date(), "Etc/UTC"), -3);
const api = (site = "NOR") => `/api/v1/n/${slug}/sites/${site}/submissions/${month}`;
const cauti = (numerator: number, more = {}) => ({
  ...{ figures: [{ measure: "CAUTI", numerator, denominator: 1204 }], ...more },
});
const textOf = async (path: string, who = leader) => {
  const answered = await call(who, "GET", path);
  return `${answered.status} ${(await answered.text()).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ")}`;
};

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
});

describe("a figure that changes after its month was attested or locked", () => {
  it("stands in the ledger with both figures and why, and its chart keeps the old point", async () => {
    await call(leader, "PUT", api(), cauti(3, { attest: true }));
    await call(leader, "PUT", api(), cauti(4, { reason: "two wards were missed" }));

    const ledger = await textOf(`/n/${slug}/restatements`);
    expect(ledger).toContain("3 of 1,204 4 of 1,204 two wards were missed");
    expect(ledger).toContain("nobody");
    const chart = await call(leader, "GET", `/n/${slug}/measures/CAUTI?site=NOR`);
    const page = await chart.text();
    expect(page).toContain("ghost");
    expect(page).toContain("Restated; it was 3 of 1,204");
    expect(page).toContain("were corrected at 1 site");
  });

  it("is told beside its measure's chart alone, and a first version of a month is not", async () => {
    await call(leader, "PUT", api("SOU"), cauti(2));
    await call(leader, "PUT", api("SOU"), cauti(1));
    await call(leader, "PUT", api(), cauti(3, { attest: true }));
    await call(leader, "PUT", api(), cauti(4, { reason: "two wards were missed" }));

    expect(await textOf(`/n/${slug}/measures/CAUTI`)).toContain("were corrected at 1 site");
    expect(await textOf(`/n/${slug}/measures/CLABSI`)).not.toContain("were corrected");
  });

  it("costs no more rows than any other figure", async () => {
    await call(leader, "PUT", api(), cauti(3, { attest: true }));
    const sent = await call(leader, "PUT", api(), cauti(4, { reason: "recount" }));
    const used = sent.headers.get("x-database") ?? "";
    const [, written] = /written=(\d+)/.exec(used) ?? [];
    console.log(`one restated figure: ${used}`);

    expect(Number(written)).toBeGreaterThan(0);
    expect(Number(written)).toBeLessThanOrEqual(4);
    const marks = "select revision, restates from figure order by revision";
    expect(await tableOf(slug, marks)).toEqual([
      { revision: 1, restates: 0 },
      { revision: 2, restates: 1 },
    ]);
  });

  it("counts who had been mailed a report with the old one", async () => {
    await call(leader, "PUT", api(), cauti(3, { attest: true }));
    const database = await databaseOf(slug);
    await database.batch([
      database
        .prepare(
          "insert or ignore into report (id, kind, period, status, due_at, built_at) values ('network-x', 'network', ?, 'built', 1, 2)",
        )
        .bind(month),
      database
        .prepare(
          "insert into subscription (id, user_id, report, since) values ('s_1', ?, 'network', 1)",
        )
        .bind(leader.id),
      database.prepare(
        "insert into delivery (id, report_id, subscription_id, status, sent_at) values ('dl_1', 'network-x', 's_1', 'sent', 3)",
      ),
    ]);
    await call(leader, "PUT", api(), cauti(4, { reason: "recount" }));

    expect(await textOf(`/n/${slug}/restatements`)).toContain("1 person");
  });

  it("is no restatement where nothing stood before, or where it is only commented on", async () => {
    await call(leader, "PUT", api(), cauti(3));
    const said = { figures: [{ ...cauti(3).figures[0], comment: "counted twice" }] };
    expect((await call(leader, "PUT", api(), said)).status).toBe(200);

    expect(await tableOf(slug, "select * from figure where restates")).toEqual([]);
    expect(await textOf(`/n/${slug}/restatements`)).toContain("Nothing was restated");
  });

  it("is told to no other network, and not to those who may not see the network", async () => {
    await call(leader, "PUT", api(), cauti(3, { attest: true }));
    await call(leader, "PUT", api(), cauti(4, { reason: "recount" }));
    const theirs = await newNetwork();
    const funder = await newPerson();
    await join(slug, funder, "funder");

    expect(await textOf(`/n/${slug}/restatements`, theirs.leader)).toMatch(/^404/);
    expect(await textOf(`/n/${theirs.slug}/restatements`, theirs.leader)).toContain("Nothing was");
    expect(await textOf(`/n/${slug}/restatements`, funder)).toMatch(/^403/);
  });
});

describe("a network's own rules", () => {
  const rule = (strength: string) => ({
    ...{ left: "numerator of CAUTI", operator: "<=", right: "denominator of CLABSI / 100" },
    ...{ strength, words: "more infections than line days allow" },
  });
  const both = {
    figures: [
      { measure: "CLABSI", numerator: 1, denominator: 200 },
      { measure: "CAUTI", numerator: 3, denominator: 900 },
    ],
  };

  it("refuse figures that cannot stand together, however they come", async () => {
    expect((await sendForm(leader, `/n/${slug}/rules`, rule("impossible"))).status).toBe(303);

    const refused = await answer(call(leader, "PUT", api(), both));
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].detail).toContain("more infections than line days allow");
    const typed = {
      ...{ "numerator-CAUTI": "3", "denominator-CAUTI": "900", saw: "0" },
      ...{ "numerator-CLABSI": "1", "denominator-CLABSI": "200" },
    };
    const form = `/n/${slug}/sites/NOR/submissions/${month}`;
    expect((await sendForm(leader, form, typed)).status).toBe(422);
    expect((await answer(call(leader, "GET", api()))).body.figures).toEqual([]);
  });

  it("ask for a comment where they say unlikely, and nothing once they have ended", async () => {
    await sendForm(leader, `/n/${slug}/rules`, rule("unlikely"));
    const kept = await answer(call(leader, "PUT", api(), both));
    expect(kept.body.warnings).toMatchObject([{ measure: "CLABSI", kind: "rule" }]);
    const [made] = await tableOf<{ id: string }>(slug, "select id from network_rule");
    expect((await sendForm(leader, `/n/${slug}/rules/${made?.id}/end`, {})).status).toBe(303);
    const later = await answer(call(leader, "PUT", api("SOU"), both));

    expect(later.body.warnings).toBeUndefined();
  });

  it("say what about them cannot be read", async () => {
    const wrong = { ...rule("look"), left: "numerator of NOTHING", right: "1 +" };
    const back = await sendForm(leader, `/n/${slug}/rules`, wrong);

    expect(back.status).toBe(422);
    expect(await back.text()).toMatch(/NOTHING is no measure here[\s\S]*Ends too early/);
    expect(await tableOf(slug, "select * from network_rule")).toEqual([]);
  });

  it("are leaders' alone, and of one network", async () => {
    await sendForm(leader, `/n/${slug}/rules`, rule("impossible"));
    const theirs = await newNetwork();
    const clerk = await newPerson();
    await join(slug, clerk, "data-entry", 1);

    expect((await sendForm(clerk, `/n/${slug}/rules`, rule("look"))).status).toBe(403);
    expect((await sendForm(theirs.leader, `/n/${slug}/rules`, rule("look"))).status).toBe(404);
    const path = `/api/v1/n/${theirs.slug}/sites/NOR/submissions/${month}`;
    expect((await call(theirs.leader, "PUT", path, both)).status).toBe(200);
  });
});
