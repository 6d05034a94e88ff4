import { lastEndedPeriod } from "@allteach/domain/calendar";
import { beforeEach, describe, expect, it } from "vitest";
import { databaseOf, sendForm, tableOf } from "../support/network-pages.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
const month = "2026-01";
const form = (site = "NOR", period = month) => `/n/${slug}/sites/${site}/submissions/${period}`;
const api = (site = "NOR", period = month) => `/api/v1${form(site, period)}`;
/** The field in which the form says which button was pressed. */
const wish = "then";
const press = (button: string) => ({ [wish]: button });
const cauti = (numerator: number | string, denominator: number | string) => ({
  "numerator-CAUTI": String(numerator),
  "denominator-CAUTI": String(denominator),
});
const textOf = async (answered: Promise<Response>) => {
  const { status, text } = await answered.then(async (a) => ({ ...a, status: a.status, text: await a.text() })); // biome-ignore format: one line
  return `${status} ${text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ")}`;
};
const figuresOf = async (site = "NOR", period = month) =>
  (await answer(call(leader, "GET", api(site, period)))).body.figures;

/** Two years before the month, about 3 in 1,000 each. */
async function sendHistory(site = "NOR"): Promise<void> {
  const rows = Array.from({ length: 24 }, (_, back) => {
    const at = new Date(Date.UTC(2025, 12 - 1 - back, 1)).toISOString().slice(0, 7);
    return `${site},${at},CAUTI,${2 + (back % 3)},${960 + ((back * 37) % 90)},`;
  });
  const csv = ["site,period,measure,numerator,denominator,note", ...rows].join("\n");
  const sent = await call(leader, "POST", `/api/v1/n/${slug}/uploads?reason=history`, csv);
  expect(sent.status).toBe(200);
}

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
});

describe("a month's form", () => {
  it("takes what is typed and shows that it is saved", async () => {
    const sent = await sendForm(leader, form(), { ...cauti(3, 1034), saw: "0", ...press("save") });

    expect(sent.headers.get("location")).toBe(`${form()}?saved`);
    expect(await textOf(call(leader, "GET", `${form()}?saved`))).toContain("by you, revision 1");
    expect(await figuresOf()).toEqual([{ measure: "CAUTI", numerator: 3, denominator: 1034 }]);
  });

  it("tells no events, no cases and not collected apart for every measure", async () => {
    await sendForm(leader, form(), {
      ...{ "answer-CAUTI": "no-events", "denominator-CAUTI": "900" },
      ...{ "answer-CLABSI": "no-cases", "answer-BUNDLE": "not-collected" },
      ...{ "because-BUNDLE": "the observer was away", saw: "0", ...press("save") },
    });

    expect(await figuresOf()).toEqual([
      { measure: "CAUTI", numerator: 0, denominator: 900 },
      { measure: "CLABSI", noCases: true },
      { measure: "BUNDLE", notCollected: "the observer was away" },
    ]);
  });

  it("writes nothing twice where an answer got lost and the form is sent again", async () => {
    const fields = {
      ...cauti(3, 1034),
      "comment-CAUTI": "counted twice",
      saw: "0",
      ...press("save"),
    };
    await sendForm(leader, form(), fields);
    const again = await sendForm(leader, form(), fields);

    expect(again.status).toBe(303);
    expect(await tableOf(slug, "select count(comment) as n from figure")).toEqual([{ n: 1 }]);
    expect(await tableOf(slug, "select count(*) as n from submission")).toEqual([{ n: 1 }]);
  });

  it("says who attested it and when, and how much came in time", async () => {
    const last = lastEndedPeriod(new Date(), "Etc/UTC");
    await sendForm(leader, form("NOR", last), { ...cauti(3, 1034), saw: "0", ...press("save") });
    const clerk = await newPerson("clerk");
    await join(slug, clerk, "data-entry", 1);
    const measures = (await answer(call(leader, "GET", `/api/v1/n/${slug}/measures`))).body.items;
    const rest = Object.fromEntries(
      measures.map(({ code }: { code: string }) => [`answer-${code}`, "no-cases"]),
    );
    const fields = { ...rest, ...cauti(3, 1034), "answer-CAUTI": "", saw: "1", ...press("attest") };
    expect((await sendForm(clerk, form("NOR", last), fields)).status).toBe(303);

    expect(await textOf(call(leader, "GET", form("NOR", last)))).toContain("Attested by clerk");
    expect(await textOf(call(leader, "GET", form("NOR", last)))).toMatch(
      /\d+ of \d+ figures came by the due day|is due on/,
    );
  });

  it("leads from a figure to the file it came from, whoever may fetch that", async () => {
    const file = "site,period,measure,numerator,denominator\nNOR,2026-01,CAUTI,3,1000";
    const type = { "content-type": "text/csv" };
    expect((await call(leader, "POST", `/api/v1/n/${slug}/uploads`, file, type)).status).toBe(200);
    const shown = async (who: Person) => (await call(who, "GET", form())).text();
    const [, href = ""] = /href="([^"]+)">by file</.exec(await shown(leader)) ?? [];
    expect(await (await call(leader, "GET", href)).text()).toBe(file);

    const clerk = await newPerson();
    await join(slug, clerk, "data-entry", 1);
    const theirs = await shown(clerk);
    expect(theirs).toContain(", by file");
    expect(theirs).not.toContain("/uploads/files/");
    expect((await call(clerk, "GET", href)).status).toBe(403);
  });

  it("refuses those who may not report for the site, and is unknown to other networks", async () => {
    const clerk = await newPerson();
    await join(slug, clerk, "data-entry", 2);
    const theirs = await newNetwork();
    const fields = { ...cauti(3, 1034), saw: "0", ...press("save") };

    expect((await sendForm(clerk, form(), fields)).status).toBe(403);
    expect((await sendForm(clerk, `${form()}/preview`, fields)).status).toBe(403);
    expect((await sendForm(theirs.leader, form(), fields)).status).toBe(404);
    expect((await sendForm(theirs.leader, `${form()}/preview`, fields)).status).toBe(404);
    expect(await figuresOf()).toEqual([]);
  });
});

