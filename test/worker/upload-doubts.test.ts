import { beforeEach, describe, expect, it } from "vitest";
import { databaseOf, sendFile, sendForm } from "../support/network-pages.ts";
import { answer, call, newNetwork, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
});

const heading = "site,period,measure,numerator,denominator,note";
const send = (lines: readonly string[], query = "") => {
  const path = `/api/v1/n/${slug}/uploads${query}`;
  const type = { "content-type": "text/csv" };
  return answer(call(leader, "POST", path, [heading, ...lines].join("\n"), type));
};
const month = async () =>
  (await answer(call(leader, "GET", `/api/v1/n/${slug}/sites/NOR/submissions/2026-01`))).body;

describe("a file of figures", () => {
  const usual = Array.from({ length: 24 }, (_, back) => {
    const at = new Date(Date.UTC(2025, 11 - back, 1)).toISOString().slice(0, 7);
    return `NOR,${at},CAUTI,${2 + (back % 3)},${960 + ((back * 37) % 90)},`;
  });
  const odd = (note = "") => `NOR,2026-01,CAUTI,19,1000,${note}`;

  it("is answered with what is unlikely in it, and strictly refused where no note says why", async () => {
    await send(usual, "?reason=history");
    const path = `/api/v1/n/${slug}/uploads?because=`;
    const strictly = (lines: string[], because = "") =>
      answer(
        call(leader, "POST", path + because, [heading, ...lines].join("\n"), {
          ...{ "content-type": "text/csv", prefer: "handling=strict" },
        }),
      );
    const refused = await strictly([odd()]);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ row: 2, column: "note" }] } });
    expect(refused.body.errors[0].detail).toMatch(/σ above what is usual here/);
    expect((await month()).figures).toEqual([]);

    const loose = await send([odd()], "?dryRun=1");
    expect(loose.body.warnings).toMatchObject([{ site: "NOR", measure: "CAUTI" }]);
    expect((await strictly([odd()], "outbreak")).status).toBe(200);
    expect((await month()).figures[0]).toMatchObject({ comment: "outbreak" });
    expect((await strictly([odd("outbreak")])).body.counts.same).toBe(1);
    expect((await month()).revision).toBe(1);
  });

  it("shows its unlikely figures on the page, and is taken once somebody says they are right", async () => {
    await send(usual, "?reason=history");
    const page = `/n/${slug}/uploads`;
    const bytes = new TextEncoder().encode([heading, odd()].join("\n"));
    const shown = await (await sendFile(leader, page, {}, bytes)).text();
    expect(shown).toContain("1 figure out of the ordinary");
    expect(shown).toMatch(/σ above what is usual here/);
    const [, take = ""] = /name="take" value="([0-9a-f]{64})"/.exec(shown) ?? [];

    const unsaid = await sendForm(leader, page, { take });
    expect(unsaid.status).toBe(422);
    expect(await unsaid.text()).toContain("Say why these figures are right");
    const named = await sendForm(leader, page, { take, because: "Mr. John Smith MRN 1234567" });
    expect(named.status).toBe(422);
    expect((await month()).figures).toEqual([]);
    expect((await sendForm(leader, page, { take, because: "outbreak" })).status).toBe(303);
    expect((await month()).figures[0]).toMatchObject({ numerator: 19, comment: "outbreak" });
  });

  it("takes a note for the comment on its figure, and none that names somebody", async () => {
    await send(usual, "?reason=history");
    const named = await send([odd("Mr. John Smith MRN 1234567")]);
    expect(named).toMatchObject({ status: 422, body: { errors: [{ row: 2, column: "note" }] } });
    expect((await send([odd("outbreak on two wards")])).body.warnings).toBeUndefined();
    expect((await month()).figures[0]).toMatchObject({ comment: "outbreak on two wards" });
  });

  it("is refused where a network's own rule says that it cannot be", async () => {
    const rule = {
      ...{ left: "numerator of CAUTI", operator: "<=", right: "denominator of CAUTI / 100" },
      ...{ strength: "impossible", words: "more infections than days allow" },
    };
    expect((await sendForm(leader, `/n/${slug}/rules`, rule)).status).toBe(303);
    const refused = await send(["SOU,2026-01,CAUTI,2,900,", odd()]);

    expect(refused).toMatchObject({ status: 422, body: { errors: [{ row: 3 }] } });
    expect(refused.body.errors[0].detail).toContain("more infections than days allow");
    expect((await month()).figures).toEqual([]);
    const batch = {
      submissions: [
        {
          site: "NOR",
          period: "2026-01",
          figures: [{ measure: "CAUTI", numerator: 19, denominator: 1000 }],
        },
      ],
    };
    const path = `/api/v1/n/${slug}/submissions`;
    expect((await call(leader, "POST", path, batch)).status).toBe(422);
  });

  /** Every measure of counts at three sites, over so many months to 2026-01. */
  const history = (months: number, note = "") =>
    Array.from({ length: months }, (_, back) => {
      const at = new Date(Date.UTC(2026, -back, 1)).toISOString().slice(0, 7);
      return ["NOR", "SOU", "WES"].flatMap((site) =>
        ["CAUTI", "CLABSI", "CDIFF"].map((code) => `${site},${at},${code},2,1000,${note}`),
      );
    }).flat();

  it("is checked by the network's rules however large it is", async () => {
    const rule = {
      ...{ left: "numerator of CAUTI", operator: "<=", right: "numerator of CLABSI + 5" },
      ...{ strength: "impossible", words: "far more of one than of the other" },
    };
    expect((await sendForm(leader, `/n/${slug}/rules`, rule)).status).toBe(303);
    const lines = history(1112);
    const oldest = lines.findLastIndex((line) => line.startsWith("SOU") && line.includes("CAUTI"));
    lines[oldest] = (lines[oldest] ?? "").replace(",2,", ",40,");
    expect(lines.length).toBeGreaterThan(10_000);

    const refused = await send(lines);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ row: oldest + 2 }] } });
    expect(refused.body.errors[0].detail).toContain("far more of one than of the other");
    expect((await month()).figures).toEqual([]);
  });

  it("is taken with thousands of long notes, each beside its figure", async () => {
    const note = "One ward was closed for works. ".repeat(15).trim();
    const lines = history(500, note);
    expect(lines.length * note.length).toBeGreaterThan(2_000_000);

    expect((await send(lines)).body).toMatchObject({ counts: { new: lines.length }, taken: true });
    const comments = (await month()).figures.map(({ comment }: { comment: string }) => comment);
    expect(comments).toEqual([note, note, note]);
    const kept = "select count(*) as n from figure where comment = ?";
    const database = await databaseOf(slug);
    expect(await database.prepare(kept).bind(note).first("n")).toBe(lines.length);
  });

  it("finds a site by the code and the name that it had before", async () => {
    const database = await databaseOf(slug);
    await database
      .prepare(
        "insert into former_site (site_id, until, code, name) values (1, 1, 'OLD', 'Old Infirmary')",
      )
      .run();
    const taken = await send(["OLD,2026-01,CAUTI,2,900,", "Old Infirmary,2025-12,CAUTI,3,910,"]);

    expect(taken).toMatchObject({ status: 200, body: { counts: { new: 2 } } });
    expect(taken.body.cells.map(({ site }: { site: string }) => site)).toEqual(["NOR", "NOR"]);
  });

  it("is doubted alike where many months come by the API", async () => {
    await send(usual, "?reason=history");
    const figure = { measure: "CAUTI", numerator: 19, denominator: 1000 };
    const body = (more = {}) => ({
      submissions: [{ site: "NOR", period: "2026-01", figures: [{ ...figure, ...more }] }],
    });
    const path = `/api/v1/n/${slug}/submissions`;
    const strict = { prefer: "handling=strict" };
    const refused = await answer(call(leader, "POST", path, body(), strict));
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body.errors)).toContain("submissions/0/comment");
    expect((await month()).figures).toEqual([]);

    const kept = await answer(call(leader, "POST", path, body()));
    expect(kept.body.warnings).toMatchObject([{ site: "NOR", kind: "beyond-limits" }]);
    const said = await answer(call(leader, "POST", path, body({ comment: "outbreak" }), strict));
    expect(said.status).toBe(200);
    expect((await month()).figures[0]).toMatchObject({ comment: "outbreak" });
  });
});
