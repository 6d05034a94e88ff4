import type { Code, SiteId } from "@allteach/domain/identity";
import type { NewNode, Node, NodeSite } from "@allteach/domain/node";
import type { Period } from "@allteach/domain/period";
import { and, asc, eq, sql } from "drizzle-orm";
import { figureColumns, MAX_FIGURES, measureIdOf, type Span, within } from "./figure.ts";
import { figure, node, nodeSite } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

const MAX_NODES = 100;
const MAX_NODE_SITES = 10_000;

/** The network's nodes by name. */
export function nodesQuery({ db }: NetworkStore) {
  return db.select().from(node).orderBy(sql`${node.name} collate nocase`).limit(MAX_NODES);
}

/** Which sites are in which nodes, and when. */
export function nodeSitesQuery({ db }: NetworkStore) {
  return db
    .select()
    .from(nodeSite)
    .orderBy(asc(nodeSite.nodeId), asc(nodeSite.siteId))
    .limit(MAX_NODE_SITES);
}

/** Nodes with their sites, by name. */
export function nodesOf(
  nodes: Awaited<ReturnType<typeof nodesQuery>>,
  sites: Awaited<ReturnType<typeof nodeSitesQuery>>,
): Node[] {
  const byNode = Map.groupBy(sites, ({ nodeId }) => nodeId);
  return nodes.map(({ id, code, name, about }) => ({
    ...{ id, name, about },
    code: code as Code,
    sites: (byNode.get(id) ?? []).map(({ siteId, since, last }) => ({
      site: siteId as SiteId,
      since: since as Period,
      ...(last !== null && { last: last as Period }),
    })),
  }));
}

/** The figures of one measure at the sites of one node, in and out of their time in it. */
export function nodeFiguresQuery(
  { db }: NetworkStore,
  nodeCode: string,
  measure: Code,
  span: Span,
) {
  return db
    .select(figureColumns)
    .from(node)
    .crossJoin(nodeSite)
    .crossJoin(figure)
    .where(
      and(
        eq(node.code, nodeCode),
        eq(nodeSite.nodeId, node.id),
        eq(figure.siteId, nodeSite.siteId),
        eq(figure.measureId, measureIdOf(measure)),
        within(figure.period, span),
      ),
    )
    .limit(MAX_FIGURES);
}

export function addNode({ db }: NetworkStore, made: NewNode) {
  return db.insert(node).values(made);
}

export function changeNode({ db }: NetworkStore, id: number, change: NewNode) {
  return db.update(node).set(change).where(eq(node.id, id));
}

/** A node's sites as they are from now on: those that are not listed are taken out. */
export function clearNodeSites({ db }: NetworkStore, id: number) {
  return db.delete(nodeSite).where(eq(nodeSite.nodeId, id));
}

export function addNodeSites({ db }: NetworkStore, code: Code, sites: readonly NodeSite[]) {
  const rows = sites.map(({ site, since, last }) => [site, since, last ?? null]);
  return db.insert(nodeSite).select(sql`
    select (select id from node where code = ${code}), value ->> 0, value ->> 1, value ->> 2
    from json_each(${JSON.stringify(rows)}) where true`);
}
