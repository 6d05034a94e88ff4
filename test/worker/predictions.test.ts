import { type Period, shiftPeriod } from "@allteach/domain/period";
import { beforeEach, describe, expect, it } from "vitest";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let clinician: Person;

const send = (who: Person, path: string, fields: Record<string, string>, network = slug) =>
  call(who, "POST", `/n/${network}${path}`, new URLSearchParams(fields).toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
const textOf = async (who: Person, path: string) =>
  (await call(who, "GET", `/n/${slug}${path}`)).text();
const month = (ahead: number) =>
  shiftPeriod(new Date().toISOString().slice(0, 7) as Period, ahead) as string;

const said = {
  ...{ measure: "CAUTI", site: "NOR", change: "fall-to", amount: "0.8" },
  ...{ node: "t1", why: "It worked at one bed" },
};
const predict = (who: Person, fields = {}) =>
  send(who, "/predictions", { ...said, until: month(6), ...fields });
const idOf = async (who: Person) =>
  /predictions\/(e_[a-z0-9]+)\/withdrawal/.exec(await textOf(who, "/predictions"))?.[1] ?? "";

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  clinician = await newPerson("clinician");
  await join(slug, clinician, "clinician", 1);
});

describe("a prediction", () => {
  it("is said of a site's chart, and stands with its driver, at the chart and in the diagram", async () => {
    expect((await predict(clinician)).status).toBe(303);

    const theory = await textOf(clinician, "/predictions");
    expect(theory).toContain("would fall to");
    expect(theory).toContain("Too early to say");
    expect(theory).toContain("It worked at one bed");
    expect(await textOf(clinician, "/measures/CAUTI?site=NOR")).toContain("would fall to");
    expect(await textOf(clinician, "/measures/CAUTI")).not.toContain("would fall to");
    expect(await textOf(clinician, "/drivers")).toContain("1 prediction");
    expect(await textOf(leader, "/audit")).toContain("Said what to expect of a chart");
  });

  it("is drawn hollow ahead of the figures, and said in the table", async () => {
    const put = (period: string) =>
      call(
        leader,
        "PUT",
        `/api/v1/n/${slug}/sites/NOR/submissions/${period}`,
        JSON.stringify({
          figures: [{ measure: "CAUTI", numerator: 2, denominator: 1000 }],
          reason: "history",
        }),
      );
    for (const back of [-3, -2, -1]) expect((await put(month(back))).status).toBeLessThan(300);
    await predict(clinician);

    const page = await textOf(clinician, "/measures/CAUTI?site=NOR");
    expect(page).toContain('class="ac-expected"');
    expect(page).toContain("Expected to fall to");
    expect(page).toContain("Expected: Fall to");
  });

  it("is in the chart's downloads, with the notes beside its months", async () => {
    const api = (path: string, init?: string) =>
      call(leader, init === undefined ? "GET" : "PUT", `/api/v1/n/${slug}${path}`, init);
    const figures = [{ measure: "CAUTI", numerator: 2, denominator: 1000 }];
    const path = `/sites/NOR/submissions/${month(-1)}`;
    await api(path, JSON.stringify({ figures, reason: "history" }));
    await predict(clinician);
    await send(clinician, "/annotations", {
      ...{ on: `${month(-1)}-02`, kind: "event", text: "The ward moved" },
      ...{ measure: "CAUTI", site: "NOR" },
    });
    const chart = async (form: string) =>
      (await api(`/measures/CAUTI/chart${form}?site=NOR`)).text();

    expect(await chart(".svg")).toContain("The ward moved");
    expect(await chart(".svg")).toContain("Expected: Fall to");
    const csv = await chart(".csv");
    expect(csv).toContain("The ward moved");
    expect(csv).toMatch(new RegExp(`${month(6)},,+expected,"Expected to fall to`));
    const json = JSON.parse(await chart(""));
    expect(json.notes).toMatchObject([{ kind: "event", text: "The ward moved" }]);
    expect(json.predictions).toMatchObject([{ until: month(6), verdict: "too-early" }]);
  });

  it("is said at a test of change, which shows it", async () => {
    const begun = { objective: "A kit at one bed", ramp: "patient", site: "NOR", node: "t1" };
    const answer = await send(clinician, "/tests", begun);
    const test = /p_[a-z0-9]+/.exec(answer.headers.get("location") ?? "")?.[0] ?? "";
    expect((await predict(clinician, { test })).status).toBe(303);

    expect(await textOf(clinician, `/tests/${test}`)).toContain("would fall to");
    expect(await textOf(clinician, "/predictions")).toContain("A kit at one bed");
    expect((await predict(clinician, { test: "p_nothing" })).status).toBe(422);
  });

  it("is refused of months that are over, of a box that is gone, and without a number", async () => {
    expect((await predict(clinician, { until: month(-1) })).status).toBe(422);
    expect((await predict(clinician, { until: "soon" })).status).toBe(422);
    expect((await predict(clinician, { node: "gone" })).status).toBe(422);
    expect((await predict(clinician, { amount: "" })).status).toBe(422);
    expect((await predict(clinician, { amount: "-1" })).status).toBe(422);
    expect((await predict(clinician, { change: "fall-by" })).status).toBe(422);
    expect((await predict(clinician, { measure: "NOTHING" })).status).toBe(404);
    expect((await predict(clinician, { amount: "0,8" })).status).toBe(303);
  });

  it("is taken back while none of its months is over", async () => {
    await predict(clinician);
    const id = await idOf(clinician);

    expect((await send(clinician, `/predictions/${id}/withdrawal`, {})).status).toBe(303);
    expect(await textOf(clinician, "/predictions")).toContain("Nothing is expected yet");
    expect(await textOf(leader, "/audit")).toContain("Took a prediction back");
    expect((await send(clinician, `/predictions/${id}/withdrawal`, {})).status).toBe(403);
    expect((await send(leader, `/predictions/${id}/withdrawal`, {})).status).toBe(404);
  });

  it("is written by the site's own, and by nobody of another network", async () => {
    const theirs = await newNetwork();
    await predict(clinician);
    const id = await idOf(clinician);

    expect((await predict(clinician, { site: "" })).status).toBe(403);
    expect((await predict(clinician, { site: "SOU" })).status).toBe(403);
    expect((await predict(theirs.leader)).status).toBe(404);
    expect((await send(theirs.leader, `/predictions/${id}/withdrawal`, {})).status).toBe(404);
    const astray = await send(theirs.leader, `/predictions/${id}/withdrawal`, {}, theirs.slug);
    expect(astray.status).toBe(404);
    const page = await call(theirs.leader, "GET", `/n/${theirs.slug}/predictions`);
    expect(await page.text()).not.toContain("It worked at one bed");
    expect(await textOf(clinician, "/predictions")).toContain("It worked at one bed");
  });
});

