import { env } from "cloudflare:workers";
import { buildNetworkReport } from "@allteach/actions/build-report";
import { openDirectory } from "@allteach/store/directory";
import { beforeEach, describe, expect, it } from "vitest";
import { archiveOf } from "../../workers/archive.ts";
import { storeOf } from "../../workers/networks.ts";
import { pngTools } from "../../workers/png-tools.ts";
import { databaseOf } from "../support/network-pages.ts";
import { networkOf, report } from "../support/report-world.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  await change(`insert into site (code, name, type, joined)
    values ('EAS', 'Eastfield', '', '2020-01'), ('HIL', 'Hillside', '', '2020-01')`);
  await enter("NOR", 30);
  await enter("SOU", 40);
  await enter("WES", 50);
});

const change = async (sql: string) => (await databaseOf(slug)).prepare(sql).run();
const enter = (site: string, numerator: number) =>
  report(leader, slug, site, "2026-01", { numerator, denominator: 1000 });

/** Makes an edition of January's funder report; what its row says of a failure, if it failed. */
async function make(edition: number): Promise<string | undefined> {
  const id = `funder-2026-01-sums${edition === 1 ? "" : `-e${edition}`}`;
  await change(
    `insert into report (id, kind, period, status, due_at, edition, audience)
       values ('${id}', 'funder', '2026-01', 'pending', 1, ${edition}, 'sums')`,
  );
  const network = await networkOf(slug);
  const place = {
    ...{ network, store: storeOf(env, network), archive: archiveOf(env.ARCHIVE) },
    directory: openDirectory(env.DIRECTORY),
  };
  const tools = {
    ...{ png: pngTools, origin: "https://a.example", now: new Date() },
    later: async () => undefined,
  };
  const built = buildNetworkReport(place, id, tools);
  const isBuilt = await built.then(
    () => true,
    () => false,
  );
  const row = await (await databaseOf(slug))
    .prepare("select failure from report where id = ?")
    .bind(id)
    .first<{ failure: string | null }>();
  expect(isBuilt).toBe(row?.failure === null);
  return row?.failure ?? undefined;
}

/** What an edition's file of figures says of January, and how much its words leave out. */
async function told(edition: number) {
  const id = `funder-2026-01-sums${edition === 1 ? "" : `-e${edition}`}`;
  const form = async (extension: string) =>
    (await call(leader, "GET", `/api/v1/n/${slug}/reports/${id}.${extension}`)).text();
  const line = (await form("csv")).split("\r\n").find((each) => each.includes(",CAUTI,"));
  return { counts: line?.split("2026-01,")[1]?.split(",").slice(0, 2), html: await form("html") };
}

describe("a funder’s later edition", () => {
  it("says once more what was told, where one late site’s few cases could be subtracted", async () => {
    await make(1);
    expect((await told(1)).counts).toEqual(["120", "3000"]);
    await enter("EAS", 4);
    await make(2);

    const { counts, html } = await told(2);
    expect(counts).toEqual(["120", "3000"]);
    expect(html).toContain("1 month stands as it was told before");
  });

  it("says what came where it is enough, and then knows all that was told", async () => {
    await make(1);
    await enter("EAS", 44);
    await enter("HIL", 46);
    await make(2);
    expect((await told(2)).counts).toEqual(["210", "5000"]);
    const rows = await change("select largest, sites from told_month order by report_id");
    expect(rows.results).toEqual([
      { largest: 10, sites: 3 },
      { largest: 10, sites: 5 },
    ]);
  });

  it("writes down what is new alone", async () => {
    await make(1);
    await make(2);
    const rows = await change("select report_id from told_month");
    expect(rows.results).toEqual([{ report_id: "funder-2026-01-sums" }]);
  });

  it("is stopped, with what a person has to look at, where what was told gives a count away", async () => {
    await make(1);
    await enter("EAS", 4);
    await change(
      `insert into report (id, kind, period, status, due_at, built_at, edition, audience)
         values ('planted', 'funder', '2026-01', 'built', 1, 5, 9, 'sums')`,
    );
    await change(
      `insert into told_month select 'planted', measure_id, period, 10, figure, 4,
         json_insert(cells, '$[#]', json('["4", 4, 1000]')) from told_month`,
    );

    expect(await make(2)).toContain("gives small counts of 2026-01 away");
    const { body } = await answer(call(leader, "GET", `/api/v1/n/${slug}/reports`));
    const made = body.items.find(({ id }: { id: string }) => id === "funder-2026-01-sums-e2");
    expect(made).toMatchObject({ status: "failed" });
  });
});

describe("looking ahead", () => {
  const preview = async (who: Person) =>
    (await call(who, "GET", `/n/${slug}/report-preview?report=funder`)).text();

  it("tells a funder nothing that no report has told, and a leader what it will say", async () => {
    const funder = await newPerson("funder");
    await join(slug, funder, "funder");
    const [seen, led] = [await preview(funder), await preview(leader)];
    expect(seen).toContain("Months left out: 1.");
    expect(led).toContain("Months left out: 0.");
    await make(1);
    expect(await preview(funder)).toContain("Months left out: 0.");
  });
});
