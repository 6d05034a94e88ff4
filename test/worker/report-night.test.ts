import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newTally, tallied } from "../../workers/tally.ts";
import { databaseOf, tableOf } from "../support/network-pages.ts";
import { networkOf } from "../support/report-world.ts";
import { emailService, simulatedPlatform } from "../support/simulated-platform.ts";
import { call, newNetwork } from "../support/world.ts";

/** Small in the check; `pnpm bench` asks for more, of 20 sites and 20 readers each. */
const { networks, sites, readers } = JSON.parse(
  env.BENCH_NIGHT ?? '{"networks":[1,3],"sites":4,"readers":6}',
) as { networks: number[]; sites: number; readers: number };

const PER_SECOND = 10;
/** Five consumers at a time, of which each needs 400 ms for a mail. */
const MAIL_MS = 400 / 5;
const SEVEN = Date.UTC(2026, 1, 21, 7);

beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ["Date"], now: SEVEN - 3 * 3_600_000 });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A network with a year of figures, and the people who read its report. */
async function readyNetwork(): Promise<void> {
  const { slug, leader } = await newNetwork();
  const more = Array.from({ length: sites - 3 }, (_, n) => [n + 4, `H${n + 4}`]);
  await tableOf(
    slug,
    `insert into site (id, name, code, blinded_code, joined)
       select value ->> 0, 'Hospital ' || (value ->> 0), value ->> 1, 'Site ' || (value ->> 0),
         '2020-01' from json_each('${JSON.stringify(more)}')`,
  );
  const codes = ["NOR", "SOU", "WES", ...more.map(([, code]) => code)];
  const lines = codes.flatMap((code, place) =>
    Array.from(
      { length: 12 },
      (_, month) =>
        `${code},2025-${String(month + 1).padStart(2, "0")},CAUTI,${(place + month) % 5},900`,
    ),
  );
  const csv = ["site,period,measure,numerator,denominator", ...lines].join("\n");
  const type = { "content-type": "text/csv" };
  const sent = await call(leader, "POST", `/api/v1/n/${slug}/uploads?reason=all`, csv, type);
  expect(sent.status, await sent.text()).toBe(200);
  const { id } = await networkOf(slug);
  const rows = JSON.stringify(
    Array.from({ length: readers }, (_, n) => [`${slug}-${n}`, `${slug}-${n}@hospital.example`]),
  );
  await env.DIRECTORY.batch([
    env.DIRECTORY.prepare(
      `insert into user (id, email, created_at)
         select value ->> 0, value ->> 1, 0 from json_each(?)`,
    ).bind(rows),
    env.DIRECTORY.prepare(
      "insert into membership select value ->> 0, ?, 'analyst', 0, 0 from json_each(?)",
    ).bind(id, rows),
  ]);
  await (await databaseOf(slug))
    .prepare(
      `insert into subscription (id, user_id, report, since)
         select 's' || key, value ->> 0, 'network', 0 from json_each(?)`,
    )
    .bind(rows)
    .run();
}

/** One night, from seven in the morning until nothing waits any more, and what it took. */
async function nightOf(count: number) {
  vi.setSystemTime(SEVEN - 3 * 3_600_000);
  for (let made = 0; made < count; made += 1) await readyNetwork();
  const tally = newTally();
  const bindings = Object.keys(env).filter((name) => name === "DIRECTORY" || /^NET_/.test(name));
  const counted = bindings.map((name) => [name, tallied(Reflect.get(env, name), tally)]);
  const of = { reports: newUse(), mail: newUse() };
  let last = { ...tally };
  const service = emailService(() => "takes", MAIL_MS);
  const { passUntil, waiting } = simulatedPlatform(
    {
      ...Object.fromEntries(counted),
      ...{ MAIL_TRANSPORT: "cloudflare", MAIL_PER_SECOND: `${PER_SECOND}` },
      EMAIL: service.binding,
    },
    (queue, messages) => {
      const use = queue === "mail" ? of.mail : of.reports;
      use.messages += messages;
      use.trips += tally.trips - last.trips;
      use.read += tally.rowsRead - last.rowsRead;
      use.written += tally.rowsWritten - last.rowsWritten;
      last = { ...tally };
    },
  );
  vi.setSystemTime(SEVEN - 1);
  await passUntil(SEVEN + 50 * 60_000);
  // Where few databases are left the operators are mailed as well.
  const taken = service.taken.filter(({ to }) => to.endsWith("@hospital.example"));
  const mails = taken.length;
  const least = ((mails - PER_SECOND) / PER_SECOND) * 1000;
  const makespan = Math.max(...taken.map(({ at }) => at)) - SEVEN;
  await forget();
  return { mails, waiting: waiting(), makespan, ratio: makespan / least, ...of };
}

const newUse = () => ({ messages: 0, trips: 0, read: 0, written: 0 });

/** The networks of one size have had their night; their databases stay taken. */
const forget = () =>
  env.DIRECTORY.batch([
    env.DIRECTORY.prepare("delete from due"),
    env.DIRECTORY.prepare("delete from mail_pace"),
  ]);

it("mails everyone within the provider's quota, at a cost for each that does not grow", {
  timeout: 3_600_000,
}, async () => {
  const nights = [];
  for (const count of networks) {
    const night = await nightOf(count);
    nights.push({ count, ...night });
    const { mails, makespan, ratio, reports, mail } = night;
    const figures = { networks: count, mails, makespan, ratio, reports, mail };
    console.info(`night: ${JSON.stringify(figures)}`);
    expect(mails).toBe(count * readers);
    expect(night.waiting).toBe(0);
  }
  const [first] = nights;
  const perMail = (night: typeof first, what: "trips" | "read" | "written") =>
    night ? night.mail[what] / night.mails : 0;
  for (const night of nights) {
    for (const what of ["trips", "read", "written"] as const) {
      const growth = perMail(night, what) / perMail(first, what);
      expect(growth, `${what} of a mail`).toBeLessThan(1.2);
    }
    // Handed over once, and sent away by the quota twice at most.
    expect(night.mail.messages / night.mails).toBeLessThanOrEqual(3);
    const ofReport = night.reports.trips / night.count;
    expect(ofReport).toBeLessThanOrEqual((first?.reports.trips ?? 0) / (first?.count ?? 1));
  }
});
