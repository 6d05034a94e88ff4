import type { Diagram, DiagramNode } from "./key-driver-diagram.ts";
import type { Prediction, Score, Verdict } from "./prediction.ts";

/** A prediction with what its chart says of it. */
export interface ScoredPrediction {
  prediction: Prediction;
  score: Score;
}

/** What was expected of one key driver, and what came of it. */
export interface DriverSoFar<Scored extends ScoredPrediction> {
  /** The driver's key; empty where predictions follow from no box that stands. */
  key: string;
  words: string;
  predictions: readonly Scored[];
}

/** What a driver's predictions say together; of a single one, what it says. */
export type Bearing = "holds" | "in-part" | "otherwise" | "untold";

/** Predictions by the key driver from which they follow, drivers in the diagram's order. */
export function byDriver<Scored extends ScoredPrediction>(
  nodes: Diagram,
  scored: readonly Scored[],
): DriverSoFar<Scored>[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const grouped = Map.groupBy(
    scored,
    ({ prediction }) => driverOf(byKey, prediction.node)?.key ?? "",
  );
  const drivers = nodes.filter(({ key, kind }) => kind === "driver" && grouped.has(key));
  const rest = grouped.get("") ?? [];
  return [
    ...drivers.map(({ key, text: words }) => ({ key, words, predictions: grouped.get(key) ?? [] })),
    ...(rest.length > 0 ? [{ key: "", words: "", predictions: rest }] : []),
  ];
}

/** The key driver that a box is or hangs on; nothing for the aim and for boxes that are gone. */
function driverOf(byKey: ReadonlyMap<string, DiagramNode>, key: string): DiagramNode | undefined {
  const seen = new Set<string>();
  for (let at = byKey.get(key); at && !seen.has(at.key); at = byKey.get(at.parent ?? "")) {
    if (at.kind === "driver") return at;
    seen.add(at.key);
  }
  return undefined;
}

/** How often predictions ended how. */
export function verdictCounts(
  scored: readonly ScoredPrediction[],
): Readonly<Record<Verdict, number>> {
  const counts = { "came-true": 0, partly: 0, otherwise: 0, "too-early": 0, "cannot-tell": 0 };
  for (const { score } of scored) counts[score.verdict] += 1;
  return counts;
}

/**
 * What predictions say together of the theory that they follow from: it holds where all that can be
 * told came true, in part where some did, otherwise where none did.
 */
export function bearingOf(scored: readonly ScoredPrediction[]): Bearing {
  const counts = verdictCounts(scored);
  const told = counts["came-true"] + counts.partly + counts.otherwise;
  if (told === 0) return "untold";
  if (counts["came-true"] === told) return "holds";
  return counts.otherwise === told ? "otherwise" : "in-part";
}
