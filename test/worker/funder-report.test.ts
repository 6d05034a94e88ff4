import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { buildNetworkReport } from "@allteach/actions/build-report";
import type { Job } from "@allteach/actions/job";
import { sweepNetwork } from "@allteach/actions/sweep-network";
import { openDirectory } from "@allteach/store/directory";
import { beforeEach, describe, expect, it } from "vitest";
import { archiveOf } from "../../workers/archive.ts";
import { app } from "../../workers/http/app.ts";
import { storeOf } from "../../workers/networks.ts";
import { pngTools } from "../../workers/png-tools.ts";
import { perform } from "../../workers/queue/perform.ts";
import { databaseOf, sendForm } from "../support/network-pages.ts";
import { networkOf, rememberingEnv, report } from "../support/report-world.ts";
import {
  answer,
  call,
  join,
  newNetwork,
  newPerson,
  origin,
  type Person,
} from "../support/world.ts";

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

async function placeOf() {
  const network = await networkOf(slug);
  return { network, store: storeOf(env, network), archive: archiveOf(env.ARCHIVE) };
}

/** Makes an edition of January's funder report; what its row says of a failure, if it failed. */
async function make(edition: number): Promise<string | undefined> {
  const id = `funder-2026-01-sums${edition === 1 ? "" : `-e${edition}`}`;
  await change(
    `insert into report (id, kind, period, status, due_at, edition, audience)
       values ('${id}', 'funder', '2026-01', 'pending', 1, ${edition}, 'sums')`,
  );
  const place = { ...(await placeOf()), directory: openDirectory(env.DIRECTORY) };
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

/** Funders were told January with a late site's few cases in it, and without. */
async function giveAway(): Promise<void> {
  await enter("EAS", 4);
  await change(
    `insert into report (id, kind, period, status, due_at, built_at, edition, audience)
       values ('planted', 'funder', '2026-01', 'built', 1, 5, 9, 'sums')`,
  );
  await change(
    `insert into told_month select 'planted', measure_id, period, 10, figure, 4,
       json_insert(cells, '$[#]', json('["4", 4, 1000]')) from told_month`,
  );
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
    await giveAway();

    expect(await make(2)).toContain("gives small counts of January 2026 away");
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

  it("says what to do where the report could not be made, and to a funder not which month", async () => {
    const funder = await newPerson("funder");
    await join(slug, funder, "funder");
    await make(1);
    await giveAway();
    const look = (who: Person) => call(who, "GET", `/n/${slug}/report-preview?report=funder`);
    const [seen, led] = [await look(funder), await look(leader)];

    expect([seen.status, led.status]).toEqual([409, 409]);
    expect(await led.text()).toContain("gives small counts of January 2026 away");
    const words = await seen.text();
    expect(words).toContain("coordinators can see what it is");
    expect(words).not.toContain("January");
  });
});

describe("a run with a report that was stopped", () => {
  const run = () => `/n/${slug}/runs/2026-01.2`;
  const begun = (edition: number) =>
    change(`insert into run values ('2026-01${edition === 1 ? "" : `.${edition}`}', '2026-01',
      ${edition}, 'asked', 'looked at', 'leader', 1, 1)`);
  const pageOf = async (who: Person) => (await call(who, "GET", run())).text();
  const swept = async () => {
    const jobs: Job[] = [];
    const later = async (some: readonly Job[]) => void jobs.push(...some);
    const platform = { directory: openDirectory(env.DIRECTORY), later, now: new Date() };
    await sweepNetwork(platform, await placeOf());
    return jobs;
  };
  const settle = () => change("delete from told_month where report_id = 'planted'");

  beforeEach(async () => {
    await begun(1);
    await make(1);
    await giveAway();
    await begun(2);
    await make(2);
  });

  it("has it looked at again once it is settled, and only by those who run reports", async () => {
    const funder = await newPerson("funder");
    await join(slug, funder, "funder");
    expect(await pageOf(leader)).toContain("Look at it again now");
    expect((await sendForm(funder, run(), {})).status).toBe(403);
    await settle();
    const { bindings, jobs } = rememberingEnv();
    const request = new Request(`${origin}${run()}`, {
      ...{ method: "POST", redirect: "manual", headers: { cookie: leader.cookie, origin } },
    });
    const asked = await app.fetch(request, bindings, createExecutionContext());

    expect(asked.headers.get("location")).toBe(`${run()}?again=yes`);
    expect(jobs).toMatchObject([{ kind: "build-report", report: "funder-2026-01-sums-e2" }]);
    for (const job of jobs) await perform(bindings, job);
    expect(await pageOf(leader)).not.toContain("could not be made");
  });

  it("gives way to a later edition, and is tried no more", async () => {
    await begun(3);
    const page = await pageOf(leader);
    const jobs = await swept();

    expect(page).toContain("took its place");
    expect(page).not.toContain("Look at it again now");
    expect((await sendForm(leader, run(), {})).status).toBe(409);
    expect(jobs).toEqual([]);
  });

  it("leaves another network’s reports alone", async () => {
    const other = await newNetwork();
    expect((await sendForm(other.leader, run(), {})).status).toBe(404);
    const there = `/n/${other.slug}/runs/2026-01.2`;
    expect((await sendForm(other.leader, there, {})).status).toBe(404);
  });
});
