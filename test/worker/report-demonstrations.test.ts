import { env } from "cloudflare:workers";
import { buildNetworkReport } from "@allteach/actions/build-report";
import { loadDemonstration } from "@allteach/actions/load-demonstration";
import { watchCalendar } from "@allteach/actions/watch-calendar";
import { openDirectory } from "@allteach/store/directory";
import { expect, it } from "vitest";
import { archiveOf } from "../../workers/archive.ts";
import { databasesOf, foundryOf, storeOf } from "../../workers/networks.ts";
import { pngTools } from "../../workers/png-tools.ts";
import { figuresInText } from "../demo/mail-figures.mjs";
import { demonstrationsBySlug } from "../support/demonstrations.ts";
import { networkOf } from "../support/report-world.ts";
import {
  figuresInCsv,
  figuresInMail,
  figuresInPage,
  figuresInPdf,
  type ToldFigure,
} from "../support/told-figures.ts";
import { answer, call, join, newPerson } from "../support/world.ts";

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

/** Where a form tells something else than what is stored. */
function differences(form: string, told: readonly ToldFigure[], sums: ReadonlyMap<string, Sum>) {
  return told.flatMap(({ measure, period, numerator, denominator, value, decimals }) => {
    const sum = sums.get(`${measure} ${period}`);
    if (!sum) return [`${form} ${measure} ${period}: nothing is stored`];
    const expected = rateOf(sum);
    const rounded = decimals === undefined ? 1e-6 : 0.5 * 10 ** -decimals;
    const isRight =
      Math.abs((denominator ?? sum.denominator) - sum.denominator) <=
        (decimals === undefined ? 1e-6 : 0.05 + 1e-9) &&
      (sum.mean !== null || numerator === undefined || numerator === sum.numerator) &&
      Math.abs(value - expected) <= rounded + 1e-6 * Math.abs(expected);
    return isRight
      ? []
      : [
          `${form} ${measure} ${period}: ${numerator}/${denominator} = ${value}, stored ${expected}`,
        ];
  });
}

const rateOf = ({ mean, numerator, denominator, multiplier }: Sum) =>
  (mean ?? numerator / denominator) * multiplier;

it.each(demonstrationsBySlug)(
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
    const bytesOf = async (name: string) => {
      const artefact = await database
        .prepare("select sha256 from artefact where report_id = ? and name = ?")
        .bind(id, name)
        .first<{ sha256: string }>();
      const key = `networks/${network.id}/reports/${id}/${artefact?.sha256}`;
      return new Uint8Array((await place.archive.get(key)) ?? []);
    };
    const textOf = async (name: string) => new TextDecoder().decode(await bytesOf(name));
    const sums = await sumsOf(database);
    const named = new Map([...sums.values()].map((sum) => [`${sum.name} ${sum.period}`, sum]));
    const told = {
      csv: figuresInCsv(await textOf("report.csv")),
      page: figuresInPage(await textOf("report.html")),
      mail: figuresInMail(await textOf("mail.html")),
      text: inText(await textOf("report.txt")),
      "mail's text": inText(await textOf("mail.txt")),
      api: await figuresOfApi(slug, database),
    };
    const pdf = await figuresInPdf(await bytesOf("report.pdf"));
    const onPaper = new Map(
      [...sums.values()].map((sum) => [paperKey(sum.period, sum.denominator), sum]),
    );
    const { results: live } = await database
      .prepare("select code from measure where status = 'live'")
      .all<{ code: string }>();
    const { csv, api, ...byName } = told;
    const wrong = [
      ...differences("csv", csv, sums),
      ...differences("api", api, sums),
      ...Object.entries(byName).flatMap(([form, figures]) => differences(form, figures, named)),
      ...pdf.flatMap((each) =>
        onPaper.has(paperKey(each.period, each.denominator ?? 0))
          ? []
          : [`pdf ${each.period}: ${each.numerator}/${each.denominator}`],
      ),
    ];

    const counts = { ...told, pdf };
    console.info(
      `${slug}: ${Object.entries(counts)
        .map(([form, { length }]) => `${form} ${length}`)
        .join(", ")}`,
    );
    expect(wrong).toEqual([]);
    // Every month that has a figure stands in the file, on the page, on paper and in the API; the
    // text has a year of each measure, the mail its last month. Drafts are not reported.
    const stored = [...sums.values()].filter(({ code }) => live.some((each) => each.code === code));
    for (const form of ["csv", "page", "pdf", "api"] as const) {
      expect([form, counts[form].length]).toEqual([form, stored.length]);
    }
    expect(told.mail.length).toBe(live.length);
    expect(told.text.length).toBeGreaterThanOrEqual(12 * live.length);
    expect(told["mail's text"]).toEqual(told.text);
  },
);

const paperKey = (period: string, denominator: number) =>
  `${period} ${denominator.toFixed(Number.isInteger(denominator) ? 0 : 1)}`;

function inText(text: string): ToldFigure[] {
  return [...figuresInText(text)].flatMap(([measure, figures]) =>
    figures.map((figure) => ({ measure, ...figure })),
  );
}

/** What the API tells a member of the network's own charts. */
async function figuresOfApi(slug: string, database: D1Database): Promise<ToldFigure[]> {
  const reader = await newPerson("analyst");
  await join(slug, reader, "analyst");
  const { results } = await database
    .prepare("select code, chart from measure where status = 'live'")
    .all<{ code: string; chart: string }>();
  const told: ToldFigure[] = [];
  for (const { code } of results) {
    const path = `/api/v1/n/${slug}/measures/${code}/chart`;
    const { body } = await answer(call(reader, "GET", path));
    for (const { label, value } of body.points) {
      if (value !== null) told.push({ measure: code, period: label, value });
    }
  }
  return told;
}
