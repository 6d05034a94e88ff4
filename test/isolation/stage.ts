import { env } from "cloudflare:workers";
import { type Holdings, holdingsOf } from "./attack.ts";
import type { CanaryNetwork } from "./canary.ts";
import { newCanaryNetwork } from "./canary-network.ts";
import { type Contents, commonsTables, contentsOf, restore, restoreObjects } from "./databases.ts";

/** As the check has it, where most take turns; as holes are found; or everyone in every way. */
export type Size = "small" | "middle" | "full";

export const size = env.ISOLATION === "full" ? "full" : "small";

/**
 * Whether a developer who asks for some alone asks for this: the checks, conditions and holes whose
 * line holds `ISOLATION_CHECKS`, the routes that hold `ISOLATION_ROUTES`.
 */
export function isOfInterest(of: "checks" | "routes", line: string): boolean {
  const wanted = of === "checks" ? env.ISOLATION_CHECKS : env.ISOLATION_ROUTES;
  return !wanted || wanted.split("|").some((part) => line.includes(part));
}

/** Three networks, and one that wants a signature before it shows a site the others. */
export async function newCanaryNetworks(): Promise<CanaryNetwork[]> {
  const networks: CanaryNetwork[] = [];
  for (const letter of ["a", "b", "c", "d"] as const) networks.push(await newCanaryNetwork(letter));
  return networks;
}

/** Networks, and what there was before anybody asked. */
export interface Stage {
  networks: readonly CanaryNetwork[];
  directory: Contents;
  commons: Contents;
  held: ReadonlyMap<CanaryNetwork, Holdings>;
}

/** To be made once everyone who will ask has an account. */
export async function stageOf(networks: readonly CanaryNetwork[]): Promise<Stage> {
  // Sessions that were just in use: asking does not note it again.
  await env.DIRECTORY.prepare("update session set last_seen_at = ?").bind(Date.now()).run();
  const held = new Map<CanaryNetwork, Holdings>();
  for (const each of networks) held.set(each, await holdingsOf(each));
  const all = await contentsOf(env.COMMONS);
  const commons = new Map(commonsTables.map((table) => [table, all.get(table) ?? []]));
  return { networks, directory: await contentsOf(env.DIRECTORY), commons, held };
}

/** Everything is again as it was before anybody asked; of the networks, those named. */
export async function resetStage(
  { directory, commons, held }: Stage,
  ...networks: readonly CanaryNetwork[]
): Promise<void> {
  await restore(env.DIRECTORY, directory);
  await restore(env.COMMONS, commons);
  for (const network of networks) {
    const before = held.get(network);
    if (!before) throw new Error(`nobody looked at ${network.letter} before`);
    await restore(network.database, before.database);
    await restoreObjects(network.ids.id, before.objects);
  }
}
