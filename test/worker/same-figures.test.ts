import { env } from "cloudflare:workers";
import { daysIn, type Period, Period as PeriodSchema } from "@allteach/domain/period";
import { figuresCsv } from "@allteach/interchange/write-figures-csv";
import { xlsxOf } from "@allteach/interchange/xlsx-of";
import { describe, expect, it } from "vitest";
import { answer, call, newNetwork, origin, type Person } from "../support/world.ts";

/** Real attendances at emergency departments; not part of the product, so not always here. */
const found = import.meta.glob("../../../shared/data/ae_attendances.csv", {
  query: "?raw",
  import: "default",
  eager: true,
});
const [file] = Object.values(found);
if (file === undefined) console.log("skipped: ../shared/data/ae_attendances.csv is not here");

/** Departments with a whole three years, as many as a check has time for by all four ways. */
const HOSPITALS = env.FULL ? 8 : 2;
const MONTHS = 36;

interface Attendance {
  site: string;
  month: Period;
  attendances: number;
  breaches: number;
}

interface World {
  slug: string;
  leader: Person;
}

describe.runIf(file !== undefined)("three years of emergency departments", () => {
  const series = file === undefined ? [] : wholeSeries(file);

  it("give the same figures and charts, whichever way they come in", {
    timeout: 300_000,
  }, async () => {
    expect(series).toHaveLength(HOSPITALS * MONTHS);
    const outcomes = [];
    for (const enter of [byGrid, byCsv, byApi, byFhir]) {
      const world = await newNetwork();
      await addSites(world, sitesIn(series));
      await enter(world, series);
      outcomes.push(await whatStands(world));
    }
    const [first] = outcomes;
    expect(first?.figures).toHaveLength(series.length);
    expect(first?.figures[0]).toEqual(["R1F", "2016-04", 3154, 729]);
    for (const other of outcomes) expect(other).toEqual(first);
    console.log(
      `${series.length} figures, the same by grid, CSV, API and FHIR, and 3 charts of each`,
    );
  });
});

function wholeSeries(text: string): Attendance[] {
  const rows = text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.replaceAll('"', "").split(","))
    .filter(([, , type]) => type === "1")
    .map(([date = "", site = "", , attendances, breaches]) => ({
      ...{ site, month: PeriodSchema.parse(date.slice(0, 7)) },
      ...{ attendances: Number(attendances), breaches: Number(breaches) },
    }));
  const whole = [...Map.groupBy(rows, ({ site }) => site)]
    .filter(([, months]) => months.length === MONTHS)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return whole
    .slice(0, HOSPITALS)
    .flatMap(([, months]) => months.sort((one, other) => (one.month < other.month ? -1 : 1)));
}

const sitesIn = (series: readonly Attendance[]) => [...new Set(series.map(({ site }) => site))];