describe("a test of change", () => {
  it("is begun from a goal and linked both ways; from a goal that is not here it is refused", async () => {
    const made = await call(
      leader,
      "POST",
      `/api/v1/n/${slug}/goals`,
      JSON.stringify({ title: "Foley out early", site: "NOR", measure: "CAUTI", target: 0.8 }),
    );
    const { id: goal } = (await made.json()) as { id: string };
    expect(await textOf(clinician, `/goals/${goal}`)).toContain(`/tests/new?goal=${goal}`);
    expect(await textOf(clinician, `/tests/new?goal=${goal}`)).toContain(`value="${goal}"`);
    const begun = { objective: "A kit at one bed", ramp: "patient", site: "NOR", goal };
    const answer = await send(clinician, "/tests", begun);
    const test = /p_[a-z0-9]+/.exec(answer.headers.get("location") ?? "")?.[0] ?? "";

    expect(await textOf(clinician, `/tests/${test}`)).toContain("Foley out early");
    expect(await textOf(clinician, `/goals/${goal}`)).toContain("A kit at one bed");
    expect(await textOf(clinician, "/measures/CAUTI?site=NOR")).toContain("Foley out early");
    const strange = { ...begun, goal: "g_0000000000000000" };
    expect((await send(clinician, "/tests", strange)).status).toBe(422);
  });

  it("offers a ready pin once it is closed", async () => {
    const begun = { objective: "A kit at one bed", ramp: "patient", site: "NOR" };
    const answer = await send(clinician, "/tests", begun);
    const test = /p_[a-z0-9]+/.exec(answer.headers.get("location") ?? "")?.[0] ?? "";
    expect(await textOf(clinician, `/tests/${test}`)).not.toContain("/pins/new");
    const day = new Date().toISOString().slice(0, 10);
    await send(clinician, `/tests/${test}`, {
      ...begun,
      ...{ saw: "1", starts: day, happened: "It was", study: "Good", act: "adopt" },
    });

    expect(await textOf(clinician, `/tests/${test}`)).toContain(`/pins/new?test=${test}`);
  });
});
