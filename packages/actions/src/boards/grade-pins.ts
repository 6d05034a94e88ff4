import { familyOf } from "@allteach/catalogue/vocabulary";
import { ownTrial, type Trial, trialOf } from "@allteach/domain/boards/pin-try";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Figure } from "@allteach/domain/figure";
import type { SiteId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import type { NetworkRecord } from "@allteach/domain/network";
import type { FigurePeriod } from "@allteach/domain/period";
import { phasesOf } from "@allteach/domain/phase";
import { evidenceGrade, isAfterwards } from "@allteach/domain/pins/evidence-grade";
import type { Pin } from "@allteach/domain/pins/pin";
import { lastingShift } from "@allteach/spc/lasting-shift";
import {
  bundlesOf,
  bundlesQuery,
  gradeOf,
  gradesQuery,
  type KeptGrade,
  type MovedChart,
  saveGrades,
} from "@allteach/store/boards/pin-grade";
import { triedPinsQuery, triedTestsQuery, triesQuery, tryOf } from "@allteach/store/boards/pin-try";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureFiguresQuery } from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { cycleOf } from "@allteach/store/pdsa";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import { pinOf } from "@allteach/store/pins/pin";
import { spanOf } from "../chart-series.ts";
import { measureMonths } from "../measure-reading.ts";
import { familyOfPin } from "../pins/pin-setting.ts";
import { figuresBySite } from "../read-measure.ts";

/**
 * Works out anew what pins have earned, from the tests and charts of the sites that tried them, and
 * keeps what changed. Done again it changes nothing.
 *
 * @param only One pin's id; absent: every pin that somebody tried.
 * @returns How many grades changed.
 */
export async function gradePins(
  { network, store }: { network: NetworkRecord; store: NetworkStore },
  now: Date,
  only?: string,
): Promise<number> {
  const setting = await readTrials(store, only);
  const charts = await movedCharts(store, setting, lastEndedPeriod(now, network.timeZone));
  const changed = setting.pins.flatMap(({ pin, trials, measures }): KeptGrade[] => {
    const moved = charts.filter(({ measure }) => measures.has(measure));
    const grade = gradeOfPin(pin, trials, moved, setting.bundles.get(pin.id), now);
    return isNews(setting.standing.get(pin.id), grade) ? [grade] : [];
  });
  await saveGrades(store, changed);
  return changed.length;
}

interface TriedPin {
  pin: Pin;
  trials: readonly Trial[];
  /** The codes of the measures whose charts count for it. */
  measures: ReadonlySet<string>;
}

type Trials = Awaited<ReturnType<typeof readTrials>>;

async function readTrials(store: NetworkStore, only: string | undefined) {
  const [charters, measureRows, pinRows, tryRows, tests, bundleRows, standing, decided] = await ask(
    store,
    charterQuery(store),
    measuresQuery(store),
    triedPinsQuery(store, only),
    triesQuery(store, only),
    triedTestsQuery(store, only),
    bundlesQuery(store),
    gradesQuery(store, only),
    phasesQuery(store),
  );
  const measures = measureRows.map(measureOf);
  const cycles = new Map(tests.map(cycleOf).map((cycle) => [cycle.id, cycle]));
  const testOf = (id: string | undefined) => (id === undefined ? undefined : cycles.get(id));
  const tries = tryRows.map(tryOf).map((tried) => trialOf(tried, testOf(tried.test)));
  const byPin = Map.groupBy(tries, ({ pin }) => pin);
  return {
    ...{ charter: charterOf(charters), measures, decisions: decided.map(phaseDecisionOf) },
    pins: pinRows.map((row): TriedPin => {
      const { pin } = pinOf({ pin: row, file: null });
      const own = ownTrial(pin, testOf(pin.test));
      const trials = [...(own ? [own] : []), ...(byPin.get(pin.id) ?? [])];
      return { pin, trials, measures: measuresFor(pin, trials, measures) };
    }),
    bundles: bundlesOf(bundleRows),
    standing: new Map(standing.map(gradeOf).map((grade) => [grade.pin, grade])),
  };
}

/** The measures whose charts count: those of the pin's family, its own, and its tests'. */
function measuresFor(
  pin: Pin,
  trials: readonly Trial[],
  measures: readonly Measure[],
): ReadonlySet<string> {
  const own = measures.find(({ id }) => id === pin.measure);
  const family = familyOfPin(pin, own);
  const tested = new Set(trials.flatMap(({ measure }) => measure?.toLowerCase() ?? []));
  const counts = (measure: Measure) =>
    measure.id === pin.measure ||
    tested.has(measure.code.toLowerCase()) ||
    (family !== "" && familyOf(measure) === family);
  return new Set(measures.filter(counts).map(({ code }) => code));
}

/** Every chart that moved, of the sites and measures that are asked about. */
async function movedCharts(
  store: NetworkStore,
  { pins, measures, charter, decisions }: Trials,
  last: ReturnType<typeof lastEndedPeriod>,
): Promise<MovedChart[]> {
  const span = spanOf(last);
  const asked = new Map<Measure, Set<SiteId>>();
  for (const { trials, measures: codes } of pins) {
    for (const measure of measures.filter(({ code }) => codes.has(code))) {
      const sites = asked.get(measure) ?? new Set<SiteId>();
      asked.set(measure, sites);
      for (const { site } of trials) sites.add(site);
    }
  }
  const wanted = [...asked].filter(([, sites]) => sites.size > 0);
  const [first, ...others] = wanted.map(([{ code }]) => measureFiguresQuery(store, code, span));
  if (!first) return [];
  const rows = await ask(store, first, ...others);
  return wanted.flatMap(([measure, sites], place) => {
    const bySite = figuresBySite(rows[place] ?? []);
    return [...sites].flatMap((site): MovedChart[] => {
      const figures = bySite.get(site) ?? new Map<FigurePeriod, Figure>();
      const phases = phasesOf(decisions, measure.id, { site });
      const { reading } = measureMonths(measure, span, figures, charter.ruleSet, phases);
      const shift = lastingShift(reading);
      return shift ? [{ site, measure: measure.code, ...shift }] : [];
    });
  });
}

function gradeOfPin(
  { id: pin }: Pin,
  trials: readonly Trial[],
  moved: readonly MovedChart[],
  bundle: Parameters<typeof evidenceGrade>[1],
  now: Date,
): KeptGrade {
  const tries = trials.map(({ site, from, tested }) => ({
    ...{ site, from, ...(tested !== undefined && { tested }) },
    shifts: moved.filter((each) => each.site === site).map(({ since }) => since),
  }));
  const { grade, reason, since = "", tested, shifted } = evidenceGrade(tries, bundle);
  return {
    ...{ pin, grade, reason, since, tested: tested.length, shifted: shifted.length },
    charts: moved.filter(({ site, since: label }) =>
      trials.some((trial) => trial.site === site && isAfterwards(label, trial.from)),
    ),
    at: now.getTime(),
  };
}

/** Whether a grade says something else than the one that stands. */
function isNews(standing: KeptGrade | undefined, grade: KeptGrade): boolean {
  if (!standing) return grade.grade !== "idea";
  return saidBy(standing) !== saidBy(grade);
}

function saidBy({ grade, reason, since, tested, shifted, charts }: KeptGrade): string {
  const moved = charts.map(({ site, measure, from, to, since: label }) => [
    site,
    measure,
    from,
    to,
    label,
  ]);
  return JSON.stringify([grade, reason, since, tested, shifted, moved]);
}
