import type { Whence } from "@allteach/domain/audit";
import { coarseAddress } from "@allteach/domain/coarse-address";
import { sha256 } from "@allteach/domain/digest";
import type { Actor, Permission } from "@allteach/domain/permission";
import type { Refusal } from "@allteach/domain/refusal";
import { type Caller, findCaller } from "@allteach/store/caller";
import { openDirectory } from "@allteach/store/directory";
import { noteSession } from "@allteach/store/open-session";
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { currentStoreOf } from "../networks.ts";
import { tallied } from "../tally.ts";
import type { AppEnv, NetworkEnv } from "./app-env.ts";
import { sessionCookie } from "./auth.ts";
import { deviceOf } from "./device-of.ts";
import { answerLeaving } from "./leaving.tsx";
import { answerRefusal, isApi } from "./refusal.tsx";

/** What another system's token lets it do. */
const tokenPermissions: readonly Permission[] = ["see-network", "read-reports", "report-figures"];

/** Finds out who asks, and about which network: one round trip to the directory. */
export const identifyCaller = createMiddleware<AppEnv>(async (c, next) => {
  const cookie = getCookie(c, sessionCookie(c.var.settings.origin));
  const [, bearer] =
    /^Bearer ([\x21-\x7e]{1,200})$/.exec(c.req.header("authorization") ?? "") ?? [];
  const [, slug] = /^\/(?:api\/v1\/|fhir\/)?n\/([^/]+)/.exec(c.req.path) ?? [];
  const credentials = {
    ...(cookie && !bearer && { sessionHash: await sha256(cookie) }),
    ...(bearer && { tokenHash: await sha256(bearer) }),
    ...(slug && { slug: decodeURIComponent(slug).toLowerCase() }),
  };
  const directory = openDirectory(tallied(c.env.DIRECTORY, c.var.tally));
  const anyone = Object.keys(credentials).length === 0;
  c.set("caller", anyone ? nobody : await findCaller(directory, credentials, c.var.now));
  noteUse(c, credentials.sessionHash);
  return next();
});

/** How old the record of a session's last use may become: it is no log of every page. */
const NOTED_EVERY = 3_600_000;

/** Remembers, beside the answer and not before it, that a session is in use. */
function noteUse(c: Context<AppEnv>, sessionHash: string | undefined): void {
  const { caller, now } = c.var;
  const { person } = caller;
  if (!person || !sessionHash || now.getTime() - person.sessionSeenAt < NOTED_EVERY) return;
  const device = deviceOf(c.req.header("user-agent") ?? "");
  c.executionCtx.waitUntil(noteSession(openDirectory(c.env.DIRECTORY), sessionHash, device, now));
}

/** The hash of the session that asks, if one does: what its row is kept by. */
export async function sessionHashOf(
  c: Context<AppEnv> | Context<NetworkEnv>,
): Promise<string | undefined> {
  const cookie = getCookie(c, sessionCookie(c.var.settings.origin));
  return cookie && sha256(cookie);
}

const nobody: Caller = { grants: [], networks: [] };

/**
 * Opens the network that the address names, for whoever may see it. To everyone else it does not
 * exist: a stranger cannot tell a network that is closed to them from one that is not there.
 */
export const enterNetwork = createMiddleware<NetworkEnv>(async (c, next) => {
  const { caller, now, tally } = c.var;
  const { network } = caller;
  if (!network) return answerRefusal(c, noSuchNetwork(caller));
  const actor = actorOf(caller);
  if (!actor)
    return answerRefusal(c, isStranger(caller) ? { kind: "not-signed-in" } : noSuchNetwork(caller));
  c.set("network", network);
  const whence = whenceOf(c);
  const store = await currentStoreOf(c.env, network, { now, tally });
  c.set("action", { network, store, actor, whence, now });
  return answerLeaving(c) ?? next();
});

/** From where a request came, as the audit keeps it. */
export function whenceOf(c: Context): Whence {
  const address = coarseAddress(c.req.header("cf-connecting-ip") ?? "");
  return { via: isApi(c.req.path) ? "api" : "page", address };
}

const noSuchNetwork = ({ networks }: Caller): Refusal => ({
  kind: "not-found",
  what: "network",
  known: networks.map(({ slug }) => slug),
});

const isStranger = ({ person, token }: Caller) => !person && !token;

/** A person of the network, a token made for it, or anyone where the figures are made up. */
function actorOf({ person, token, network, grants }: Caller): Actor | undefined {
  if (!network) return undefined;
  if (token) {
    if (token.network !== network.id) return undefined;
    const { id, name, site } = token;
    const permissions = tokenPermissions;
    return { kind: "token", id, name, permissions, ...(site !== undefined && { site }) };
  }
  if (person && grants.length > 0) {
    return { kind: "person", user: person.id, name: person.name, grants };
  }
  return network.simulated ? { kind: "visitor" } : undefined;
}
