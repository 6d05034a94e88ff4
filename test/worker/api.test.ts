import { lastEndedPeriod } from "@allteach/domain/calendar";
import { beforeAll, describe, expect, it } from "vitest";
import { sendMonth } from "../../docs/examples/send-month.mjs";
import { sendForm, tableOf } from "../support/network-pages.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
const at = (path: string, of = slug) => `/api/v1/n/${of}${path}`;
const get = (path: string, who = leader) => answer(call(who, "GET", at(path)));
const month = (site: string, period: string) => at(`/sites/${site}/submissions/${period}`);
const cauti = (numerator: unknown, denominator: unknown = 1000) => ({
  measure: "CAUTI",
  ...{ numerator, denominator },
});
const put = (
  site: string,
  period: string,
  body: unknown,
  headers: Record<string, string> = {},
  who: Person | string = leader,
) => call(who, "PUT", month(site, period), body, headers);
const revisions = (of = slug) =>
  tableOf<{ site: number }>(of, "select site_id as site from submission");

beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
});

describe("a list", () => {
  it("comes in pages, and a page says where the next begins", async () => {
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await get(`/measures?limit=2${cursor}`);
      seen.push(...body.items.map((item: { code: string }) => item.code));
      cursor = body.next === undefined ? "" : `&cursor=${body.next}`;
    } while (cursor !== "");
    const { body } = await get("/measures");

    expect(seen).toEqual(body.items.map((item: { code: string }) => item.code));
    expect(body.next).toBeUndefined();
  });

  it.each(["/sites", "/measures", "/submissions?period=2026-01", "/reports", "/goals"])(
    "%s refuses a page that is none, field by field",
    async (path) => {
      const mark = path.includes("?") ? "&" : "?";
      const { status, body } = await get(`${path}${mark}limit=0`);
      expect([status, body.errors[0].pointer]).toEqual([422, "#/limit"]);
      expect((await get(`${path}${mark}cursor=nowhere`)).body.errors[0].pointer).toBe("#/cursor");
    },
  );
});

describe("a refusal", () => {
  it("is a problem document wherever it comes from", async () => {
    const answers = await Promise.all([
      call(leader, "GET", "/api/v1/nothing"),
      call(leader, "GET", at("/nothing")),
      call(undefined, "GET", at("/sites")),
      call(leader, "PUT", month("NOR", "2026-01"), "{"),
      call(leader, "POST", at("/submissions"), {}, { origin: "https://elsewhere.example" }),
    ]);
    for (const each of answers) {
      expect(each.headers.get("content-type")).toContain("application/problem+json");
      expect(await each.json()).toMatchObject({ status: each.status, title: expect.any(String) });
    }
  });

  it("has one entry for each wrong field", async () => {
    const { body } = await answer(
      put("NOR", "2026-01", { figures: [cauti("many"), { measure: "BUNDLE", noCases: false }] }),
    );
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(["#/figures/0/numerator", "#/figures/1/noCases"]);
  });
});

describe("a month's tag", () => {
  it("lets a write through while it is the newest, and no other", async () => {
    const first = await put("NOR", "2026-01", { figures: [cauti(1)] }, { "if-match": '"0"' });
    const etag = first.headers.get("etag") ?? "";
    expect(
      (await put("NOR", "2026-01", { figures: [cauti(2)], reason: "again" }, { "if-match": etag }))
        .status,
    ).toBe(200);
    for (const tag of [etag, '"99"', "nonsense", "W/nonsense"]) {
      const refused = await put("NOR", "2026-01", { figures: [cauti(3)] }, { "if-match": tag });
      expect(refused.status).toBe(412);
    }
  });

  it("saves reading what one has read", async () => {
    const read = await call(leader, "GET", month("NOR", "2026-01"));
    const etag = read.headers.get("etag") ?? "";
    const again = await call(leader, "GET", month("NOR", "2026-01"), undefined, {
      "if-none-match": etag,
    });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });
});

