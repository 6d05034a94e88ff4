import { beforeEach, describe, expect, it } from "vitest";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
const month = "2026-01";
const address = (site = "NOR", period = month) =>
  `/api/v1/n/${slug}/sites/${site}/submissions/${period}`;
const cauti = (numerator: unknown, denominator: unknown) => ({
  figures: [{ measure: "CAUTI", numerator, denominator }],
});

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
});

describe("a month of figures sent by another system", () => {
  it("is kept, and read back with its revision", async () => {
    const { token } = (
      await answer(call(leader, "POST", `/api/v1/n/${slug}/tokens`, { name: "EHR" }))
    ).body;

    const saved = await call(token, "PUT", address(), cauti(3, 1204.5));
    const read = await answer(call(token, "GET", address()));

    expect(saved.status).toBe(200);
    expect(saved.headers.get("etag")).toBe('"1"');
    expect(read.body).toMatchObject({
      site: "NOR",
      period: month,
      figures: [{ measure: "CAUTI", numerator: 3, denominator: 1204.5 }],
    });
  });

  it("tells zero from no cases from not collected", async () => {
    const figures = [
      { measure: "CAUTI", numerator: 0, denominator: 900 },
      { measure: "CLABSI", noCases: true },
      { measure: "CDIFF", notCollected: "the laboratory moved" },
    ];

    await call(leader, "PUT", address(), { figures });

    expect((await answer(call(leader, "GET", address()))).body.figures).toEqual(figures);
  });

  it("writes nothing when everything sent stands already", async () => {
    await call(leader, "PUT", address(), cauti(3, 1204));
    const again = await call(leader, "PUT", address(), cauti(3, 1204));

    expect(again.headers.get("etag")).toBe('"1"');
  });

  it("adds up to the network's figure, corrections counted once", async () => {
    await call(leader, "PUT", address("NOR"), cauti(3, 1000));
    await call(leader, "PUT", address("SOU"), cauti(2, 500));
    await call(leader, "PUT", address("NOR"), {
      ...cauti(4, 1100),
      reason: "two wards were missed",
    });

    const { body } = await answer(
      call(leader, "GET", `/api/v1/n/${slug}/measures/CAUTI/chart?from=${month}&to=${month}`),
    );

    expect(body.points).toHaveLength(1);
    expect(body.points[0].value).toBeCloseTo((6 / 1600) * 1000, 12);
  });

  it.each([
    ["a numerator that is text", cauti("three", 100), "#/figures/0/numerator"],
    ["a count that is no whole number", cauti(1.5, 100), "#/figures/0/numerator"],
    ["a figure below zero", cauti(-1, 100), "#/figures/0/numerator"],
    ["events without days", cauti(2, 0), "#/figures/0/denominator"],
    [
      "more met than audited",
      { figures: [{ measure: "BUNDLE", numerator: 11, denominator: 10 }] },
      "#/figures/0/numerator",
    ],
    ["an unknown measure", { figures: [{ measure: "XYZ", noCases: true }] }, "#/figures/0/measure"],
    [
      "a measure given twice",
      {
        figures: [
          { measure: "CAUTI", noCases: true },
          { measure: "cauti", noCases: true },
        ],
      },
      "#/figures/1/measure",
    ],
  ])("names the field of %s", async (_, body, pointer) => {
    const refused = await answer(call(leader, "PUT", address(), body));

    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].pointer).toBe(pointer);
    expect((await answer(call(leader, "GET", address()))).body.revision).toBe(0);
  });

  it("is refused for a month that has not ended", async () => {
    expect((await call(leader, "PUT", address("NOR", "2199-01"), cauti(1, 2))).status).toBe(409);
  });

  it("asks why a closed month changes, and then keeps both", async () => {
    await call(leader, "PUT", address(), cauti(3, 1204));

    const unexplained = await answer(call(leader, "PUT", address(), cauti(4, 1204)));
    const explained = await call(leader, "PUT", address(), {
      ...cauti(4, 1204),
      reason: "recount",
    });

    expect(unexplained).toMatchObject({ status: 422, body: { errors: [{ pointer: "#/reason" }] } });
    expect(explained.headers.get("etag")).toBe('"2"');
  });

  it("shows the second of two editors that the month has changed", async () => {
    await call(leader, "PUT", address(), cauti(3, 1204));
    const first = { ...cauti(4, 1204), reason: "recount" };
    const second = { ...cauti(5, 1204), reason: "another recount" };

    expect((await call(leader, "PUT", address(), first, { "if-match": '"1"' })).status).toBe(200);
    expect((await call(leader, "PUT", address(), second, { "if-match": '"1"' })).status).toBe(412);
  });
});

describe("who may report", () => {
  it("refuses those without the permission", async () => {
    const analyst = await newPerson();
    await join(slug, analyst, "analyst");

    expect((await call(analyst, "PUT", address(), cauti(1, 2))).status).toBe(403);
  });

  it("lets a site's people report for their site alone", async () => {
    const clerk = await newPerson();
    await join(slug, clerk, "data-entry", 1);

    expect((await call(clerk, "PUT", address("NOR"), cauti(1, 2))).status).toBe(200);
    expect((await call(clerk, "PUT", address("SOU"), cauti(1, 2))).status).toBe(403);
  });

  it("keeps a site's token to its site", async () => {
    const made = await answer(
      call(leader, "POST", `/api/v1/n/${slug}/tokens`, { name: "EHR", site: "NOR" }),
    );

    expect((await call(made.body.token, "PUT", address("NOR"), cauti(1, 2))).status).toBe(200);
    expect((await call(made.body.token, "PUT", address("SOU"), cauti(1, 2))).status).toBe(403);
  });
});

describe("another network with the same sites and measures", () => {
  it("neither sees nor changes these figures", async () => {
    const theirs = await newNetwork();
    await call(leader, "PUT", address(), cauti(3, 1204));

    const seen = await call(theirs.leader, "GET", address());
    const changed = await call(theirs.leader, "PUT", address(), cauti(9, 9));
    const own = await answer(
      call(theirs.leader, "GET", `/api/v1/n/${theirs.slug}/sites/NOR/submissions/${month}`),
    );

    expect([seen.status, changed.status]).toEqual([404, 404]);
    expect(own.body.figures).toEqual([]);
    expect((await answer(call(leader, "GET", address()))).body.figures[0].numerator).toBe(3);
  });

  it("opens to no token of this one", async () => {
    const theirs = await newNetwork();
    const { body } = await answer(
      call(leader, "POST", `/api/v1/n/${slug}/tokens`, { name: "EHR" }),
    );

    expect((await call(body.token, "GET", `/api/v1/n/${theirs.slug}/sites`)).status).toBe(404);
  });
});
