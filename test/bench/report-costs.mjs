// What a month's report costs: built in Node alone, step by step, and whole in workerd.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { measureMonths, togetherMeasure } from "@allteach/actions/measure-reading";
import { togetherOf } from "@allteach/domain/figure";
import { shiftPeriod } from "@allteach/domain/period";
import { reportCsv } from "@allteach/report/figures-csv";
import { reportHtml } from "@allteach/report/html";
import { linkPlaceholders } from "@allteach/report/mail-links";
import { buildReport } from "@allteach/report/model";
import { reportPdf } from "@allteach/report/pdf/report-pdf";
import { reportPictures } from "@allteach/report/report-pictures";
import { reportText } from "@allteach/report/text";
import { outboxOf } from "../support/person.mjs";
import { reportHour, strikeHour, until } from "../support/service.mjs";
import { eightMeasures, MONTHS } from "./made-up.mjs";
import { printTable } from "./table.mjs";

const TURNS = 5;
const RULES = "ihi";

/** @returns What the targets speak of: milliseconds of one core for a report, bytes of its mail. */
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
  const { mailHtml, mailText, pictures, pdf } = cold;
  return {
    pdfBytes: pdf.length,
    ms: Math.min(median("whole"), median("of it, at work")),
    coldMs: Math.min(cold.times.whole, cold.times["of it, at work"]),
    ...mailBytes(mailHtml, mailText, pictures),
  };
}

async function buildOnce(network, period, tools) {
  const times = {};
  const [started, before] = [performance.now(), process.cpuUsage()];
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
  const pdf = await reportPdf(model, { paper: "a4", fonts: tools.fonts });
  lap("write the PDF");
  times.whole = performance.now() - started;
  // What it takes of one core, whatever else the machine is doing meanwhile.
  const { user, system } = process.cpuUsage(before);
  times["of it, at work"] = (user + system) / 1000;
  return { times, mailHtml, mailText, pdf, pictures: [...pictures.values()] };
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
      const together = sums(own);
      const { months, reading } = measureMonths(measure, span, together, RULES);
      const bySite = Map.groupBy(own, ({ site }) => site);
      return {
        ...{ measure: togetherMeasure(measure), reading },
        series: months.map(({ period: each, figure }) => ({
          period: each,
          numerator: figure?.numerator ?? null,
          denominator: figure?.denominator ?? null,
          ...(figure?.sample && { mean: figure.sample.mean }),
          sitesReporting: together.get(each)?.sites ?? 0,
        })),
        sites: sites.flatMap(({ name, code }) => {
          const values = (bySite.get(code) ?? []).map((each) => [each.period, each.figure]);
          if (values.length === 0) return [];
          const { reading: read } = measureMonths(measure, span, new Map(values), RULES);
          return [{ name, code, reading: read }];
        }),
      };
    }),
    completeness: sites.map(({ name, code }) => {
      const done = (ofSite.get(code) ?? []).filter((each) => each.period === period).length;
      return { name, code, done, expected: measures.length, attested: done === measures.length };
    }),
  };
}

/** A measure's figures of all sites together, by month, and how many sites they are of. */
function sums(figures) {
  const measured = figures.filter(({ figure }) => figure.state === "measured");
  const byMonth = Map.groupBy(measured, ({ period }) => period);
  return new Map(
    [...byMonth].map(([period, month]) => {
      const [first, ...others] = month.map(({ figure }) => figure);
      const { events: _, ...together } = others.reduce(togetherOf, first);
      return [period, { ...together, sites: month.length }];
    }),
  );
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
