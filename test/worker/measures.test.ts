import { beforeAll, describe, expect, it } from "vitest";
import { sendForm, tableOf } from "../support/network-pages.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
const at = (path: string, of = slug) => `/n/${of}/measures${path}`;
const send = (path: string, fields: Parameters<typeof sendForm>[2], who = leader, of = slug) =>
  sendForm(who, at(path, of), fields);
const page = async (path: string, who = leader) => (await call(who, "GET", at(path))).text();
const report = (measure: string, period: string, site = "NOR", numerator = 3) =>
  call(leader, "PUT", `/api/v1/n/${slug}/sites/${site}/submissions/${period}`, {
    figures: [{ measure, numerator, denominator: 100 }],
    reason: "for this test",
  });
const chart = async (measure: string) =>
  (await answer(call(leader, "GET", `/api/v1/n/${slug}/measures/${measure}/chart`))).body;

const fields = {
  ...{ name: "Falls", kind: "outcome", numerator: "falls", denominator: "bed days" },
  ...{ unit: "per 1,000 bed days", multiplier: "1000", direction: "decrease", chart: "u" },
  ...{ cadence: "month", minutes: "20" },
};
const bundle = {
  ...{ name: "Bundles kept", kind: "process", unit: "%", multiplier: "100", chart: "p" },
  ...{ direction: "increase", cadence: "month", saw: "1", exclusions: "" },
};

beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
});

describe("writing a measure", () => {
  it("makes a draft that nobody is asked for, with an audit entry", async () => {
    expect((await send("", { ...fields, code: "FALLS" })).status).toBe(303);
    expect((await report("FALLS", "2026-01")).status).toBe(422);
    const list = await page("");
    expect(list).toContain("FALLS");
    expect(list).toContain("1 h");
    const [entry] = await tableOf<{ detail: string }>(
      slug,
      "select detail from audit_entry where action = 'make-measure'",
    );
    expect(JSON.parse(entry?.detail ?? "")).toMatchObject({ before: null, after: { minutes: 20 } });
  });

  it("says what is odd, and keeps what was typed", async () => {
    const checked = await send("", { ...fields, code: "FALLS2", chart: "p", act: "check" });
    const text = await checked.text();
    expect(checked.status).toBe(200);
    expect(text).toContain("The unit says per 1,000 bed days");
    expect(text).toContain('value="FALLS2"');
    expect(await page("")).not.toContain("FALLS2");
  });

  it.each([
    ["a code that is taken", { ...fields, code: "cauti" }, 409],
    ["a code that addresses mean something by", { ...fields, code: "new" }, 409],
    ["no name", { ...fields, code: "X1", name: " " }, 422],
    ["a site that is not here", { ...fields, code: "X2", sites: ["ZZZ"] }, 422],
  ])("refuses %s", async (_, sent, status) => {
    expect((await send("", sent)).status).toBe(status);
  });

  it("is the leader's alone, in their own network alone", async () => {
    const [member, stranger] = [await newPerson(), await newNetwork()];
    await join(slug, member, "coordinator");
    expect((await send("", { ...fields, code: "X3" }, member)).status).toBe(403);
    expect((await send("", { ...fields, code: "X3" }, stranger.leader)).status).toBe(404);
    expect((await call(member, "GET", at("/new"))).status).toBe(403);
    const codes = await tableOf<{ code: string }>(stranger.slug, "select code from measure");
    expect(codes.map(({ code }) => code)).not.toContain("FALLS");
  });
});

describe("who reports a measure", () => {
  it("is the sites that are named and those of its nodes, while they are in them", async () => {
    await sendForm(leader, `/n/${slug}/nodes`, {
      ...{ name: "South", code: "S", about: "", in: ["SOU"], "since-SOU": "2026-02" },
    });
    await send("", { ...fields, code: "SOME", sites: ["NOR"], nodes: ["S"] });
    await send("/SOME/status", { status: "test" });

    expect((await report("SOME", "2026-01", "NOR")).status).toBe(200);
    expect((await report("SOME", "2026-03", "SOU")).status).toBe(200);
    expect((await report("SOME", "2026-01", "SOU")).status).toBe(422);
    expect((await report("SOME", "2026-03", "WES")).status).toBe(422);
  });
});

