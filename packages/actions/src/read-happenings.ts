import type { Annotation, Happening } from "@allteach/domain/annotation";
import type { Goal } from "@allteach/domain/goal";
import type { SiteId } from "@allteach/domain/identity";
import { type Cycle, rampNames } from "@allteach/domain/pdsa-cycle";
import { type Period, periodName } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { expectedChangeNames, type Prediction } from "@allteach/domain/prediction";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenGoals } from "@allteach/domain/seen-goal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import {
  annotationOf,
  annotationsQuery,
  definitionChangesQuery,
  restatedAtQuery,
} from "@allteach/store/annotation";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { goalOf, measureGoalsQuery } from "@allteach/store/goal";
import { ask } from "@allteach/store/network-store";
import { cycleOf, measureCyclesQuery } from "@allteach/store/pdsa";
import { predictionOf, predictionsQuery } from "@allteach/store/prediction";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";
import { seenCycles } from "./read-tests.ts";
import { siteBy } from "./site-by.ts";

/** What happened around a measure, and which notes someone may take off. */
export interface Happenings {
  /** Everything known, by day; nothing in it claims to be a reason. */
  all: readonly Happening[];
  /** What the chart shows under its months: its own notes, tests, goals, and who joined. */
  marks: readonly Happening[];
  /** The notes that stand at this chart. */
  notes: readonly Annotation[];
  /** What was expected of this chart, the newest first. */
  predictions: readonly Prediction[];
  mayNote: boolean;
}

/**
 * Everything that happened around one measure: at one site, or in the whole network, where what
 * single sites did is named as far as whoever asks may tell them apart. One round trip.
 */
export async function readHappenings(
  { store, actor }: ActionContext,
  { measure, site: siteCode, node }: { measure: string; site?: string; node?: string },
): Promise<Outcome<Happenings>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, noteRows, cycleRows, restated, defined, goalRows, predicted] =
    await ask(
      store,
      charterQuery(store),
      sitesQuery(store),
      annotationsQuery(store, measure),
      measureCyclesQuery(store, measure),
      restatedAtQuery(store, measure),
      definitionChangesQuery(store, measure),
      measureGoalsQuery(store, measure),
      predictionsQuery(store, { measure }),
    );
  const all = siteRows.map(siteOf);
  const charter = charterOf(charters);
  const sites = seenSites(actor, charter, all);
  const site = siteCode === undefined ? undefined : siteBy(sites, siteCode);
  if (siteCode !== undefined && !site) {
    return refused({ kind: "not-found", what: "site", known: sites.map(({ code }) => code) });
  }
  const seen = new Set(sites.map(({ id }) => id));
  const concerns = (id: SiteId | undefined) =>
    id === undefined || (site ? id === site.id : seen.has(id));
  const isAtChart = (id: SiteId | undefined) => id === undefined || id === site?.id;
  const concerning = <Each extends { site?: SiteId }>(list: readonly Each[]) =>
    list.filter((each) => concerns(each.site));

  const notes = concerning(noteRows.map(annotationOf));
  const cycles = concerning(seenCycles(sites, all, cycleRows.map(cycleOf)));
  const goals = seenGoals(actor, charter, all, goalRows.map(goalOf)).map(({ goal }) => goal);
  const predictions = concerning(predicted.map(({ prediction }) => predictionOf(prediction)));
  const joined = site ? comings([site]) : comings(sites);
  const told = [
    ...notes.map(({ kind, on, text, site: at }) => ({ kind, on, text, ...own(at) })),
    ...cycles.map(testTold),
    ...concerning(goals).map(goalTold),
    ...definitionsTold(defined),
  ];
  return done({
    all: [
      ...told,
      ...predictions.map(predictionTold),
      ...corrections(restated, concerns),
      ...joined,
    ],
    marks: [...told.filter((each) => isAtChart(each.site)), ...afterTheFirst(joined)],
    notes: notes.filter((note) => (site ? isAtChart(note.site) : note.site === undefined)),
    // What is expected is said of a site's chart or of the network's, never of a node's.
    predictions: node === undefined ? predictions.filter((each) => each.site === site?.id) : [],
    mayNote: may(actor, "write-tests", site?.id),
  });
}

const own = (site: SiteId | undefined) => (site === undefined ? {} : { site });

const testTold = ({ id, starts, objective, ramp, site }: Cycle): Happening => ({
  ...{ kind: "pdsa", on: starts, cycle: id, ...own(site) },
  text: `${objective} (${rampNames[ramp].toLowerCase()})`,
});

const goalTold = ({ id, starts, title, site }: Goal): Happening => ({
  ...{ kind: "goal", on: starts, goal: id, text: title, ...own(site) },
});

const predictionTold = ({ at, change, amount, until, site }: Prediction): Happening => ({
  ...{ kind: "prediction", on: new Date(at).toISOString().slice(0, 10), ...own(site) },
  text: `Expected to ${expectedChangeNames[change]} ${amount} by ${periodName(until)}`,
});

function definitionsTold(rows: readonly { at: number; action: string }[]): Happening[] {
  return rows.map(({ at, action }) => ({
    ...{ kind: "definition", on: new Date(at).toISOString().slice(0, 10) },
    text:
      action === "confirm-definitions"
        ? "The definitions of the measures were confirmed"
        : "The definition of this measure changed",
  }));
}

/** Months that were reported again, told once for each month. */
function corrections(
  restated: readonly { siteId: number; period: string }[],
  concerns: (site: SiteId) => boolean,
): Happening[] {
  const known = restated.filter(({ siteId }) => concerns(siteId as SiteId));
  const byPeriod = Map.groupBy(known, ({ period }) => period);
  return [...byPeriod].map(([period, rows]) => ({
    ...{ kind: "restated" as const, on: period },
    text: `Figures of ${periodName(period as Period)} were corrected at ${rows.length} ${
      rows.length === 1 ? "site" : "sites"
    }`,
  }));
}

/** Sites that joined or left, told once for each month. */
function comings(sites: readonly Site[]): Happening[] {
  const told = (words: string, at: (site: Site) => string | undefined): Happening[] => {
    const byMonth = Map.groupBy(sites, (site) => at(site) ?? "");
    return [...byMonth].flatMap(([on, some]): Happening[] => {
      if (on === "") return [];
      const [first] = some;
      const who = some.length === 1 && first ? first.name : `${some.length} sites`;
      return [{ kind: "joined", on, text: `${who} ${words}` }];
    });
  };
  return [
    ...told("joined the network", ({ joined }) => joined),
    ...told("reported for the last time", ({ left }) => left),
  ];
}

/** Those who were there from the beginning changed no chart. */
function afterTheFirst(joined: readonly Happening[]): Happening[] {
  const first = joined.map(({ on }) => on).sort()[0] ?? "";
  return joined.filter(({ on }) => on > first);
}
