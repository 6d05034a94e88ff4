import type { OwnObservation } from "./own-chart.ts";
import type { OwnQuestion } from "./own-shift.ts";

interface Measure {
  id: number;
  code: string;
  chart: string;
  multiplier: number;
  direction: OwnQuestion["direction"];
  cadence: "week" | "month" | "quarter";
}

interface Row {
  site_id: number;
  measure_id: number;
  period: string;
  state: string;
  numerator: number | null;
  denominator: number | null;
  mean: number | null;
  sd: number | null;
  events: string | null;
}

interface Decision {
  measure_id: number;
  site_id: number | null;
  node_id: number | null;
  start: string;
  kind: "shift" | "definition";
  decision: string;
}

/** A site's series of one measure, as the figures alone have it. */
export interface OwnSite {
  measure: string;
  site: string;
  question: OwnQuestion;
}

const MONTHS = 36;

/** Every site's series of every measure over the last three years that have ended. */
export async function ownSites(database: D1Database, now: Date): Promise<OwnSite[]> {
  const all = async <Found>(query: string) => (await database.prepare(query).all<Found>()).results;
  const measures = await all<Measure>("select * from measure");
  const sites = await all<{ id: number; code: string }>("select id, code from site");
  const decisions = await all<Decision>("select * from phase_decision order by id");
  const months = lastMonths(now);
  const rows = await all<Row>(
    `select * from figure where period between '${months[0]}' and '${months.at(-1)}-99'
       and not exists (select 1 from figure as newer where newer.site_id = figure.site_id
         and newer.measure_id = figure.measure_id and newer.period = figure.period
         and newer.revision > figure.revision)`,
  );
  const bySeries = Map.groupBy(rows, ({ site_id, measure_id }) => `${site_id} ${measure_id}`);
  return measures.flatMap((measure) =>
    sites.map((site) => {
      const own = bySeries.get(`${site.id} ${measure.id}`) ?? [];
      const mine = decisions.filter(
        (each) =>
          each.measure_id === measure.id &&
          (each.kind === "definition" || (each.site_id === site.id && each.node_id === null)),
      );
      return {
        measure: measure.code,
        site: site.code,
        question: questionOf(measure, own, months, mine),
      };
    }),
  );
}

/** The last 36 months that have ended, in UTC, as the demonstrations keep their time. */
function lastMonths(now: Date): string[] {
  return Array.from({ length: MONTHS }, (_, place) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS + place, 1))
      .toISOString()
      .slice(0, 7),
  );
}

function questionOf(
  { chart: kind, multiplier, direction, cadence }: Measure,
  rows: readonly Row[],
  months: readonly string[],
  decisions: readonly Decision[],
): OwnQuestion {
  const known = new Map(rows.map((row) => [row.period, row]));
  const first = [...known.keys()].sort()[0] ?? "9999";
  const periods = months
    .flatMap((month) => periodsOf(month, cadence))
    .filter((each) => each >= first);
  const isRare = kind === "g" || kind === "t";
  const hasEvents = isRare && rows.some(({ events }) => events !== null);
  const points = hasEvents
    ? between(kind, periods, known)
    : periods.map((period) => observed(period, known.get(period)));
  const standing = new Map(decisions.map((each) => [`${each.kind} ${each.start}`, each]));
  const places = (which: (each: Decision) => boolean) =>
    [...standing.values()]
      .filter(which)
      .map(({ start }) => points.findIndex(({ label }) => label >= start))
      .filter((place) => place > 0);
  const accepted = places(({ decision }) => decision === "accept");
  const turned = { increase: "decrease", decrease: "increase", neutral: "neutral" } as const;
  return {
    chart: isRare && !hasEvents ? "u" : kind,
    points,
    borders: [...new Set(accepted)].sort((one, other) => one - other),
    multiplier: hasEvents ? 1 : multiplier,
    direction: hasEvents ? turned[direction] : direction,
    redefined: places((each) => each.kind === "definition"),
    declined: [...standing.values()]
      .filter(({ decision }) => decision === "decline")
      .map(({ start }) => start),
  };
}

function observed(label: string, row: Row | undefined): OwnObservation {
  if (row?.state !== "measured" || row.numerator === null || row.denominator === null) {
    return { label };
  }
  const { numerator, denominator, mean, sd } = row;
  if (mean === null) return { label, numerator, denominator };
  return { label, numerator: mean, denominator, ...(sd !== null && { sd }) };
}

/** Cases, or days, from one rare event to the next; a period that was not told parts them. */
function between(
  kind: string,
  periods: readonly string[],
  known: ReadonlyMap<string, Row>,
): OwnObservation[] {
  const points: OwnObservation[] = [];
  let since: number | undefined;
  for (const period of periods) {
    const row = known.get(period);
    if (row?.state === "no-cases") continue;
    if (row?.state !== "measured" || row.events === null) {
      since = undefined;
      continue;
    }
    const events = new Set(JSON.parse(row.events) as number[]);
    for (let each = 1; each <= (row.denominator ?? 0); each += 1) {
      if (since !== undefined) since += 1;
      if (!events.has(each)) continue;
      const label = kind === "t" ? dayOf(period, each) : period;
      if (since !== undefined) points.push({ label, numerator: since });
      since = 0;
    }
  }
  return points;
}

function dayOf(period: string, day: number): string {
  const start =
    period.length === 7 ? Date.parse(`${period}-01`) : Date.parse(period) - 6 * 86_400_000;
  return new Date(start + (day - 1) * 86_400_000).toISOString().slice(0, 10);
}

function periodsOf(month: string, cadence: Measure["cadence"]): string[] {
  if (cadence === "month") return [month];
  if (cadence === "quarter") return Number(month.slice(5)) % 3 === 0 ? [month] : [];
  return Array.from(
    { length: 31 },
    (_, day) => new Date(Date.parse(`${month}-01`) + day * 86_400_000),
  )
    .filter((day) => day.getUTCDay() === 0 && day.toISOString().startsWith(month))
    .map((day) => day.toISOString().slice(0, 10));
}