describe("a form of twelve measures", () => {
  it("is saved in two trips one after the other, and few rows", async () => {
    const database = await databaseOf(slug);
    await database
      .prepare(
        `insert into measure (id, code, place, name, kind, numerator, denominator, unit, multiplier,
          direction, chart, status)
        with recursive n (k) as (select 105 union all select k + 1 from n where k < 112)
        select k, 'M' || (k - 100), k, 'Measure ' || k, 'process', 'kept', 'seen', '%', 100, 'increase', 'p',
          'live' from n`,
      )
      .run();
    const codes = [
      ...["CAUTI", "CLABSI", "CDIFF", "BUNDLE"],
      ...Array.from({ length: 8 }, (_, n) => `M${n + 5}`),
    ];
    const counts = codes.flatMap((code) => [
      [`numerator-${code}`, "3"],
      [`denominator-${code}`, "90"],
    ]);
    const page = await call(leader, "GET", form()).then((drawn) => drawn.text());
    const [, place = ""] = /name="place" value="([^"]+)"/.exec(page) ?? [];
    const fields = { ...Object.fromEntries(counts), saw: "0", place, ...press("save") };
    const sent = await sendForm(leader, form(), fields);
    const used = sent.headers.get("x-database") ?? "";
    const [, written] = /written=(\d+)/.exec(used) ?? [];
    const [, inSequence] = /in-sequence=(\d+)/.exec(used) ?? [];
    console.log(`a form of ${codes.length} measures: ${used}`);

    expect(sent.status).toBe(303);
    expect((await figuresOf()).length).toBe(12);
    expect(Number(inSequence)).toBeLessThanOrEqual(2);
    expect(Number(written) / 12).toBeLessThanOrEqual(4);
  });
});

describe("the look ahead", () => {
  it("says how far a figure lies from usual and when it was there last, and saves nothing", async () => {
    await sendHistory();
    const odd = {
      measure: "CAUTI",
      numerator: 19,
      denominator: 1000,
      comment: "a ward was closed",
    };
    await call(leader, "PUT", api("NOR", "2025-03"), { figures: [odd], reason: "recount" });

    const seen = await textOf(sendForm(leader, `${form()}/preview`, cauti(18, 1000)));

    expect(seen).toMatch(/\d\.\dσ above usual; the last time was March 2025, and the note said/);
    expect(seen).toContain("“a ward was closed”");
    expect(seen).toContain("say why in a comment");
    expect(await figuresOf()).toEqual([]);
  });

  it("shows nothing for a row that is half typed", async () => {
    const half = { "numerator-CAUTI": "3" };
    expect((await sendForm(leader, `${form()}/preview`, half)).status).toBe(204);
  });
});

