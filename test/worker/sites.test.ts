import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendForm, siteCodes, tableOf } from "../support/network-pages.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
const at = (path: string) => `/n/${slug}${path}`;
const month = "2026-01";
const report = (site: string, numerator: number, denominator: number, period = month) =>
  call(leader, "PUT", `/api/v1/n/${slug}/sites/${site}/submissions/${period}`, {
    figures: [{ measure: "CAUTI", numerator, denominator }],
    reason: "for this test",
  });
const point = async (query = "") => {
  const path = `/api/v1/n/${slug}/measures/CAUTI/chart?from=${month}&to=${month}${query}`;
  return (await answer(call(leader, "GET", path))).body.points[0]?.value;
};

const begin = async () => {
  ({ slug, leader } = await newNetwork());
};

describe("adding sites", () => {
  beforeEach(begin);

  it("takes a pasted list, gives codes where none are given, and says so in the audit", async () => {
    const sites = "Eastbrook, EAS\nFar Hill Hospital";
    const added = await sendForm(leader, at("/sites"), { sites });

    expect(added.status).toBe(303);
    expect(await siteCodes(leader, slug)).toEqual(["EAS", "FHH", "NOR", "SOU", "WES"]);
    const entries = await tableOf(slug, "select action, subject from audit_entry");
    expect(entries).toContainEqual({ action: "add-sites", subject: "EAS, FHH" });
  });

  it("gives each a blinded code of its own", async () => {
    await sendForm(leader, at("/sites"), { sites: "Eastbrook\nFar Hill" });

    const codes = await tableOf<{ blinded_code: string }>(slug, "select blinded_code from site");
    expect(codes).toHaveLength(5);
    expect(new Set(codes.map((row) => row.blinded_code)).size).toBe(5);
    for (const row of codes) expect(row.blinded_code).toMatch(/^S-[0-9A-F]{8}$/);
  });
});

describe("a list of sites", () => {
  beforeAll(begin);

  it.each([
    ["with a code that is taken", "Another one, nor"],
    ["with a code given twice", "One, AAA\nTwo, aaa"],
    ["without a site", "\n\n"],
    ["with a line that cannot be", "One, two, three, four"],
    ["of more than a network holds", Array.from({ length: 600 }, (_, n) => `Site ${n}`).join("\n")],
  ])("%s is refused whole", async (_, sites) => {
    expect((await sendForm(leader, at("/sites"), { sites })).status).toBe(422);
    expect(await siteCodes(leader, slug)).toEqual(["NOR", "SOU", "WES"]);
  });
});

describe("changing a site", () => {
  beforeEach(begin);

  const edit = {
    ...{ name: "Northgate General", code: "NGH", type: "hospital" },
    ...{ joined: "2024-01", left: "" },
  };

  it("renames it, keeps its figures, and finds it by its old code", async () => {
    await report("NOR", 3, 1000);
    const { blinded_code: before } =
      (await tableOf<{ blinded_code: string }>(slug, "select * from site where code = 'NOR'"))[0] ??
      {};

    const saved = await sendForm(leader, at("/sites/NOR/edit"), edit);
    const old = await call(leader, "GET", at("/sites/NOR"));
    const figures = await answer(
      call(leader, "GET", `/api/v1/n/${slug}/sites/NGH/submissions/${month}`),
    );

    expect(saved.status).toBe(303);
    expect([old.status, old.headers.get("location")]).toEqual([301, at("/sites/NGH")]);
    expect(figures.body.figures[0]).toMatchObject({ numerator: 3, denominator: 1000 });
    const [after] = await tableOf(slug, "select blinded_code from site where code = 'NGH'");
    expect(after).toEqual({ blinded_code: before });
  });

  it("asks nothing of it after its last month", async () => {
    const left = { ...edit, code: "NOR", left: "2025-12" };
    await sendForm(leader, at("/sites/NOR/edit"), left);

    expect((await report("NOR", 1, 100)).status).toBe(409);
    expect((await report("NOR", 1, 100, "2025-12")).status).toBe(200);
  });

  it.each([
    ["another site's code", { ...edit, code: "sou" }, 409],
    ["leaving before joining", { ...edit, left: "2023-12" }, 422],
    ["no name", { ...edit, name: " " }, 422],
    ["a month that is none", { ...edit, joined: "January" }, 422],
  ])("refuses %s", async (_, fields, status) => {
    expect((await sendForm(leader, at("/sites/NOR/edit"), fields)).status).toBe(status);
    expect(await siteCodes(leader, slug)).toContain("NOR");
  });
});

