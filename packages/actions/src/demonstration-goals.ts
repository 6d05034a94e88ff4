import type { TemplateKey } from "@allteach/catalogue/template";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { CheckIn, Confidence } from "@allteach/domain/check-in";
import { dayIn } from "@allteach/domain/day-in";
import { type Aim, daysAfter, type Goal, GoalId, type GoalOutcome } from "@allteach/domain/goal";
import { possibleOutcomes } from "@allteach/domain/goal-closure";
import type { UserId } from "@allteach/domain/identity";
import { isProportion, type Measure } from "@allteach/domain/measure";
import type { NetworkRecord } from "@allteach/domain/network";
import { type SimulatedGoal, simulateGoals } from "@allteach/simulation/simulate-goals";
import type { Commons } from "@allteach/store/commons";
import { measureFiguresQuery } from "@allteach/store/figure";
import { goalsQuery, saveMadeUpGoals } from "@allteach/store/goal";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { sharedGoals, unfinishedPublicationsQuery } from "@allteach/store/publication";
import { spanOf } from "./chart-series.ts";
import { actOf } from "./context.ts";
import { aimedMeasure, goalChart } from "./goal-chart.ts";
import { publishGoal } from "./publish-goal.ts";
import { randomId } from "./random-id.ts";
import { figuresBySite } from "./read-measure.ts";
import { readSetting, type Setting } from "./read-setting.ts";

/** Nobody: goals of a made-up network have no owner who could be mailed. */
const NOBODY = "u_nobody" as UserId;

type BySite = ReturnType<typeof figuresBySite>;

/** Gives a made-up network goals at every stage; done again it changes nothing. */
export async function fillGoals(
  store: NetworkStore,
  { template, seed, now }: { template: TemplateKey; seed: number; now: Date },
): Promise<void> {
  const setting = await readSetting({ store });
  const [standing] = await ask(store, goalsQuery(store));
  if (standing.length > 0) return;
  const today = dayIn(now, setting.charter.timeZone);
  const made = simulateGoals(template, setting.sites, { seed, today });
  const figures = await figuresOf(store, setting, now);
  const goals = made.flatMap((each) => madeUp(each, setting, figures, now) ?? []);
  const whole = wholeNetworks(setting, today, now);
  const by = { actor: { kind: "clock" }, whence: { via: "demo", address: "" }, now } as const;
  const act = actOf(by, "write-goal", "made-up goals", { goals: goals.length });
  await saveMadeUpGoals(store, whole ? [...goals, whole] : goals, act);
}

/** Publishes whatever a made-up network shares, without waiting for the clock. */
export async function publishGoals(
  place: { network: NetworkRecord; store: NetworkStore; commons: Commons },
  now: Date,
): Promise<void> {
  const [pending] = await ask(place.store, unfinishedPublicationsQuery(place.store, sharedGoals));
  for (const { thing } of pending) await publishGoal(place, thing, now);
}

async function figuresOf(
  store: NetworkStore,
  { measures, charter }: Setting,
  now: Date,
): Promise<ReadonlyMap<string, BySite>> {
  const span = spanOf(lastEndedPeriod(now, charter.timeZone));
  const [first, ...others] = measures;
  if (!first) return new Map();
  const rows = await ask(
    store,
    measureFiguresQuery(store, first.code, span),
    ...others.map(({ code }) => measureFiguresQuery(store, code, span)),
  );
  return new Map(measures.map(({ code }, place) => [code, figuresBySite(rows[place] ?? [])]));
}

function madeUp(
  made: SimulatedGoal,
  { sites, measures, charter }: Setting,
  figures: ReadonlyMap<string, BySite>,
  now: Date,
): { goal: Goal; checkIns: CheckIn[] } | undefined {
  const site = sites.find(({ code }) => code === made.site);
  const measure = measures.find(({ code }) => code === made.text.measure);
  if (!site || (made.text.measure !== "" && !measure)) return undefined;
  const values = figures.get(made.text.measure)?.get(site.id) ?? new Map();
  const span = spanOf(lastEndedPeriod(now, charter.timeZone));
  const setting = { span, figures: values, ruleSet: charter.ruleSet };
  const aim: Aim = measure
    ? aimOf(measure, made, aimedMeasure(measure, setting).stands)
    : { on: "words", from: "", to: made.text.to };
  const says = measure && goalChart({ aim }, measure, setting).progress?.state;
  const outcome = outcomeOf(made, possibleOutcomes({ aim }, says));
  const at = Date.parse(`${made.starts}T09:00:00Z`);
  const { starts, ends, lead, withFamilies, visibility, text } = made;
  return {
    goal: {
      ...{
        id: GoalId.parse(randomId("g_")),
        kind: "90-day",
        site: site.id,
        title: text.title,
        aim,
      },
      ...{ starts, ends, lead, team: "", withFamilies, population: text.population },
      ...{ families: [], drivers: text.drivers, changes: text.changes, conditions: [] },
      ...{ visibility, owner: NOBODY, revision: 1, createdAt: at, changedAt: at },
      ...(outcome
        ? { outcome, learnt: made.learnt, closedOn: daysAfter(ends, 4) }
        : { learnt: "" }),
    },
    checkIns: made.checkIns.map((each, place) => ({
      ...each,
      confidence: each.confidence as Confidence,
      ...{ number: place + 1, at: Date.parse(`${each.on}T12:00:00Z`) },
    })),
  };
}

/** A fifth better than where the chart stands; of a goal that is over, what is reached by now. */
function aimOf(measure: Measure, { course }: SimulatedGoal, stands: number | undefined): Aim {
  const here = stands ?? 0;
  const isUp = measure.direction === "increase";
  const most = isProportion(measure) ? 0.98 * measure.multiplier : Number.POSITIVE_INFINITY;
  const better = (from: number, share: number) =>
    Math.min(most, from * (isUp ? 1 + share : 1 - share));
  const rounded = (value: number) => Number(value.toPrecision(2));
  const [from, to] = course === "reached" ? [better(here, -0.3), here] : [here, better(here, 0.2)];
  return {
    ...{ on: "measure", measure: measure.id, to: rounded(to) },
    ...(stands !== undefined && { from: rounded(from) }),
  };
}

function outcomeOf(
  { course }: SimulatedGoal,
  possible: readonly GoalOutcome[],
): GoalOutcome | undefined {
  if (course === "not-reached" || course === "changed") return course;
  return course === "reached" ? possible[0] : undefined;
}

/** What the whole network means to reach this year, on its first measure. */
function wholeNetworks(
  { measures, charter }: Setting,
  today: string,
  now: Date,
): { goal: Goal; checkIns: CheckIn[] } | undefined {
  const [measure] = measures.filter(({ direction }) => direction !== "neutral");
  if (!measure) return undefined;
  const starts = daysAfter(today, -200);
  const { goal: target = 0 } = measure;
  const at = now.getTime();
  return {
    goal: {
      ...{ id: GoalId.parse(randomId("g_")), kind: "annual", title: `${measure.name}: all of us` },
      aim: { on: "measure", measure: measure.id, to: target },
      levels: { siteShare: 75, siteChange: 10, networkChange: 20 },
      ...{ starts, ends: daysAfter(starts, 364), lead: charter.name, team: "" },
      ...{ withFamilies: true, population: "", families: [], drivers: [], changes: [] },
      ...{ conditions: [], visibility: "network", learnt: "", owner: NOBODY },
      ...{ revision: 1, createdAt: at, changedAt: at },
    },
    checkIns: [],
  };
}
