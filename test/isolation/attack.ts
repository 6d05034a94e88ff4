import { env } from "cloudflare:workers";
import { askAs, isOfNetwork, outcomeOf } from "./ask.ts";
import { type CanaryNetwork, canary, type Ids, nameCanary } from "./canary.ts";
import {
  type Contents,
  contentsOf,
  differences,
  objectsOf,
  ownRows,
  sharedRows,
} from "./databases.ts";
import type { Principal } from "./principals.ts";
import type { Ask } from "./request.ts";
import type { Answer } from "./service.ts";

/** Someone who asks for what is another network's. */
export interface Attack {
  route: string;
  ask: Ask;
  who: Principal;
  /** Where they belong, if anywhere. */
  home?: CanaryNetwork;
  victim: CanaryNetwork;
  how: How;
}

/**
 * Where the other network is named: in the address and all else; in all but the address; or in what
 * no address of ours has, such as a header, while everything else is one's own; or, the other way
 * round, in the address alone.
 */
export type How = "everywhere" | "ids" | "hints" | "address";

/** An invitation names its network and the address it is for, to whoever holds its link. */
const isInvitation = (route: string) => route.endsWith(" /invitations/:link");

/** Anyone may ask to join, which is a row that they add, and an entry of the audit that says so. */
const addsRows: Readonly<Record<string, RegExp>> = {
  // Whoever reads a shared goal may ask its team to be introduced.
  "POST /n/:network/introductions": /^introduction \+ .*"state":"asked"/,
  "POST /join-requests": /^(join_request \+|audit_entry \+ .*"action":"ask-to-join"|audit_head )/,
};

export const mayAddRows = (route: string): boolean => route in addsRows;

/** Asks, and says what of the other network came back. */
export async function attack(each: Attack): Promise<{ answer: Answer; wrong: string[] }> {
  const { route, ask, who, home, victim, how } = each;
  const ids = idsFor(each);
  const answer = await askAs(who, { route, ask }, ids, how === "hints" ? hintsOf(victim) : {});
  // What somebody typed may be shown to them again.
  const sent = JSON.stringify(ask.body?.(ids)) ?? "";
  const text = isInvitation(route) ? answer.text.replaceAll(victim.ids.invited, "") : answer.text;
  const told = [
    canary(victim.letter),
    ...(isInvitation(route) || knowsName(who) ? [] : [nameCanary(victim.letter)]),
  ].filter((word) => text.toLowerCase().includes(word) && !sent.includes(word));
  const shut = ask.by === "nobody" || (ask.by === "operators" && who.name !== "operator");
  const isIn = shut || how === "everywhere" || how === "address";
  const entered = isIn && (shut || isOfNetwork(route)) && outcomeOf(answer) !== "refused";
  const from = home ? ` of ${home.letter}` : "";
  const line = `${who.name}${from}, ${how} of ${victim.letter}, ${route}`;
  return {
    answer,
    wrong: [
      ...told.map((word) => `${line}: shows ${word}`),
      ...(entered ? [`${line}: is answered ${answer.status}`] : []),
      ...(answer.status >= 500 ? [`${line}: fails with ${answer.status}`] : []),
    ],
  };
}

/** Those who belong to both networks, and those who run the service, know the name. */
const knowsName = ({ name }: Principal) => name === "operator" || name.includes("elsewhere");

function idsFor({ home, victim, how }: Attack): Ids {
  const mine = home?.ids ?? victim.ids;
  switch (how) {
    case "everywhere":
      return victim.ids;
    case "ids":
      return { ...victim.ids, network: mine.network };
    case "hints":
      return mine;
    case "address":
      return { ...mine, network: victim.ids.network };
  }
}

function hintsOf({ ids }: CanaryNetwork) {
  const { network, id, siteId, site, person } = ids;
  const named = { network, networkId: id, network_id: id, tenant: id, n: network, slug: network };
  return {
    query: { ...named, siteId: String(siteId), user: person },
    fields: { networkId: id, network_id: id, tenant: id, siteId: String(siteId), at: site },
    headers: {
      ...{ "x-network": network, "x-network-id": id, "x-tenant-id": id },
      ...{ "x-forwarded-host": `${network}.allteach.example`, "x-original-url": `/n/${network}` },
      ...{ "x-rewrite-url": `/n/${network}`, "x-forwarded-prefix": `/n/${network}` },
    },
  };
}

/** All that a network has: its database, its rows in the directory, its objects. */
export interface Holdings {
  database: Contents;
  directory: Contents;
  commons: Contents;
  objects: readonly string[];
}

export async function holdingsOf({ database, ids, people }: CanaryNetwork): Promise<Holdings> {
  const [own, directory, commons, objects] = await Promise.all([
    contentsOf(database),
    contentsOf(env.DIRECTORY),
    contentsOf(env.COMMONS),
    objectsOf(ids.id),
  ]);
  return {
    database: own,
    directory: ownRows(directory, ids.id, people),
    commons: sharedRows(commons, ids.id),
    objects,
  };
}

/** Rows and objects of a network that are not as they were, but for what a route may add. */
export function changesIn(before: Holdings, after: Holdings, route: string): string[] {
  const allowed = addsRows[route];
  const objects = new Map([["objects", before.objects.map((key) => ({ key }))]]);
  const now = new Map([["objects", after.objects.map((key) => ({ key }))]]);
  return [
    ...differences(before.database, after.database),
    ...differences(before.directory, after.directory),
    ...differences(before.commons, after.commons),
    ...differences(objects, now),
  ].filter((change) => allowed === undefined || !allowed.test(change));
}