describe("a write with a key", () => {
  const key = (value: string) => ({ "idempotency-key": value });

  it("is done once, and answered alike", async () => {
    const body = { figures: [cauti(4)], reason: "counted again" };
    const first = await put("NOR", "2026-02", body, key("once"));
    const again = await put("NOR", "2026-02", body, key("once"));

    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect([again.status, await again.text()]).toEqual([first.status, await first.text()]);
    expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
  });

  it("does not pass for another request", async () => {
    await put("NOR", "2026-03", { figures: [cauti(4)] }, key("other"));
    const other = await answer(put("NOR", "2026-03", { figures: [cauti(5)] }, key("other")));
    expect(other.status).toBe(422);
    expect(other.body.errors[0].pointer).toBe("#/Idempotency-Key");
    const { body } = await answer(call(leader, "GET", month("NOR", "2026-03")));
    expect(body.figures[0].numerator).toBe(4);
  });

  it("makes goals and tokens once; a token is not told twice", async () => {
    const goal = { title: "Fewer", toWords: "Fewer infections", visibility: "network" };
    const made = await answer(call(leader, "POST", at("/goals"), goal, key("goal")));
    const again = await answer(call(leader, "POST", at("/goals"), goal, key("goal")));
    expect(again).toEqual(made);
    const token = () => call(leader, "POST", at("/tokens"), { name: "EHR" }, key("token"));
    expect((await token()).status).toBe(201);
    expect((await token()).status).toBe(409);
    expect(await tableOf(slug, "select body from idempotency where key = 'token'")).toEqual([
      { body: null },
    ]);
  });

  it("is refused while the first is being answered, and free again after a refusal", async () => {
    await put("NOR", "2026-04", { figures: [cauti(1)] }, key("busy"));
    await tableOf(slug, "update idempotency set status = null where key = 'busy'");
    const busy = await put("NOR", "2026-04", { figures: [cauti(1)] }, key("busy"));
    expect(busy.status).toBe(409);
    expect((await put("NOR", "2026-04", { figures: [cauti("x")] }, key("free"))).status).toBe(422);
    expect(
      (await put("NOR", "2026-04", { figures: [cauti(2)], reason: "again" }, key("free"))).status,
    ).toBe(200);
  });

  it("is each caller's and each network's own, and kept for a day", async () => {
    const [clerk, theirs] = [await newPerson(), await newNetwork()];
    await join(slug, clerk, "coordinator");
    const body = { figures: [cauti(7)] };
    await put("SOU", "2026-02", body, key("mine"));
    const other = await put("SOU", "2026-02", body, key("mine"), clerk);
    expect(other.headers.get("idempotency-replayed")).toBeNull();
    expect(await tableOf(theirs.slug, "select * from idempotency")).toEqual([]);
    expect((await put("SOU", "2026-02", body, key("x"), theirs.leader)).status).toBe(404);
    const family = await newPerson();
    await join(slug, family, "family", 1);
    expect((await put("SOU", "2026-02", body, key("family"), family)).status).toBe(403);

    await tableOf(slug, "update idempotency set at = at - 86400001");
    const later = await put("SOU", "2026-02", body, key("mine"));
    expect(later.headers.get("idempotency-replayed")).toBeNull();
  });
});

describe("many months at once", () => {
  const months = (numerator: unknown) => ({
    submissions: ["NOR", "SOU", "WES"].map((site) => ({
      ...{ site, period: "2025-06" },
      figures: [cauti(site === "WES" ? numerator : 1)],
    })),
  });

  it("are all taken", async () => {
    const { status, body } = await answer(call(leader, "POST", at("/submissions"), months(2)));
    expect(status).toBe(200);
    expect(body).toEqual({
      saved: ["NOR", "SOU", "WES"].map((site) => ({ site, period: "2025-06", revision: 1 })),
      unchanged: 0,
    });
    const again = await answer(call(leader, "POST", at("/submissions"), months(2)));
    expect(again.body).toEqual({ saved: [], unchanged: 3 });
  });

  it("or none is, with the place of each problem", async () => {
    const { slug: fresh, leader: chief } = await newNetwork();
    const sent = months(2);
    sent.submissions[2] = { site: "WES", period: "2025-06", figures: [cauti(-1)] };
    sent.submissions.push({ site: "NOWHERE", period: "2025-06", figures: [cauti(1)] });
    const { status, body } = await answer(call(chief, "POST", at("/submissions", fresh), sent));
    expect(status).toBe(422);
    expect(body.errors[0].pointer).toBe("#/submissions/2/figures/0/numerator");
    const named = { submissions: [sent.submissions[3]] };
    const unknown = await answer(call(chief, "POST", at("/submissions", fresh), named));
    expect(unknown.body.errors[0].pointer).toBe("#/submissions/0/site");
    expect(await revisions(fresh)).toEqual([]);
  });

  it("are refused to whoever may not report one of them", async () => {
    const clerk = await newPerson();
    await join(slug, clerk, "data-entry", 1);
    const before = await revisions();
    expect((await call(clerk, "POST", at("/submissions"), months(9))).status).toBe(403);
    const own = { submissions: [{ site: "NOR", period: "2025-05", figures: [cauti(1)] }] };
    expect((await call(clerk, "POST", at("/submissions"), own)).status).toBe(200);
    expect(await revisions()).toHaveLength(before.length + 1);
  });
});