describe("a figure that is unlikely", () => {
  const save = { saw: "0", ...press("save") };

  it("is kept by the form once somebody said why, and the comment stands beside it", async () => {
    await sendHistory();
    const unsaid = await textOf(sendForm(leader, form(), { ...cauti(18, 1000), ...save }));
    expect(unsaid).toMatch(/^422 .*Nothing was saved yet.*Look twice.*above what is usual here/);
    expect(await figuresOf()).toEqual([]);

    const comment = { "comment-CAUTI": "outbreak on ward 4" };
    const said = await sendForm(leader, form(), { ...cauti(18, 1000), ...comment, ...save });
    expect(said.status).toBe(303);
    expect((await figuresOf())[0]).toMatchObject({ numerator: 18, comment: "outbreak on ward 4" });
    expect(await textOf(call(leader, "GET", form()))).toContain("“outbreak on ward 4”");
  });

  it("is kept for another system with a warning, and needs its comment once it is attested", async () => {
    await sendHistory();
    const figures = [{ measure: "CAUTI", numerator: 18, denominator: 1000 }];

    const kept = await answer(call(leader, "PUT", api(), { figures }));
    const strict = { prefer: "handling=strict" };
    const refused = await answer(
      call(
        leader,
        "PUT",
        api(),
        { figures: [{ ...figures[0], numerator: 19 }], reason: "recount" },
        strict,
      ),
    );
    const attested = await answer(call(leader, "PUT", api(), { figures, attest: true }));

    expect(kept).toMatchObject({
      status: 200,
      body: { warnings: [{ measure: "CAUTI", kind: "beyond-limits" }] },
    });
    for (const answered of [refused, attested]) {
      expect(answered.status).toBe(422);
      expect(answered.body.type).toBe("urn:allteach:problem:needs-comment");
      expect(answered.body.errors[0].pointer).toBe("#/figures/0/comment");
    }
    const explained = { figures: [{ ...figures[0], comment: "outbreak" }], attest: true };
    expect((await call(leader, "PUT", api(), explained)).status).toBe(200);
  });

  it("is not believed for a comment that names somebody", async () => {
    const fields = { ...cauti(3, 900), "comment-CAUTI": "MRN 4711222 had two", ...save };
    expect(await textOf(sendForm(leader, form(), fields))).toMatch(/^422 .*like a record number/);
    expect(await figuresOf()).toEqual([]);
  });
});

describe("two people at one month", () => {
  const second = { saw: "1", ...press("save") };

  it("both have what they changed where it was not the same", async () => {
    await sendForm(leader, form(), { ...cauti(3, 1034), saw: "0", ...press("save") });
    await call(leader, "PUT", api(), {
      figures: [{ measure: "CAUTI", numerator: 4, denominator: 1034 }],
      reason: "recount",
    });
    const sent = await sendForm(leader, form(), {
      ...{ ...cauti(3, 1034), "numerator-CLABSI": "1", "denominator-CLABSI": "800" },
      ...second,
    });

    expect(sent.headers.get("location")).toBe(`${form()}?saved&saw=1`);
    expect(await figuresOf()).toEqual([
      { measure: "CAUTI", numerator: 4, denominator: 1034 },
      { measure: "CLABSI", numerator: 1, denominator: 800 },
    ]);
  });

  it("are asked which figure is to stand where they changed the same one", async () => {
    await sendForm(leader, form(), { ...cauti(3, 1034), saw: "0", ...press("save") });
    const reason = "recount";
    await call(leader, "PUT", api(), {
      ...{ figures: [{ measure: "CAUTI", numerator: 4, denominator: 1034 }], reason },
    });
    const mine = { ...cauti(5, 1034), reason };
    const asked = await textOf(sendForm(leader, form(), { ...mine, ...second }));
    expect(asked).toMatch(/^409 .*You both changed this one.*Before, it was 3 of 1,034/);
    expect((await figuresOf())[0].numerator).toBe(4);

    const shown = { ...mine, clash: "CAUTI", saw: "2", ...press("save") };
    expect(await textOf(sendForm(leader, form(), shown))).toMatch(/^422 .*choose which/);
    await sendForm(leader, form(), { ...shown, "choice-CAUTI": "theirs" });
    expect((await figuresOf())[0].numerator).toBe(4);
    await sendForm(leader, form(), { ...shown, "choice-CAUTI": "mine" });
    expect((await figuresOf())[0].numerator).toBe(5);
  });
});
