import type { Charter } from "./network.ts";
import type { Node } from "./node.ts";
import { type Actor, may } from "./permission.ts";
import { isUnsigned } from "./policy.ts";
import { type Audience, isReminder, type ReportKind, type ReportScope } from "./report.ts";
import { seenNodes, seesEverySite } from "./seen-site.ts";

/** What decides who may read what: how far the network's sites see each other, and its nodes. */
export interface ReportRules {
  charter: Pick<Charter, "transparency" | "signed">;
  nodes: readonly Node[];
}

/** What of a report a person wants: its kind and, where it is of one, the site or the node. */
export type WantedReport = Pick<ReportScope, "site" | "node"> & { kind: ReportKind };

/**
 * For whom a report is made when somebody reads it.
 *
 * A funder's report has sums alone. A site's report is for its own people and for those who see
 * every site. All others are as far as the network shows its sites to whoever reads.
 *
 * @returns Nothing where this person may not have this report.
 */
export function audienceOf(
  actor: Actor,
  { kind, site, node }: WantedReport,
  { charter, nodes }: ReportRules,
): Audience | undefined {
  if (kind === "funder") return may(actor, "read-reports") ? "sums" : undefined;
  if (!may(actor, "see-network")) return undefined;
  if (kind === "site") return isOwnOrAll(actor, site) ? "everyone" : undefined;
  if (kind === "node" && !seenNodes(actor, charter, nodes).some(({ id }) => id === node)) {
    return undefined;
  }
  if (seesEverySite(actor)) return charter.transparency === "named" ? "everyone" : "names";
  return isUnsigned(actor, charter) || charter.transparency === "own-only" ? "sums" : "everyone";
}

/** For whom the network's own report is made whoever has asked for it: the archive always has it. */
export function archivedAudiences({ transparency }: Pick<Charter, "transparency">): Audience[] {
  if (transparency === "named") return ["everyone"];
  return [transparency === "own-only" ? "sums" : "everyone", "names"];
}

/**
 * Whether somebody may read a report that was made. Whoever may have a fuller one may have one that
 * says less. A reminder is mailed to those it is for, and read nowhere else.
 */
export function mayRead(
  actor: Actor,
  { kind, audience, site, node }: ReportScope,
  rules: ReportRules,
): boolean {
  if (isReminder(kind)) return false;
  const wanted = { kind, ...(site && { site }), ...(node && { node }) };
  const own = audienceOf(actor, wanted, rules);
  return own !== undefined && fullness[audience] <= fullness[own];
}

const fullness: Readonly<Record<Audience, number>> = { sums: 0, everyone: 1, names: 2 };

function isOwnOrAll(actor: Actor, site: ReportScope["site"]): boolean {
  if (seesEverySite(actor)) return true;
  if (actor.kind === "token") return actor.site === site;
  return actor.kind === "person" && actor.grants.some((grant) => grant.site === site);
}
