import { beforeEach, describe, expect, it } from "vitest";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
});

const base = () => `/fhir/n/${slug}`;
const get = (path: string, who: Person | undefined = leader) =>
  answer(call(who, "GET", base() + path));
const post = (body: unknown, who: Person | undefined = leader, path = "/MeasureReport") =>
  answer(call(who, "POST", base() + path, body, { "content-type": "application/fhir+json" }));

function report(
  site: string,
  measure: string,
  month: string,
  numerator: number,
  denominator: number,
) {
  const count = (code: string, value: number) => ({ code: { coding: [{ code }] }, count: value });
  return {
    ...{ resourceType: "MeasureReport", status: "complete", type: "summary" },
    ...{ measure: `Measure/${measure}`, reporter: { identifier: { value: site } } },
    period: { start: `${month}-01`, end: lastDay(month) },
    group: [{ population: [count("denominator", denominator), count("numerator", numerator)] }],
  };
}

const bundle = (...reports: object[]) => ({
  ...{ resourceType: "Bundle", type: "transaction" },
  entry: reports.map((resource) => ({
    resource,
    request: { method: "POST", url: "MeasureReport" },
  })),
});

function lastDay(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

describe("FHIR", () => {
  it("says what it can do, and what is measured", async () => {
    expect(await get("/metadata")).toMatchObject({
      ...{ status: 200, body: { resourceType: "CapabilityStatement", fhirVersion: "4.0.1" } },
    });
    const { body } = await get("/Measure");
    expect(body).toMatchObject({ resourceType: "Bundle", type: "searchset" });
    const codes = body.entry.map(({ resource }: { resource: { id: string } }) => resource.id);
    expect(codes).toContain("CAUTI");
    expect(await get("/Measure/cauti")).toMatchObject({ body: { id: "CAUTI", status: "active" } });
    expect(await get("/Measure/none")).toMatchObject({
      ...{ status: 404, body: { resourceType: "OperationOutcome" } },
    });
  });

  it("takes a report and gives it back", async () => {
    const taken = await post(report("NOR", "CAUTI", "2026-02", 3, 1000));
    expect(taken).toMatchObject({
      status: 201,
      body: { id: "NOR.CAUTI.2026-02", type: "summary" },
    });
    const read = await get("/MeasureReport/NOR.CAUTI.2026-02");
    expect(read.body.group[0].measureScore.value).toBeCloseTo(0.003, 12);
    const found = await get("/MeasureReport?period=2026-02&measure=Measure/CAUTI&reporter=NOR");
    expect(found.body).toMatchObject({
      total: 1,
      entry: [{ resource: { id: "NOR.CAUTI.2026-02" } }],
    });
    expect((await get("/MeasureReport?period=2026-02&reporter=SOU")).body).toMatchObject({
      total: 0,
    });
  });

  it("takes a bundle whole or not at all, and names what is wrong in it", async () => {
    const wrong = bundle(
      report("NOR", "CAUTI", "2026-02", 3, 1000),
      report("XXX", "BUNDLE", "2026-02", 9, 8),
    );
    expect(await post(wrong, leader, "")).toMatchObject({
      status: 422,
      body: { issue: [{ expression: ["Bundle.entry[1].resource.reporter"] }] },
    });
    expect((await get("/MeasureReport?period=2026-02")).body.total).toBe(0);
    const right = bundle(
      report("NOR", "CAUTI", "2026-02", 3, 1000),
      report("SOU", "BUNDLE", "2026-02", 7, 8),
    );
    expect(await post(right, leader, "")).toMatchObject({ body: { type: "transaction-response" } });
    expect((await get("/MeasureReport?period=2026-02")).body.total).toBe(2);
  });

  it("pages through what it finds", async () => {
    await post(
      bundle(report("NOR", "CAUTI", "2026-02", 3, 1000), report("SOU", "CAUTI", "2026-02", 7, 800)),
    );
    const first = await get("/MeasureReport?period=2026-02&_count=1");
    expect(first.body).toMatchObject({ total: 2, link: [{}, { relation: "next" }] });
    const { pathname, search } = new URL(first.body.link[1].url);
    const second = await answer(call(leader, "GET", pathname + search));
    expect(second.body.entry).toHaveLength(1);
    expect(second.body.link).toHaveLength(1);
  });

  it("refuses patients, other versions and other formats, saying why", async () => {
    expect(await post({ resourceType: "Patient" })).toMatchObject({
      status: 422,
      body: { issue: [{ diagnostics: expect.stringMatching(/Nothing was kept/) }] },
    });
    const send = (type: string) =>
      answer(call(leader, "POST", `${base()}/MeasureReport`, "{}", { "content-type": type }));
    expect(await send("application/fhir+json; fhirVersion=5.0")).toMatchObject({ status: 415 });
    expect(await send("application/fhir+xml")).toMatchObject({ status: 415 });
    expect(await send("application/fhir+json")).toMatchObject({ status: 422 });
  });

  it("needs a reason where a closed month changes", async () => {
    await post(report("NOR", "CAUTI", "2026-02", 3, 1000));
    const changed = report("NOR", "CAUTI", "2026-02", 4, 1000);
    expect(await post(changed)).toMatchObject({
      status: 422,
      body: { issue: [{ code: "business-rule" }] },
    });
    const explained = await post(changed, leader, "/MeasureReport?reason=recount");
    expect(explained.status).toBe(201);
  });
});

describe("a figure that is unlikely, by FHIR", () => {
  const usual = () =>
    bundle(
      ...Array.from({ length: 24 }, (_, back) => {
        const at = new Date(Date.UTC(2025, 11 - back, 1)).toISOString().slice(0, 7);
        return report("NOR", "CAUTI", at, 2 + (back % 3), 960 + ((back * 37) % 90));
      }),
    );
  const odd = () => report("NOR", "CAUTI", "2026-01", 19, 1000);
  const url = "urn:allteach:fhir:comment";
  const said = () => ({ ...odd(), extension: [{ url, valueString: "outbreak on two wards" }] });
  const strictly = (body: unknown) =>
    answer(
      call(leader, "POST", `${base()}/MeasureReport`, JSON.stringify(body), {
        ...{ "content-type": "application/fhir+json", prefer: "handling=strict" },
      }),
    );

  it("is taken with a warning that says where and what, in a bundle too", async () => {
    await post(usual(), leader, "");
    const warned = await post(odd());
    expect(warned).toMatchObject({ status: 201, body: { resourceType: "OperationOutcome" } });
    expect(warned.body.issue).toMatchObject([
      {
        ...{ severity: "warning", code: "business-rule", expression: ["MeasureReport"] },
        diagnostics: expect.stringMatching(/σ above what is usual here.*Say in a few words why/),
      },
    ]);
    expect((await get("/MeasureReport/NOR.CAUTI.2026-01")).status).toBe(200);

    const other = report("NOR", "CAUTI", "2026-02", 25, 1000);
    const both = await post(bundle(report("SOU", "CAUTI", "2026-02", 3, 1000), other), leader, "");
    const outcomes = both.body.entry.map(({ response }: Entry) => response.outcome?.issue);
    expect(outcomes).toMatchObject([
      undefined,
      [{ severity: "warning", expression: ["Bundle.entry[1].resource"] }],
    ]);
  });

  it("is refused strictly until a comment says why, and kept with it", async () => {
    await post(usual(), leader, "");
    expect(await strictly(odd())).toMatchObject({
      status: 422,
      body: { issue: [{ code: "business-rule", expression: ["MeasureReport.extension"] }] },
    });
    expect((await get("/MeasureReport?period=2026-01")).body.total).toBe(0);
    const named = { ...odd(), extension: [{ url, valueString: "Mr. John Smith MRN 1234567" }] };
    expect(await post(named)).toMatchObject({ status: 422 });
    expect(await strictly(said())).toMatchObject({
      ...{ status: 201, body: { resourceType: "MeasureReport" } },
    });
    const month = `/api/v1/n/${slug}/sites/NOR/submissions/2026-01`;
    const { body } = await answer(call(leader, "GET", month));
    expect(body.figures[0]).toMatchObject({ comment: "outbreak on two wards" });
  });
});

interface Entry {
  response: { outcome?: { issue: unknown } };
}

describe("who may use FHIR", () => {
  it("refuses who may not report for a site, and who is not signed in", async () => {
    const clerk = await newPerson();
    await join(slug, clerk, "data-entry", 1);
    expect((await post(report("NOR", "CAUTI", "2026-02", 3, 1000), clerk)).status).toBe(201);
    expect(await post(report("SOU", "CAUTI", "2026-02", 3, 1000), clerk)).toMatchObject({
      ...{ status: 403, body: { resourceType: "OperationOutcome" } },
    });
    const anyone = await answer(call(undefined, "GET", `${base()}/Measure`));
    expect(anyone).toMatchObject({ status: 401, body: { resourceType: "OperationOutcome" } });
  });

  it("leaves another network untouched", async () => {
    const theirs = await newNetwork();
    await post(report("NOR", "CAUTI", "2026-02", 3, 1000));
    const seen = await answer(
      call(theirs.leader, "GET", `/fhir/n/${theirs.slug}/MeasureReport?period=2026-02`),
    );
    expect(seen.body.total).toBe(0);
    expect((await post(report("NOR", "CAUTI", "2026-02", 9, 99), theirs.leader)).status).toBe(404);
  });
});
