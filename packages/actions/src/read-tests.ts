import type { Goal } from "@allteach/domain/goal";
import { type Diagram, inOutlineOrder } from "@allteach/domain/key-driver-diagram";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Cycle } from "@allteach/domain/pdsa-cycle";
import { type Actor, may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenGoals } from "@allteach/domain/seen-goal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { diagramOf, diagramQuery } from "@allteach/store/diagram";
import { goalOf, goalOfTestQuery } from "@allteach/store/goal";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { cycleOf, cycleQuery, cyclesQuery, followersQuery } from "@allteach/store/pdsa";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";
import { beginningOf } from "./read-diagram.ts";
import { siteBy } from "./site-by.ts";

/** What tests of change stand in. */
export interface TestSetting {
  charter: Charter;
  sites: readonly Site[];
  measures: readonly Measure[];
  /** The network's diagram, from the aim down. */
  nodes: Diagram;
}

export interface TestBoard extends TestSetting {
  /** The newest first, as far as whoever asks may see them. */
  cycles: readonly Cycle[];
}

/** Every test of change that someone may see; of one site or of one box where one is named. */
export async function readTests(
  { store, actor }: ActionContext,
  asked: { site?: string; node?: string } = {},
): Promise<Outcome<TestBoard>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, measureRows, diagrams, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    diagramQuery(store),
    cyclesQuery(store),
  );
  const setting = settingOf(actor, charters, siteRows, measureRows, diagrams);
  const site = asked.site === undefined ? undefined : siteBy(setting.sites, asked.site);
  if (asked.site !== undefined && !site) {
    const known = setting.sites.map(({ code }) => code);
    return refused({ kind: "not-found", what: "site", known });
  }
  const cycles = seenCycles(setting.sites, siteRows.map(siteOf), rows.map(cycleOf)).filter(
    (cycle) => (!site || cycle.site === site.id) && (!asked.node || cycle.node === asked.node),
  );
  return done({ ...setting, cycles });
}

export interface TestView extends TestSetting {
  cycle: Cycle;
  site?: Site;
  /** The goal it serves, where whoever asks may read it. */
  goal?: Goal;
  /** The tests that follow from it. */
  followers: readonly Cycle[];
  mayWrite: boolean;
}

/** One test of change with what led to it and what followed. */
export async function readTest(
  { store, actor }: ActionContext,
  id: string,
): Promise<Outcome<TestView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, measureRows, diagrams, rows, following, goals] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    diagramQuery(store),
    cycleQuery(store, id),
    followersQuery(store, id),
    goalOfTestQuery(store, id),
  );
  const setting = settingOf(actor, charters, siteRows, measureRows, diagrams);
  const all = siteRows.map(siteOf);
  const [cycle] = seenCycles(setting.sites, all, rows.map(cycleOf));
  if (!cycle) return refused({ kind: "not-found", what: "test" });
  const site = setting.sites.find((each) => each.id === cycle.site);
  const [served] = seenGoals(actor, setting.charter, all, goals.map(goalOf));
  return done({
    ...{ ...setting, cycle, followers: seenCycles(setting.sites, all, following.map(cycleOf)) },
    mayWrite: may(actor, "write-tests", cycle.site),
    ...(site && { site }),
    ...(served && { goal: served.goal }),
  });
}

function settingOf(
  actor: Actor,
  charters: Awaited<ReturnType<typeof charterQuery>>,
  sites: Awaited<ReturnType<typeof sitesQuery>>,
  measures: Awaited<ReturnType<typeof measuresQuery>>,
  diagrams: Awaited<ReturnType<typeof diagramQuery>>,
): TestSetting {
  const charter = charterOf(charters);
  const drawn = diagrams[0] ? diagramOf(diagrams[0]) : beginningOf(charter);
  return {
    charter,
    sites: seenSites(actor, charter, sites.map(siteOf)),
    measures: measures.map(measureOf),
    nodes: inOutlineOrder(drawn.nodes),
  };
}

/**
 * The tests that someone may see: the network's, and those of sites they may tell apart. Where a
 * site stands under a code that hides its name, who did it and where stay with the site.
 */
export function seenCycles(
  seen: readonly Site[],
  all: readonly Site[],
  cycles: readonly Cycle[],
): Cycle[] {
  const codes = new Map(all.map(({ id, code }) => [id, code]));
  const byId = new Map(seen.map((site) => [site.id, site]));
  return cycles.flatMap((cycle) => {
    if (cycle.site === undefined) return [cycle];
    const site = byId.get(cycle.site);
    if (!site) return [];
    return [site.code === codes.get(site.id) ? cycle : { ...cycle, who: "", where: "" }];
  });
}
