import { aimAlone, templateDiagram } from "@allteach/catalogue/drivers/template-diagram";
import { templateOf } from "@allteach/catalogue/templates";
import { type DiagramChange, diagramDifference } from "@allteach/domain/diagram-difference";
import {
  coverageOf,
  type DiagramVersion,
  inOutlineOrder,
  type NodeCoverage,
} from "@allteach/domain/key-driver-diagram";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { type SeenPin, seenPins } from "@allteach/domain/pins/seen-pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import {
  adoptionsQuery,
  diagramHistoryQuery,
  diagramOf,
  diagramQuery,
} from "@allteach/store/diagram";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { testCountsQuery } from "@allteach/store/pdsa";
import { pinOf, pinsOfDiagramQuery } from "@allteach/store/pins/pin";
import { predictionCountsQuery } from "@allteach/store/prediction";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";
import { siteBy } from "./site-by.ts";

/** A diagram with everything that a page shows beside it. */
export interface DiagramView {
  charter: Charter;
  sites: readonly Site[];
  measures: readonly Measure[];
  /** Whose it is; absent for the network's own. */
  site?: Site;
  /** As it stands; version 0 where nothing was saved yet, and then what it would begin with. */
  diagram: DiagramVersion;
  coverage: ReadonlyMap<string, NodeCoverage>;
  /** How many sites test something of each box. */
  sitesTesting: ReadonlyMap<string, number>;
  /** How many predictions follow from each box. */
  predictions: ReadonlyMap<string, number>;
  /** Pins that someone may read, by the box that they serve. */
  pins: ReadonlyMap<string, readonly { id: string; title: string }[]>;
  /** Tests under way by box: such a box cannot be taken out. */
  openTests: ReadonlyMap<string, number>;
  /** The network's own, where a site's is asked for, and in what the site's differs from it. */
  network?: DiagramVersion;
  differences: readonly DiagramChange[];
  /** The sites that have a diagram of their own. */
  adopters: readonly Site[];
}

/** The network's diagram, or a site's beside the network's, in one round trip. */
export async function readDiagram(
  { store, actor }: ActionContext,
  siteCode?: string,
): Promise<Outcome<DiagramView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, measureRows, networks, owns, counts, adoptions, expected, pins] =
    await ask(
      store,
      charterQuery(store),
      sitesQuery(store),
      measuresQuery(store),
      diagramQuery(store),
      diagramQuery(store, siteCode),
      testCountsQuery(store),
      adoptionsQuery(store),
      predictionCountsQuery(store),
      pinsOfDiagramQuery(store),
    );
  const charter = charterOf(charters);
  const sites = seenSites(actor, charter, siteRows.map(siteOf));
  const site = siteCode === undefined ? undefined : siteBy(sites, siteCode);
  if (siteCode !== undefined && !site) {
    return refused({ kind: "not-found", what: "site", known: sites.map(({ code }) => code) });
  }
  const network = networks[0] ? diagramOf(networks[0]) : beginningOf(charter);
  const own = owns[0] ? diagramOf(owns[0]) : { ...nothing, nodes: network.nodes };
  const diagram = site ? own : network;
  const ofWhose = <Count extends { siteId: number }>(all: readonly Count[]) =>
    all.filter(({ siteId }) => site === undefined || siteId === site.id);
  const byNode = Map.groupBy(ofWhose(counts), ({ node }) => node);
  const predicted = Map.groupBy(ofWhose(expected), ({ node }) => node);
  const summed = (of: "tests" | "open") =>
    new Map([...byNode].map(([key, rows]) => [key, rows.reduce((sum, row) => sum + row[of], 0)]));
  const adopted = new Set(adoptions.map(({ siteId }) => siteId));
  return done({
    ...{ charter, sites, diagram, measures: measureRows.map(measureOf) },
    coverage: coverageOf(diagram.nodes, summed("tests")),
    predictions: new Map(
      [...predicted].map(([key, rows]) => [
        key,
        rows.reduce((sum, row) => sum + row.predictions, 0),
      ]),
    ),
    pins: pinsByNode(
      seenPins(
        actor,
        charter,
        siteRows.map(siteOf),
        pins.map((row) => pinOf(row).pin),
      ),
    ),
    openTests: summed("open"),
    sitesTesting: new Map(
      [...byNode].map(([key, rows]) => [key, rows.filter(({ siteId }) => siteId > 0).length]),
    ),
    ...(site && { site, network }),
    differences: site && own.version > 0 ? diagramDifference(network.nodes, own.nodes) : [],
    adopters: sites.filter(({ id }) => adopted.has(id)),
  });
}

function pinsByNode(seen: readonly SeenPin[]) {
  const pins = seen.map(({ pin: { id, title, node } }) => ({ id, title, node }));
  return Map.groupBy(pins, ({ node }) => node);
}

const nothing = { version: 0, changed: "", why: "", by: "", at: 0 };

/** What a network that saved no diagram yet begins with: its template's, or its aim alone. */
export function beginningOf(charter: Pick<Charter, "template" | "aim">): DiagramVersion {
  const template = templateOf(charter.template);
  const drawn = template && templateDiagram(template);
  return { ...nothing, nodes: inOutlineOrder(drawn ?? aimAlone(charter.aim)) };
}

/** A diagram's versions with what changed and why, the newest first. */
export async function readDiagramHistory(
  { store, actor }: ActionContext,
  siteCode?: string,
): Promise<Outcome<{ charter: Charter; site?: Site; versions: readonly DiagramVersion[] }>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    diagramHistoryQuery(store, siteCode),
  );
  const charter = charterOf(charters);
  const sites = seenSites(actor, charter, siteRows.map(siteOf));
  const site = siteCode === undefined ? undefined : siteBy(sites, siteCode);
  if (siteCode !== undefined && !site) {
    return refused({ kind: "not-found", what: "site", known: sites.map(({ code }) => code) });
  }
  return done({ charter, versions: rows.map(diagramOf), ...(site && { site }) });
}
