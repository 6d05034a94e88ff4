import {
  type DiagramChange,
  diagramDifference,
  differenceWords,
} from "@allteach/domain/diagram-difference";
import { type Clash, mergeDiagrams } from "@allteach/domain/diagram-merge";
import {
  Diagram,
  type DiagramNode,
  type DiagramVersion,
  diagramProblems,
  inOutlineOrder,
} from "@allteach/domain/key-driver-diagram";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { diagramOf, diagramVersionQuery, saveDiagram as store } from "@allteach/store/diagram";
import { ask } from "@allteach/store/network-store";
import * as z from "zod";
import { type ActionContext, actOf, signatureOf } from "./context.ts";
import { beginningOf, type DiagramView, readDiagram } from "./read-diagram.ts";

/** A diagram as someone would have it. */
export const DiagramEdit = z.object({
  /** The version that it was made from. */
  saw: z.coerce.number().int().min(0),
  nodes: Diagram,
  why: z.string().trim().max(500, "use at most 500 characters").default(""),
});
export type DiagramEdit = z.infer<typeof DiagramEdit>;

/** Saved; or somebody was quicker: then both are joined, and nothing is saved until it was looked at. */
export type SavedDiagram =
  | { kind: "saved"; version: number }
  | {
      kind: "overtaken";
      nodes: readonly DiagramNode[];
      clashes: readonly Clash[];
      theirs: DiagramVersion;
      /** What the other changed in the meantime. */
      changes: readonly DiagramChange[];
    };

/**
 * Saves a diagram's next version: the network's, or a site's own.
 *
 * A box whose tests are still under way is not taken out; closed ones keep its words.
 */
export async function saveDiagram(
  ctx: ActionContext,
  edit: DiagramEdit,
  siteCode?: string,
  adopted?: number,
): Promise<Outcome<SavedDiagram>> {
  const read = await readDiagram(ctx, siteCode);
  if (!read.ok) return read;
  const { site, diagram, measures } = read.value;
  if (!may(ctx.actor, "edit-theory", site?.id)) {
    return refused({ kind: "not-allowed", need: "edit-theory" });
  }
  if (diagram.version !== edit.saw) return done(await joined(ctx, read.value, edit));
  const nodes = inOutlineOrder(edit.nodes);
  const codes = measures.map(({ code }) => code);
  const problems = [...diagramProblems(edit.nodes, codes), ...stillTested(read.value, nodes)];
  if (problems.length > 0) return refused({ kind: "invalid", problems });

  const changes = diagramDifference(diagram.nodes, nodes);
  if (changes.length === 0 && diagram.version > 0 && adopted === undefined) {
    return done({ kind: "saved", version: diagram.version });
  }
  const version = diagram.version + 1;
  const rests = adopted ?? diagram.adopted;
  const made: DiagramVersion = {
    ...{ version, nodes, changed: differenceWords(changes), why: edit.why },
    ...{ by: signatureOf(ctx.actor), at: ctx.now.getTime() },
    ...(rests !== undefined && { adopted: rests }),
  };
  const name = adopted === undefined ? "change-diagram" : "adopt-diagram";
  const subject = `${site ? site.code : "network"}, version ${version}`;
  const act = actOf(ctx, name, subject, {
    why: edit.why,
    lines: changes.map(({ words }) => words),
  });
  if (await store(ctx.store, site?.id ?? 0, made, act)) return done({ kind: "saved", version });
  const again = await readDiagram(ctx, siteCode);
  return again.ok ? done(await joined(ctx, again.value, edit)) : again;
}

/** Boxes that are gone though somebody is still testing them. */
function stillTested(
  { diagram, openTests }: DiagramView,
  nodes: readonly DiagramNode[],
): Problem[] {
  const kept = new Set(nodes.map(({ key }) => key));
  return diagram.nodes
    .filter(({ key }) => !kept.has(key) && (openTests.get(key) ?? 0) > 0)
    .map(({ key, text }) => {
      const count = openTests.get(key) ?? 0;
      const tests = count === 1 ? "a test of it is" : `${count} tests of it are`;
      const because = `“${text}” cannot be taken out while ${tests} under way: close first what belongs to it.`;
      return { field: "nodes", because };
    });
}

async function joined(
  ctx: ActionContext,
  { charter, site, diagram: theirs }: DiagramView,
  edit: DiagramEdit,
): Promise<Extract<SavedDiagram, { kind: "overtaken" }>> {
  const base = await versionOf(ctx, site?.id ?? 0, edit.saw);
  const began = base ?? beginningOf(charter).nodes;
  const { nodes, clashes } = mergeDiagrams(began, theirs.nodes, inOutlineOrder(edit.nodes));
  const changes = diagramDifference(began, theirs.nodes);
  return { kind: "overtaken", nodes, clashes, theirs, changes };
}

async function versionOf(
  ctx: ActionContext,
  site: Parameters<typeof diagramVersionQuery>[1],
  version: number,
) {
  const [[row]] = await ask(ctx.store, diagramVersionQuery(ctx.store, site, version));
  return row && diagramOf(row).nodes;
}

/**
 * A site takes the network's diagram as its own; one that has its own takes over what the network
 * changed since, and keeps what it changed itself.
 */
export async function adoptDiagram(
  ctx: ActionContext,
  siteCode: string,
): Promise<Outcome<SavedDiagram>> {
  const read = await readDiagram(ctx, siteCode);
  if (!read.ok) return read;
  const { diagram, network, site } = read.value;
  if (!network || !site) return refused({ kind: "not-found", what: "site" });
  const why =
    diagram.version === 0
      ? `Took over the network’s diagram, version ${network.version}.`
      : `Took over what the network changed up to version ${network.version}.`;
  const [[row]] = await ask(ctx.store, diagramVersionQuery(ctx.store, 0, diagram.adopted ?? 0));
  const base = row ? diagramOf(row).nodes : beginningOf(read.value.charter).nodes;
  const nodes =
    diagram.version === 0 ? network.nodes : mergeDiagrams(base, network.nodes, diagram.nodes).nodes;
  const edit = { saw: diagram.version, nodes: [...nodes], why };
  return saveDiagram(ctx, edit, siteCode, network.version);
}
