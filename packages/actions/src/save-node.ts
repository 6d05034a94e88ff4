import { lastEndedPeriod } from "@allteach/domain/calendar";
import { NewNode, type Node, type NodeSite } from "@allteach/domain/node";
import { Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { recorded } from "@allteach/store/audit";
import { isTaken } from "@allteach/store/is-taken";
import { ask } from "@allteach/store/network-store";
import { addNode, addNodeSites, changeNode, clearNodeSites } from "@allteach/store/node";
import { MAX_SITES } from "@allteach/store/site";
import { reportedMonthsQuery } from "@allteach/store/submission";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { listPlaces } from "./list-sites.ts";
import { siteBy } from "./site-by.ts";

/** A node as someone would have it, with the sites that are in it. */
export const NodeEdit = NewNode.extend({
  sites: z
    .array(
      z.object({ site: z.string().max(60), since: Period.optional(), last: Period.optional() }),
    )
    .max(MAX_SITES),
});
export type NodeEdit = z.infer<typeof NodeEdit>;

/**
 * Makes a node, or changes one and the sites in it: which, from when, until when.
 *
 * @param code The node to be changed; left out, a new one is made.
 */
export async function saveNode(
  ctx: ActionContext,
  edit: NodeEdit,
  code?: string,
): Promise<Outcome<{ code: string }>> {
  if (!may(ctx.actor, "manage-network")) {
    return refused({ kind: "not-allowed", need: "manage-network" });
  }
  const read = await listPlaces(ctx);
  if (!read.ok) return read;
  const { sites, nodes, charter } = read.value;
  const standing = code === undefined ? undefined : nodeBy(nodes, code);
  if (code !== undefined && !standing) {
    return refused({ kind: "not-found", what: "node", known: nodes.map((node) => node.code) });
  }
  const twin = nodeBy(nodes, edit.code);
  if (twin && twin.id !== standing?.id) {
    return refused({ kind: "taken", field: "code", because: `${twin.name} has this code` });
  }
  const last = lastEndedPeriod(ctx.now, charter.timeZone);
  const [reported] = await ask(ctx.store, reportedMonthsQuery(ctx.store));
  const begun = firstMonths(sites, reported, last);
  const { members, problems } = membersOf(edit, sites, begun);
  if (problems.length > 0) return refused({ kind: "invalid", problems });

  const { store } = ctx;
  const { sites: _, ...words } = edit;
  const act = actOf(ctx, "change-node", edit.code, {
    before: standing ?? null,
    after: { ...words, sites: members },
  });
  try {
    await recorded(store, act, () => [
      ...(standing
        ? [changeNode(store, standing.id, words), clearNodeSites(store, standing.id)]
        : [addNode(store, words)]),
      addNodeSites(store, edit.code, members),
    ]);
  } catch (error) {
    if (!isTaken(error, "node.code")) throw error;
    return refused({ kind: "taken", field: "code", because: "another node has this code now" });
  }
  return done({ code: edit.code });
}

/** The node of a code, whatever its letters' case. */
export function nodeBy(nodes: readonly Node[], code: string): Node | undefined {
  return nodes.find((node) => node.code.toLowerCase() === code.toLowerCase());
}

/** When each site begins where nobody says: with its first figure, or with its first month. */
function firstMonths(
  sites: readonly Site[],
  reported: readonly { siteId: number; period: string }[],
  last: Period,
): Map<number, Period> {
  const bySite = Map.groupBy(reported, ({ siteId }) => siteId);
  return new Map(
    sites.map(({ id, joined }) => {
      const months = (bySite.get(id) ?? []).map(({ period }) => period as Period);
      return [id, [joined, last, ...months].sort()[0] ?? joined];
    }),
  );
}

function membersOf(
  { sites: given }: NodeEdit,
  sites: readonly Site[],
  begun: ReadonlyMap<number, Period>,
): { members: NodeSite[]; problems: Problem[] } {
  const members = new Map<number, NodeSite>();
  const problems: Problem[] = [];
  for (const { site: code, since, last } of given) {
    const site = siteBy(sites, code);
    if (!site) {
      problems.push({ field: "sites", because: `${code} is no site here` });
      continue;
    }
    const begins = since ?? begun.get(site.id) ?? site.joined;
    if (last !== undefined && last < begins) {
      problems.push({ field: "sites", because: `${site.name} leaves before it begins` });
    }
    members.set(site.id, { site: site.id, since: begins, ...(last && { last }) });
  }
  return { members: [...members.values()], problems };
}
