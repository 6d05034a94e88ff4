// What a month's report costs: built in Node alone, step by step, and whole in workerd.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { monthsToDraw } from "@allteach/actions/chart-series";
import { measureReading } from "@allteach/actions/measure-reading";
import { shiftPeriod } from "@allteach/domain/period";
import { reportCsv } from "@allteach/report/figures-csv";
import { reportHtml } from "@allteach/report/html";
import { linkPlaceholders } from "@allteach/report/mail-links";
import { buildReport } from "@allteach/report/model";
import { reportPictures } from "@allteach/report/report-pictures";
import { reportText } from "@allteach/report/text";
import { outboxOf } from "../support/person.mjs";
import { reportHour, strikeHour, until } from "../support/service.mjs";
import { eightMeasures, MONTHS } from "./made-up.mjs";
import { printTable } from "./table.mjs";

const TURNS = 5;
const RULES = "ihi";

/** @returns What the targets speak of: milliseconds of a report, bytes of its mail. */
export async function reportCosts(period) {
  const network = eightMeasures(period);
  const tools = pngTools();
  const turns = [];
  for (let turn = 0; turn < TURNS; turn += 1) turns.push(await buildOnce(network, period, tools));
  const [cold] = turns;
  const steps = Object.keys(cold.times);
  const median = (step) => middle(turns.slice(1).map(({ times }) => times[step]));
  printTable(
    `One report: ${network.sites.length} sites × ${network.measures.length} measures × ${MONTHS} months, Node alone`,
    ["step", "first, ms", "then, ms"],
    steps.map((step) => [step, cold.times[step], median(step)]),
  );
  const { mailHtml, mailText, pictures } = cold;
  return {
    ms: median("whole"),
    coldMs: cold.times.whole,
    ...mailBytes(mailHtml, mailText, pictures),
  };
}

async function buildOnce(network, period, tools) {
  const times = {};
  const started = performance.now();
  let last = started;
  const lap = (step) => {
    times[step] = performance.now() - last;
    last = performance.now();
  };
  const input = reportInput(network, period);
  lap("read every chart");
  const model = buildReport(input);
  lap("find what to say");
  const pictures = await reportPictures(model, tools);
  lap("draw the pictures (PNG)");
  const mailHtml = reportHtml(model, { images: "cid", pictures, links: linkPlaceholders });
  const mailText = reportText(model, linkPlaceholders);
  lap("write the mail");
  reportHtml(model, { images: "data", pictures });
  reportText(model);
  reportCsv(model);
  lap("write the archive");
  times.whole = performance.now() - started;
  return { times, mailHtml, mailText, pictures: [...pictures.values()] };
}

function reportInput({ sites, measures, figures }, period) {
  const span = { from: shiftPeriod(period, 1 - MONTHS), to: period };
  const byMeasure = Map.groupBy(figures, ({ measure }) => measure);
  const ofSite = Map.groupBy(figures, ({ site }) => site);
  return {
    network: { name: "Ninety-six", slug: "ninety-six", simulated: true },
    ...{ period, generatedAt: new Date(), baseUrl: "https://allteach.example" },
    measures: measures.map((definition, place) => {
      const measure = { ...definition, id: place + 1, place };
      const own = byMeasure.get(definition.code) ?? [];
      const months = monthsToDraw(span, new Map(sums(own).map((sum) => [sum.period, sum])));
      const bySite = Map.groupBy(own, ({ site }) => site);
      return {
        measure,
        reading: measureReading(measure, months, RULES),
        series: months.map(({ period: each, figure }) => ({
          period: each,
          numerator: figure?.numerator ?? null,
          denominator: figure?.denominator ?? null,
          sitesReporting: figure?.sites ?? 0,
        })),
        sites: sites.flatMap(({ name, code }) => {
          const values = (bySite.get(code) ?? []).map((each) => [each.period, each.figure]);
          const drawn = monthsToDraw(span, new Map(values));
          return values.length === 0
            ? []
            : [{ name, code, reading: measureReading(measure, drawn, RULES) }];
        }),
      };
    }),
    completeness: sites.map(({ name, code }) => {
      const done = (ofSite.get(code) ?? []).filter((each) => each.period === period).length;
      return { name, code, done, expected: measures.length, attested: done === measures.length };
    }),
  };
}

/** A measure's figures of all sites, added up by month. */
function sums(figures) {
  const measured = figures.filter(({ figure }) => figure.state === "measured");
  return [...Map.groupBy(measured, ({ period }) => period)].map(([period, month]) => ({
    ...{ period, state: "measured", sites: month.length },
    numerator: month.reduce((sum, { figure }) => sum + figure.numerator, 0),
    denominator: month.reduce((sum, { figure }) => sum + figure.denominator, 0),
  }));
}

/** Bytes as they travel: base64 in lines of 76, and headers for each part. */
function mailBytes(html, text, pictures) {
  const htmlBytes = Buffer.byteLength(html);
  const travelling = (bytes) => Math.ceil(bytes / 3) * 4 * (78 / 76);
  const parts = [htmlBytes, Buffer.byteLength(text), ...pictures.map(({ length }) => length)];
  return {
    htmlBytes,
    messageBytes: parts.reduce((sum, part) => sum + travelling(part) + 300, 1500),
  };
}

function pngTools() {
  const require = createRequire(createRequire(import.meta.url).resolve("@allteach/report/png"));
  const font = (name) =>
    readFileSync(new URL(`../../packages/report/fonts/NotoSans-${name}.ttf`, import.meta.url));
  return {
    wasm: readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")),
    fonts: [font("Regular"), font("SemiBold")],
  };
}

/** From the stroke of the hour to the report in the archive, and to the mail in the outbox. */
export async function reportInWorkerd(leader, network, origin) {
  const path = `/api/v1/n/${network}/subscriptions`;
  await leader.call("POST", path, { report: "network" });
  const started = performance.now();
  await strikeHour(origin, reportHour());
  const [report] = await until("the report", async () => {
    const { items } = await (await leader.call("GET", `/api/v1/n/${network}/reports`)).json();
    return items.some(({ status }) => status === "built") && items;
  });
  const builtMs = performance.now() - started;
  const mail = await until("its mail", async () =>
    (await outboxOf(origin, leader.email)).find(({ attachments }) => attachments.length > 0),
  );
  const mailedMs = performance.now() - started;
  const pictures = mail.attachments.map(({ bytes }) => ({ length: bytes }));
  return { report: report.id, builtMs, mailedMs, ...mailBytes(mail.html, mail.text, pictures) };
}

function middle(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}