describe("figures of weeks", () => {
  it("are taken by the Sunday they end on and by their number", async () => {
    const weekly = {
      ...{ name: "Weekly", code: "WEEKLY", kind: "process", numerator: "kept", minutes: "" },
      ...{ denominator: "seen", unit: "%", multiplier: "100", direction: "increase" },
      ...{ chart: "p", cadence: "week" },
    };
    await sendForm(leader, `/n/${slug}/measures`, weekly);
    await sendForm(leader, `/n/${slug}/measures/WEEKLY/status`, { status: "live" });
    const figure = (period: string) => ({
      measure: "WEEKLY",
      period,
      numerator: 4,
      denominator: 5,
    });
    const sent = [figure("2026-10-04"), figure("2026-W41")];
    const { status, body } = await answer(put("NOR", "2026-10", { figures: sent }));

    expect(status).toBe(200);
    expect(body.figures.map(({ period }: { period: string }) => period)).toEqual([
      "2026-10-04",
      "2026-10-11",
    ]);
    const wrong = await answer(put("NOR", "2026-10", { figures: [figure("2026-W60")] }));
    expect(wrong.body.errors[0].pointer).toBe("#/figures/0/period");
    const elsewhere = await answer(put("NOR", "2026-10", { figures: [figure("2026-W30")] }));
    expect([elsewhere.status, elsewhere.body.errors[0].pointer]).toEqual([
      422,
      "#/figures/0/period",
    ]);
  });
});

describe("a chart", () => {
  it("is cut by months, in each of its forms", async () => {
    const path = "/measures/CAUTI/chart";
    const cut = "?from=2026-01&to=2026-02";
    const { body } = await get(`${path}${cut}`);
    expect(body.points.map(({ label }: { label: string }) => label)).toEqual([
      "2026-01",
      "2026-02",
    ]);
    const forms = { svg: "image/svg+xml", png: "image/png", csv: "text/csv" };
    for (const [form, type] of Object.entries(forms)) {
      const drawn = await call(leader, "GET", at(`${path}.${form}${cut}`));
      expect([drawn.status, drawn.headers.get("content-type")]).toEqual([
        200,
        expect.stringContaining(type),
      ]);
    }
    expect((await get(`${path}?from=January`)).body.errors[0].pointer).toBe("#/from");
  });
});

describe("the example in the documentation", () => {
  it("sends a month as a daily extract would, and again the next day", async () => {
    const made = await answer(call(leader, "POST", at("/tokens"), { name: "EHR", site: "WES" }));
    const fetch = (url: string | URL | Request, init: RequestInit = {}) => {
      const { pathname, search } = new URL(String(url));
      const headers = Object.fromEntries(new Headers(init.headers));
      return call(made.body.token, init.method ?? "GET", pathname + search, init.body, headers);
    };
    const period = lastEndedPeriod(new Date(), "Etc/UTC");
    const extract = {
      ...{ base: "http://localhost:8787", network: slug, token: made.body.token },
      ...{ site: "WES", period, figures: [cauti(2, 890)], fetch },
    };
    const first = await sendMonth(extract);
    const second = await sendMonth(extract);
    const third = await sendMonth({ ...extract, figures: [cauti(3, 930)] });

    expect([first.revision, second.revision, third.revision]).toEqual([1, 1, 2]);
    await expect(sendMonth({ ...extract, site: "NOR" })).rejects.toThrow(/403/);
    const form = await (
      await call(leader, "GET", `/n/${slug}/sites/WES/submissions/${period}`)
    ).text();
    expect(form).toContain('value="930"');
  });
});
