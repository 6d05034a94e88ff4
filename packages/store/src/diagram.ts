import type { Act } from "@allteach/domain/audit";
import type { SiteId } from "@allteach/domain/identity";
import { Diagram, type DiagramVersion } from "@allteach/domain/key-driver-diagram";
import { and, desc, eq, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { unlessTaken } from "./is-taken.ts";
import type { NetworkStore } from "./network-store.ts";
import { diagramVersion } from "./theory-schema.ts";

/** Versions that a page of history lists. */
const MAX_VERSIONS = 200;

/** Whose diagram: a site's by its code, or the network's own. */
export type Whose = string | undefined;

/**
 * The id of whoever's diagram or charter it is: 0 for the network; a site by its code, or by the
 * code that stands for its name.
 */
export function ownerOf(code: Whose) {
  return code === undefined
    ? sql<number>`0`
    : sql<number>`(select id from site where code = ${code} or blinded_code = ${code} limit 1)`;
}

/** The newest version of a diagram; of none, no row. */
export function diagramQuery({ db }: NetworkStore, whose?: Whose) {
  return db
    .select()
    .from(diagramVersion)
    .where(eq(diagramVersion.siteId, ownerOf(whose)))
    .orderBy(desc(diagramVersion.version))
    .limit(1);
}

/** One version of a diagram. */
export function diagramVersionQuery({ db }: NetworkStore, site: SiteId | 0, version: number) {
  return db
    .select()
    .from(diagramVersion)
    .where(and(eq(diagramVersion.siteId, site), eq(diagramVersion.version, version)))
    .limit(1);
}

/** Every version of a diagram, the newest first. */
export function diagramHistoryQuery({ db }: NetworkStore, whose?: Whose) {
  return db
    .select()
    .from(diagramVersion)
    .where(eq(diagramVersion.siteId, ownerOf(whose)))
    .orderBy(desc(diagramVersion.version))
    .limit(MAX_VERSIONS);
}

/** Which sites have a diagram of their own, and which of the network's versions it rests on. */
export function adoptionsQuery({ db }: NetworkStore) {
  return db
    .select({
      siteId: diagramVersion.siteId,
      version: sql<number>`max(${diagramVersion.version})`,
      adopted: diagramVersion.adopted,
    })
    .from(diagramVersion)
    .where(sql`${diagramVersion.siteId} > 0`)
    .groupBy(diagramVersion.siteId)
    .limit(10_000);
}

type Row = Awaited<ReturnType<typeof diagramQuery>>[number];

/** A version as it was saved. */
export function diagramOf(row: Row): DiagramVersion {
  const { version, changed, why, adopted, actor, at } = row;
  const nodes = Diagram.parse(JSON.parse(row.nodes));
  return { version, nodes, changed, why, by: actor, at, ...(adopted !== null && { adopted }) };
}

/**
 * Saves the next version.
 *
 * @returns False where somebody saved a version of this number first: then nothing is written.
 */
export function saveDiagram(
  store: NetworkStore,
  site: SiteId | 0,
  made: DiagramVersion,
  act: Act,
): Promise<boolean> {
  const { version, nodes, changed, why, adopted, by, at } = made;
  const row = { siteId: site, version, changed, why, actor: by, at };
  const writing = recorded(store, act, () => [
    store.db
      .insert(diagramVersion)
      .values({ ...row, nodes: JSON.stringify(nodes), adopted: adopted ?? null }),
  ]);
  return unlessTaken("diagram_version.site_id, diagram_version.version", writing);
}
