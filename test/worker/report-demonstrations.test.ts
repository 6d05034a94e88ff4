import { env } from "cloudflare:workers";
import { buildNetworkReport } from "@allteach/actions/build-report";
import { loadDemonstration } from "@allteach/actions/load-demonstration";
import { watchCalendar } from "@allteach/actions/watch-calendar";
import { demonstrationNetworks } from "@allteach/simulation/demonstrations";
import { openDirectory } from "@allteach/store/directory";
import { expect, it } from "vitest";
import { archiveOf } from "../../workers/archive.ts";
import { databasesOf, foundryOf, storeOf } from "../../workers/networks.ts";
import { pngTools } from "../../workers/png-tools.ts";
import { figuresInText } from "../demo/mail-figures.mjs";
import { networkOf } from "../support/report-world.ts";

interface Sum {
  code: string;
  name: string;
  period: string;
  multiplier: number;
  numerator: number;
  denominator: number;
  mean: number | null;
}

/** The network's sums from the stored figures alone: the newest revision of each, added up here. */
async function sumsOf(database: D1Database): Promise<Map<string, Sum>> {
  const { results } = await database
    .prepare(
      `select measure.code, measure.name, figure.period, measure.multiplier,
         sum(figure.numerator) as numerator, sum(figure.denominator) as denominator,
         sum(figure.mean * figure.denominator) / sum(iif(figure.mean is null, null, figure.denominator))
           as mean
       from figure join measure on measure.id = figure.measure_id
       where figure.state = 'measured' and not exists (select 1 from figure as newer
         where newer.site_id = figure.site_id and newer.measure_id = figure.measure_id
           and newer.period = figure.period and newer.revision > figure.revision)
       group by measure.id, figure.period`,
    )
    .all<Sum>();
  return new Map(results.map((sum) => [`${sum.code} ${sum.period}`, sum]));
}

/** The lines of the report's CSV; no name in a demonstration holds a comma or a quote. */
function linesOf(csv: string): string[][] {
  return csv
    .replace(/^\uFEFF/, "")
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) => cell),
    );
}

it.each(demonstrationNetworks.map((each) => [each.slug, each] as const))(
  "the figures of every form are those that are stored: %s",
  { timeout: 300_000 },
  async (slug, demonstration) => {
    await loadDemonstration(
      foundryOf(env, new Date()),
      (record) => storeOf(env, record),
      demonstration,
    );
    const network = await networkOf(slug);
    const database = databasesOf(env).get(network.binding) as D1Database;
    const place = {
      ...{ network, store: storeOf(env, network), archive: archiveOf(env.ARCHIVE) },
      directory: openDirectory(env.DIRECTORY),
    };
    const [now, later] = [new Date(), async () => undefined];
    await watchCalendar({ ...place, later, now }, place, now.getTime(), true);
    const row = await database
      .prepare("select id from report where kind = 'network' order by audience limit 1")
      .first<{ id: string }>();
    const id = row?.id ?? "";
    await buildNetworkReport(place, id, { png: pngTools, origin: "https://a.example", later, now });
    const textOf = async (name: string) => {
      const artefact = await database
        .prepare("select sha256 from artefact where report_id = ? and name = ?")
        .bind(id, name)
        .first<{ sha256: string }>();
      const key = `networks/${network.id}/reports/${id}/${artefact?.sha256}`;
      return new TextDecoder().decode(await place.archive.get(key));
    };
    const sums = await sumsOf(database);
    const wrong: string[] = [];
    let compared = 0;
    for (const [, code = "", , , period = "", numerator, denominator, value] of linesOf(
      await textOf("report.csv"),
    )) {
      const sum = sums.get(`${code} ${period}`);
      if (numerator === "" || numerator === "no cases") {
        if (sum) wrong.push(`csv ${code} ${period}: nothing told`);
        continue;
      }
      const expected = sum && (sum.mean ?? sum.numerator / sum.denominator) * sum.multiplier;
      const isRight =
        sum !== undefined &&
        Math.abs(Number(denominator) - sum.denominator) < 1e-6 &&
        Math.abs(Number(value) - (expected ?? Number.NaN)) < 1e-6 * Math.max(1, expected ?? 0);
      if (!isRight) wrong.push(`csv ${code} ${period}: ${numerator} / ${denominator} = ${value}`);
      compared += 1;
    }
    const [text, html] = [await textOf("report.txt"), await textOf("report.html")];
    const names = new Map([...sums.values()].map((sum) => [sum.name, sum.code]));
    for (const [name, figures] of figuresInText(text)) {
      for (const { period, denominator, value, decimals } of figures) {
        const sum = sums.get(`${names.get(name)} ${period}`);
        if (!sum) continue;
        const expected = (sum.mean ?? sum.numerator / sum.denominator) * sum.multiplier;
        const isRight =
          Math.abs(denominator - sum.denominator) <= 0.5 &&
          Math.abs(value - expected) <= 0.5 * 10 ** -decimals + 1e-9;
        if (!isRight) wrong.push(`text ${name} ${period}: ${value}, stored ${expected}`);
        const told = sum.denominator.toLocaleString("en-GB", { maximumFractionDigits: 1 });
        if (!html.includes(told)) wrong.push(`html ${name} ${period}: no ${told}`);
        compared += 1;
      }
    }

    console.info(`${slug}: ${compared} figures compared`);
    expect(wrong).toEqual([]);
    const [live] = (
      await database
        .prepare("select count(*) as n from measure where status = 'live'")
        .all<{ n: number }>()
    ).results;
    // A year of each measure at least, in the text alone; a network whose measures are still drafts
    // reports none.
    expect(compared).toBeGreaterThanOrEqual(12 * (live?.n ?? 0));
  },
);