describe("the steps of a measure", () => {
  it("wait for the members' comments", async () => {
    const member = await newPerson("family");
    await join(slug, member, "family", 1);
    await send("", { ...fields, code: "STEPS" });
    expect((await send("/STEPS/comments", { text: "early" }, member)).status).toBe(409);
    expect((await send("/STEPS/comment-period", { until: "2999-01-01" })).status).toBe(303);
    const said = { text: "Do falls of visitors count?" };
    expect((await send("/STEPS/comments", said, member)).status).toBe(303);

    expect(await page("/STEPS/versions")).toContain("Do falls of visitors count?");
    expect((await send("/STEPS/status", { status: "live" })).status).toBe(409);
    expect((await send("/STEPS/comment-period", { until: "" })).status).toBe(303);
    expect((await send("/STEPS/status", { status: "live" })).status).toBe(303);
    expect((await send("/STEPS/status", { status: "draft" })).status).toBe(409);
    expect((await send("/STEPS/comments", said, member)).status).toBe(409);
    const acts = await tableOf<{ detail: string }>(
      slug,
      "select detail from audit_entry where action = 'move-measure' and subject = 'STEPS'",
    );
    expect(acts.map(({ detail }) => JSON.parse(detail))).toEqual([
      { before: "draft", after: "live" },
    ]);
  });

  it("are not for members, nor for other networks; a comment names nobody", async () => {
    const [member, stranger] = [await newPerson("family"), await newNetwork()];
    await join(slug, member, "family", 1);
    await send("", { ...fields, code: "CALM" });
    await send("/CALM/comment-period", { until: "2999-01-01" });
    for (const who of [member, stranger.leader]) {
      expect((await send("/CALM/status", { status: "live" }, who)).status).toBeGreaterThan(400);
      expect((await send("/CALM/comment-period", { until: "" }, who)).status).toBeGreaterThan(400);
    }
    expect((await send("/CALM/comments", { text: "hm" }, stranger.leader)).status).toBe(404);
    const named = { text: "Mrs Miller fell, MRN 1234567." };
    expect((await send("/CALM/comments", named, member)).status).toBe(422);
  });
});

describe("changing what a measure counts", () => {
  const words = { numerator: "bundles with all five parts", denominator: "lines seen" };
  const months = ["2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12"];

  beforeAll(async () => {
    for (const month of months) await report("BUNDLE", month, "NOR", 40);
    for (const month of ["2026-01", "2026-02", "2026-03"]) await report("BUNDLE", month, "NOR", 80);
  });

  it("asks from which month and why, once there are figures", async () => {
    const silent = await send("/BUNDLE/edit", { ...bundle, ...words });
    expect(silent.status).toBe(422);
    expect(await silent.text()).toContain("say whether something else is counted");
    const half = await send("/BUNDLE/edit", { ...bundle, ...words, change: "counting" });
    expect(await half.text()).toContain("say the first month that is counted so");
    const other = { ...bundle, ...words, chart: "xbar", change: "counting" };
    expect((await send("/BUNDLE/edit", other)).status).toBe(422);
  });

  it("breaks the limits at that month and is not called an improvement", async () => {
    const saved = await send("/BUNDLE/edit", {
      ...{ ...bundle, ...words, change: "counting", since: "2026-01", reason: "All five count." },
    });
    expect(saved.headers.get("location")).toContain("saved=counting");
    const { points, sentence } = await chart("BUNDLE");
    const phases = points.map((point: { label: string; phase: number }) => [
      point.label,
      point.phase,
    ]);
    expect(Object.fromEntries(phases)).toMatchObject({ "2025-12": 1, "2026-01": 2 });
    expect(sentence).toContain("The definition of Bundles kept changed in January 2026");
    expect(sentence).not.toMatch(/rose|higher|improv/);
    expect(await page("/BUNDLE")).toContain("New definition");
    const history = await page("/BUNDLE/versions");
    expect(history).toContain("All five count.");
    expect(history).toContain("counted so from January 2026 on");
  });

  it("leaves the chart where only the words change, and says so", async () => {
    const wording = { ...bundle, ...words, numerator: "bundles kept whole", change: "wording" };
    expect((await send("/BUNDLE/edit", wording)).status).toBe(409);
    const saved = await send("/BUNDLE/edit", { ...wording, saw: "2" });
    expect(saved.headers.get("location")).toContain("saved=wording");
    expect(
      new Set((await chart("BUNDLE")).points.map((each: { phase: number }) => each.phase)).size,
    ).toBe(2);
    const acts = await tableOf<{ action: string; detail: string }>(
      slug,
      "select action, detail from audit_entry where action like 'change-%' and subject = 'BUNDLE'",
    );
    expect(acts.map(({ action }) => action)).toEqual(["change-definition", "change-measure"]);
    expect(JSON.parse(acts[0]?.detail ?? "")).toMatchObject({
      from: "2026-01",
      before: {},
      after: words,
    });
    const scale = { ...wording, saw: "3", multiplier: "1000" };
    expect((await send("/BUNDLE/edit", scale)).status).toBe(422);
  });

  it("is refused to members and to other networks", async () => {
    const [member, stranger] = [await newPerson(), await newNetwork()];
    await join(slug, member, "coordinator");
    const sent = { ...bundle, ...words, saw: "3", change: "wording" };
    expect((await send("/BUNDLE/edit", sent, member)).status).toBe(403);
    expect((await send("/BUNDLE/edit", sent, stranger.leader)).status).toBe(404);
    expect(await tableOf(stranger.slug, "select * from measure_version")).toEqual([]);
    expect(await tableOf(stranger.slug, "select * from phase_decision")).toEqual([]);
  });
});
