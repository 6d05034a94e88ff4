import { lastEndedPeriod } from "@allteach/domain/calendar";
import {
  type FirstReport,
  type MonthReporting,
  monthReporting,
} from "@allteach/domain/completeness";
import { type FollowUp, openFollowUps } from "@allteach/domain/follow-up";
import type { Charter } from "@allteach/domain/network";
import { monthOf, type Period, periodsFrom, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { readChart } from "@allteach/spc/read-chart";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { firstReportOf, firstReportsQuery } from "@allteach/store/first-report";
import { followUpOf, followUpsQuery } from "@allteach/store/follow-up";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";

/** Months in the grid; the charts above it look back further. */
const MONTHS_SHOWN = 12;
const MONTHS_CHARTED = 24;

/** A site's row of the grid. */
export interface CompletenessRow {
  site: Site;
  /** One for each month of the grid. */
  months: readonly MonthReporting[];
  /** The months about which something is still to be done. */
  flagged: ReadonlySet<Period>;
}

export interface CompletenessView {
  charter: Charter;
  /** The grid's months, oldest first. */
  periods: readonly Period[];
  rows: readonly CompletenessRow[];
  /** The share of sites that gave everything they were asked for, and that gave it in time. */
  complete: ChartReading;
  onTime: ChartReading;
  /** Notes about the grid's months, for those who follow months up. */
  notes: readonly FollowUp[];
  mayFollowUp: boolean;
}

/** Which site has sent which month, whether in time, and how both go on in the whole network. */
export async function readCompleteness({
  store,
  actor,
  now,
  network,
}: ActionContext): Promise<Outcome<CompletenessView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const last = lastEndedPeriod(now, network.timeZone);
  const charted = periodsFrom(shiftPeriod(last, 1 - MONTHS_CHARTED), last);
  const periods = charted.slice(-MONTHS_SHOWN);
  const span = { from: charted[0] ?? last, to: last };
  const [charters, siteRows, measureRows, firstRows, noteRows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    firstReportsQuery(store, span),
    followUpsQuery(store, { from: periods[0] ?? last, to: last }),
  );
  const charter = charterOf(charters);
  const all = siteRows.map(siteOf);
  const measures = measureRows.map(measureOf);
  const bySite = Map.groupBy(firstRows.map(firstReportOf), ({ site }) => site);
  const reporting = (site: Site, months: readonly Period[]): MonthReporting[] => {
    const byMonth = Map.groupBy(bySite.get(site.id) ?? [], ({ period }) => monthOf(period));
    return months.map((month) => {
      const first: readonly FirstReport[] = byMonth.get(month) ?? [];
      return monthReporting(site, measures, month, first, charter);
    });
  };
  const mayFollowUp = may(actor, "follow-up-months");
  const notes = mayFollowUp ? noteRows.map(followUpOf) : [];
  const flagged = Map.groupBy(openFollowUps(notes), ({ site }) => site);
  const everyone = all.map((site) => reporting(site, charted));
  return done({
    ...{ charter, periods, notes, mayFollowUp },
    rows: seenSites(actor, charter, all).map((site) => ({
      site,
      months: reporting(site, periods),
      flagged: new Set((flagged.get(site.id) ?? []).map(({ period }) => period)),
    })),
    complete: shareReading("Months complete", charted, everyone, ({ given }) => given, charter),
    onTime: shareReading("Months in time", charted, everyone, ({ onTime }) => onTime, charter),
  });
}

/** Of the sites that were asked for something in a month, how many gave all of it. */
function shareReading(
  name: string,
  periods: readonly Period[],
  everyone: readonly (readonly MonthReporting[])[],
  part: (month: MonthReporting) => number,
  { ruleSet }: Charter,
): ChartReading {
  const points = periods.map((label, place) => {
    const asked = everyone.flatMap((months) => months[place] ?? []).filter(isAsked);
    const whole = asked.filter((month) => part(month) === month.expected);
    const none = { numerator: null, denominator: null };
    return asked.length === 0
      ? { label, ...none }
      : { label, numerator: whole.length, denominator: asked.length };
  });
  const first = points.findIndex(({ numerator }) => numerator !== null);
  const chart = { chart: "p", points: first < 0 ? [] : points.slice(first) } as const;
  return readChart(chart, {
    ...{ chart: { multiplier: 100 }, ruleSet, direction: "increase", name, unit: "%" },
    noun: { one: "month", many: "months" },
  });
}

const isAsked = ({ expected }: MonthReporting) => expected > 0;
