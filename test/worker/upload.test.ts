import { beforeEach, describe, expect, it } from "vitest";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
});

const heading = "site,period,measure,numerator,denominator,note";
const send = (lines: readonly string[] | string, query = "", who: Person | string = leader) =>
  answer(
    call(
      who,
      "POST",
      `/api/v1/n/${slug}/uploads${query}`,
      typeof lines === "string" ? lines : [heading, ...lines].join("\n"),
      {
        "content-type": "text/csv",
      },
    ),
  );
const stored = async (period = "2026-01") =>
  (await answer(call(leader, "GET", `/api/v1/n/${slug}/submissions?period=${period}`))).body.items;

describe("a file of figures", () => {
  it("is shown before it is taken, and the showing writes nothing", async () => {
    const shown = await send(["NOR,2026-01,CAUTI,3,1000,"], "?dryRun=1");

    expect(shown).toMatchObject({ status: 200, body: { counts: { new: 1, same: 0, changed: 0 } } });
    expect(await stored()).toEqual([]);
  });

  it("is taken whole, many sites and months at once", async () => {
    const lines = ["NOR", "SOU", "WES"].flatMap((site) =>
      ["2025-12", "2026-01"].map((period) => `${site},${period},CAUTI,2,500,`),
    );
    const taken = await send(lines);

    expect(taken).toMatchObject({ status: 200, body: { counts: { new: 6 }, taken: true } });
    expect(await stored()).toHaveLength(3);
    const chart = await answer(call(leader, "GET", `/api/v1/n/${slug}/measures/CAUTI/chart`));
    expect(chart.body.points[0].value).toBeCloseTo(4, 12);
  });

  it("changes nothing when it is taken again", async () => {
    await send(["NOR,2026-01,CAUTI,3,1000,"]);
    const again = await send(["NOR,2026-01,CAUTI,3,1000,"]);

    expect(again.body.counts).toEqual({ new: 0, same: 1, changed: 0 });
    expect((await stored())[0].revision).toBe(1);
  });

  it("tells zero from no cases from not collected", async () => {
    await send([
      "NOR,2026-01,CAUTI,0,900,",
      "NOR,2026-01,CLABSI,no cases,,",
      "NOR,2026-01,CDIFF,,,laboratory closed",
    ]);

    expect((await stored())[0].figures).toEqual([
      { measure: "CAUTI", numerator: 0, denominator: 900 },
      { measure: "CLABSI", noCases: true },
      { measure: "CDIFF", notCollected: "laboratory closed" },
    ]);
  });

  const good = "NOR,2026-01,CAUTI,3,1000,";
  it.each([
    ["an unknown site", [good, "XXX,2026-01,CAUTI,3,1000,"], { row: 3, column: "site" }],
    ["an unknown measure", [good, "SOU,2026-01,XYZ,3,1000,"], { row: 3, column: "measure" }],
    ["more met than audited", [good, "SOU,2026-01,BUNDLE,11,10,"], { row: 3, column: "numerator" }],
    ["text for a number", [good, "SOU,2026-01,CAUTI,three,10,"], { row: 3, column: "numerator" }],
    ["a row twice", [good, good], { row: 3 }],
    ["a month to come", [good, "SOU,2199-01,CAUTI,1,10,"], { row: 3, column: "period" }],
  ])("with %s is refused whole, naming row and column", async (_, lines, place) => {
    const refused = await send(lines);

    expect(refused.status).toBe(422);
    expect(refused.body.errors[0]).toMatchObject(place);
    expect(await stored()).toEqual([]);
  });

  it.each([
    ["a wrong heading", "hospital,month,what,n,d\nNOR,2026-01,CAUTI,1,2"],
    ["31 columns", `${Array.from({ length: 31 }, (_, at) => `c${at}`).join(",")}\n`],
    ["nothing in it", ""],
    ["UTF-16", "\ufffe"],
  ])("with %s is refused with what to do", async (_, text) => {
    const refused = await send(text);

    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].detail.length).toBeGreaterThan(10);
  });

  it("may begin with a byte order mark and part its columns with semicolons", async () => {
    const taken = await send(
      `\ufeff${heading.replaceAll(",", ";")}\nNOR;2026-01;CAUTI;3;1000,5;\n`,
    );

    expect(taken.status).toBe(200);
    expect((await stored())[0].figures).toEqual([
      { measure: "CAUTI", numerator: 3, denominator: 1000.5 },
    ]);
  });

  it("of 20 MB is refused before it is read", async () => {
    const refused = await send("x".repeat(20 * 1024 * 1024));

    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].detail).toContain("5 MB");
  });

  it("needs a reason where it changes a closed month, and then says what it was", async () => {
    await send(["NOR,2026-01,CAUTI,3,1000,"]);
    const unexplained = await send(["NOR,2026-01,CAUTI,4,1000,"]);
    const explained = await send(["NOR,2026-01,CAUTI,4,1000,"], "?reason=recount");

    expect(unexplained).toMatchObject({ status: 422, body: { errors: [{ pointer: "#/reason" }] } });
    expect(explained.body.cells[0]).toMatchObject({
      change: "changed",
      from: { numerator: 3 },
      to: { numerator: 4 },
    });
  });
});

describe("who may send a file", () => {
  it("refuses a file that speaks for a site that is not the sender's", async () => {
    const clerk = await newPerson();
    await join(slug, clerk, "data-entry", 1);

    expect((await send(["NOR,2026-01,CAUTI,1,2,"], "", clerk)).status).toBe(200);
    expect((await send(["SOU,2026-01,CAUTI,1,2,"], "", clerk)).status).toBe(403);
  });

  it("leaves another network untouched", async () => {
    const theirs = await newNetwork();
    await send(["NOR,2026-01,CAUTI,3,1000,"]);

    const seen = await answer(
      call(theirs.leader, "GET", `/api/v1/n/${theirs.slug}/submissions?period=2026-01`),
    );
    expect(seen.body.items).toEqual([]);
    expect((await send(["NOR,2026-01,CAUTI,9,9,"], "", theirs.leader)).status).toBe(404);
  });
});