describe("merging two sites", () => {
  beforeEach(begin);

  const merger = { into: "SOU", since: "2025-12" };

  it("adds later figures to the other site, keeps earlier ones, and leaves the sums", async () => {
    await report("NOR", 3, 1000);
    await report("SOU", 2, 500);
    await report("NOR", 7, 900, "2025-11");
    const before = await point();

    const merged = await sendForm(leader, at("/sites/NOR/merger"), merger);

    const sou = await answer(
      call(leader, "GET", `/api/v1/n/${slug}/sites/SOU/submissions/${month}`),
    );
    const earlier = await answer(
      call(leader, "GET", `/api/v1/n/${slug}/sites/NOR/submissions/2025-11`),
    );
    expect(merged.status).toBe(303);
    expect(sou.body.figures[0]).toMatchObject({ numerator: 5, denominator: 1500 });
    expect(earlier.body.figures[0]).toMatchObject({ numerator: 7, denominator: 900 });
    expect(await point()).toBe(before);
    expect((await report("NOR", 1, 100, "2025-12")).status).toBe(409);
    const revisions = await tableOf(slug, "select numerator from figure where revision = 1");
    expect(revisions).toContainEqual({ numerator: 3 });
  });

  it("brings its people along", async () => {
    const clerk = await newPerson();
    await join(slug, clerk, "data-entry", 1);

    await sendForm(leader, at("/sites/NOR/merger"), merger);

    const { results } = await env.DIRECTORY.prepare(
      "select role, site_id from membership where user_id = ?",
    )
      .bind(clerk.id)
      .all();
    expect(results).toEqual([{ role: "data-entry", site_id: 2 }]);
  });

  it.each([
    ["with itself", { into: "NOR", since: month }],
    ["with nothing", { into: "", since: month }],
    ["from no month", { into: "SOU", since: "soon" }],
  ])("is refused %s", async (_, fields) => {
    expect((await sendForm(leader, at("/sites/NOR/merger"), fields)).status).toBe(422);
  });
});

describe("a node", () => {
  beforeAll(begin);

  const node = { name: "North and south", code: "NS", about: "", in: ["NOR", "SOU"] };

  it("is charted as the sum of the sites it had in each month", async () => {
    await report("NOR", 3, 1000);
    await report("SOU", 2, 500);
    await report("WES", 50, 500);
    const dated = { ...node, "since-NOR": "2025-01", "since-SOU": "2026-02" };

    await sendForm(leader, at("/nodes"), {
      ...node,
      "since-NOR": "2025-01",
      "since-SOU": "2025-01",
    });
    const both = await point("&node=ns");
    await sendForm(leader, at("/nodes/NS"), dated);
    const one = await point("&node=NS");

    expect(both).toBeCloseTo((5 / 1500) * 1000, 12);
    expect(one).toBeCloseTo(3, 12);
    expect((await call(leader, "GET", at("/nodes/NS"))).status).toBe(200);
    expect((await call(leader, "GET", at("/measures/CAUTI?node=NS"))).status).toBe(200);
  });

  it("takes a site in from its first figure on, unless a month is given", async () => {
    await report("WES", 1, 100, "2025-03");
    await sendForm(leader, at("/nodes"), { name: "West", code: "W", about: "", in: ["WES"] });

    const since = "select since from node_site join node on node.id = node_id where code = 'W'";
    expect(await tableOf(slug, since)).toEqual([{ since: "2025-03" }]);
  });

  it("that is not there is not found", async () => {
    expect((await call(leader, "GET", at("/nodes/NONE"))).status).toBe(404);
    expect((await call(leader, "GET", at("/measures/CAUTI?node=NONE"))).status).toBe(404);
  });

  it.each([
    ["another's code", { ...node, code: "ns" }, 409],
    ["a site that is not here", { ...node, code: "X", in: ["ZZZ"] }, 422],
    [
      "months in the wrong order",
      { ...node, code: "X", "since-NOR": "2026-02", "last-NOR": "2026-01" },
      422,
    ],
    ["no name", { ...node, code: "X", name: "" }, 422],
  ])("refuses %s", async (_, fields, status) => {
    await sendForm(leader, at("/nodes"), node);

    expect((await sendForm(leader, at("/nodes"), fields)).status).toBe(status);
  });
});

const acts: [string, string, Record<string, string | string[]>][] = [
  ["add sites", "/sites", { sites: "Eastbrook" }],
  [
    "change a site",
    "/sites/NOR/edit",
    { name: "X", code: "X", type: "", joined: "2024-01", left: "" },
  ],
  ["merge sites", "/sites/NOR/merger", { into: "SOU", since: "2025-12" }],
  ["make a node", "/nodes", { name: "X", code: "X", about: "", in: ["NOR"] }],
];

describe.each(acts)("whoever would %s", (_, path, fields) => {
  beforeAll(begin);

  it.each(["coordinator", "analyst", "key-contact", "family"] as const)(
    "is refused as %s",
    async (role) => {
      const person = await newPerson();
      await join(slug, person, role, role === "key-contact" || role === "family" ? 1 : 0);

      expect((await sendForm(person, at(path), fields)).status).toBe(403);
      expect(await siteCodes(leader, slug)).toEqual(["NOR", "SOU", "WES"]);
    },
  );

  it("cannot as a leader of another network, and changes nothing there", async () => {
    const theirs = await newNetwork();

    expect((await sendForm(theirs.leader, at(path), fields)).status).toBe(404);
    await sendForm(leader, at(path), fields);
    expect(await siteCodes(theirs.leader, theirs.slug)).toEqual(["NOR", "SOU", "WES"]);
    expect(await tableOf(theirs.slug, "select * from node")).toEqual([]);
  });
});