async function addSites({ slug, leader }: World, sites: readonly string[]) {
  const body = new URLSearchParams({ sites: sites.map((code) => `${code}, ${code}`).join("\n") });
  const added = await call(leader, "POST", `/n/${slug}/sites`, body.toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
  expect(added.status).toBe(303);
}

/** Sites across, two columns each, months down as Excel shows them. */
async function byGrid(world: World, series: readonly Attendance[]) {
  const sites = sitesIn(series);
  const byMonth = Map.groupBy(series, ({ month }) => month);
  const rows = [...byMonth].map(([month, figures]) => {
    const bySite = new Map(figures.map((each) => [each.site, each]));
    const cells = sites.flatMap((site) => {
      const { breaches = "", attendances = "" } = bySite.get(site) ?? {};
      return [breaches, attendances];
    });
    return [month, ...cells];
  });
  const headings = [
    ["Month", ...sites.flatMap((site) => [site, ""])],
    ["", ...sites.flatMap(() => ["breaches", "attendances"])],
  ];
  const bytes = xlsxOf([{ name: "A&E", rows: [...headings, ...rows] }]);
  const asked = await upload(world, { file: new File([bytes.slice().buffer], "a.xlsx") });
  expect(asked).toContain("questions about your file");
  const hash = /name="explain" value="([0-9a-f]{64})"/.exec(asked)?.[1] ?? "";
  const first = await upload(world, {
    ...{ explain: hash, "means breaches": "numerator", "means attendances": "denominator" },
  });
  expect(first).toContain("Which measure are these?");
  const shown = await upload(world, { explain: hash, "means *measure": "measure:BUNDLE" });
  expect(shown).toContain(`The file adds ${series.length} figures`);
  await upload(world, { take: hash });
}

async function upload({ slug, leader }: World, fields: Record<string, string | File>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const packed = new Response(form);
  const response = await callRaw(leader, `/n/${slug}/uploads`, packed);
  expect([200, 303]).toContain(response.status);
  return response.text();
}

async function callRaw(who: Person, path: string, packed: Response) {
  const { exports } = await import("cloudflare:workers");
  const type = packed.headers.get("content-type") ?? "";
  return exports.default.fetch(
    new Request(origin + path, {
      ...{ method: "POST", redirect: "manual", body: await packed.arrayBuffer() },
      headers: { origin, cookie: who.cookie, "content-type": type },
    }),
  );
}

async function byCsv({ slug, leader }: World, series: readonly Attendance[]) {
  const csv = figuresCsv(
    series.map(({ site, month, breaches, attendances }) => ({
      ...{ site, period: month, measure: "BUNDLE" },
      figure: { state: "measured", numerator: breaches, denominator: attendances },
    })),
  );
  const headers = { "content-type": "text/csv" };
  const sent = await answer(call(leader, "POST", `/api/v1/n/${slug}/uploads`, csv, headers));
  expect(sent).toMatchObject({ status: 200, body: { counts: { new: series.length } } });
}

async function byApi({ slug, leader }: World, series: readonly Attendance[]) {
  for (const { site, month, breaches, attendances } of series) {
    const figures = [{ measure: "BUNDLE", numerator: breaches, denominator: attendances }];
    const path = `/api/v1/n/${slug}/sites/${site}/submissions/${month}`;
    const sent = await answer(call(leader, "PUT", path, { figures }));
    expect(sent.status).toBe(200);
  }
}

async function byFhir({ slug, leader }: World, series: readonly Attendance[]) {
  const count = (code: string, value: number) => ({ code: { coding: [{ code }] }, count: value });
  const entry = series.map(({ site, month, breaches, attendances }) => ({
    resource: {
      ...{ resourceType: "MeasureReport", status: "complete", type: "summary" },
      ...{ measure: `${origin}/fhir/n/${slug}/Measure/BUNDLE` },
      ...{ reporter: { identifier: { value: site } } },
      period: { start: `${month}-01`, end: `${month}-${daysIn(month)}` },
      group: [{ population: [count("denominator", attendances), count("numerator", breaches)] }],
    },
  }));
  const body = { resourceType: "Bundle", type: "transaction", entry };
  const sent = await answer(call(leader, "POST", `/fhir/n/${slug}`, body));
  expect(sent).toMatchObject({ status: 200, body: { type: "transaction-response" } });
}

/** Every figure, and the charts of the network and of two of its sites. */
async function whatStands({ slug, leader }: World) {
  const months = await Promise.all(
    Array.from({ length: MONTHS }, async (_, index) => {
      const month = `${2016 + Math.floor((index + 3) / 12)}-${String(((index + 3) % 12) + 1).padStart(2, "0")}`;
      const { body } = await answer(
        call(leader, "GET", `/api/v1/n/${slug}/submissions?period=${month}`),
      );
      return body.items.flatMap((item: { site: string; figures: Record<string, unknown>[] }) =>
        item.figures.map(({ numerator, denominator }) => [
          item.site,
          month,
          denominator,
          numerator,
        ]),
      );
    }),
  );
  const charts = [];
  for (const query of ["", "?site=R1F", "?site=R1H"]) {
    const span = `${query}${query ? "&" : "?"}from=2016-04&to=2019-03`;
    const path = `/api/v1/n/${slug}/measures/BUNDLE/chart${span}`;
    const chart = await answer(call(leader, "GET", path));
    expect(chart.status).toBe(200);
    expect(chart.body.points.length).toBe(MONTHS);
    charts.push(chart.body);
  }
  return { figures: months.flat().sort(), charts };
}
