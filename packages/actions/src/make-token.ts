import { sha256 } from "@allteach/domain/digest";
import { DisplayName } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { recorded } from "@allteach/store/audit";
import type { Directory } from "@allteach/store/directory";
import { revokeToken, saveToken, type Token, tokensOf } from "@allteach/store/token";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { randomId } from "./random-id.ts";
import { readSeenSetting } from "./read-setting.ts";
import { siteBy } from "./site-by.ts";

export const TokenRequest = z.object({ name: DisplayName, site: z.string().max(60).optional() });
export type TokenRequest = z.infer<typeof TokenRequest>;

/**
 * Makes a token by which another system may send figures: for one site, or for all.
 *
 * @returns The token itself, this once: only its hash is kept.
 */
export async function makeToken(
  ctx: ActionContext,
  directory: Directory,
  { name, site: code }: TokenRequest,
): Promise<Outcome<{ id: string; token: string }>> {
  if (ctx.actor.kind !== "person") return refused({ kind: "not-allowed", need: "make-tokens" });
  const { sites } = await readSeenSetting(ctx);
  const site = code ? siteBy(sites, code) : undefined;
  if (code && !site) {
    return refused({ kind: "not-found", what: "site", known: sites.map((each) => each.code) });
  }
  if (!may(ctx.actor, "make-tokens", site?.id)) {
    return refused({ kind: "not-allowed", need: "make-tokens" });
  }
  const token = randomId("allteach_", 40);
  const id = randomId("t_");
  const made = { tokenHash: await sha256(token), id, name, by: ctx.actor.user };
  const scope = { network: ctx.store.networkId, ...(site && { site: site.id }) };
  // Before the act, since they lie in two databases: what is there has always been recorded.
  const act = actOf(ctx, "make-token", name, { id, site: site?.code ?? null });
  await recorded(ctx.store, act, () => []);
  await saveToken(directory, { ...made, ...scope }, ctx.now);
  return done({ id, token });
}

/** The network's tokens, as far as one may see them: those of one's own sites, or all. */
export async function listTokens(
  ctx: ActionContext,
  directory: Directory,
): Promise<Outcome<Token[]>> {
  const tokens = await tokensOf(directory, ctx.store.networkId);
  const mine = tokens.filter(({ site }) => may(ctx.actor, "make-tokens", site));
  const any = ctx.actor.kind === "person" && mayMakeAny(ctx.actor);
  return any ? done(mine) : refused({ kind: "not-allowed", need: "make-tokens" });
}

/** Takes a token back, at once. */
export async function takeTokenBack(
  ctx: ActionContext,
  directory: Directory,
  id: string,
): Promise<Outcome<undefined>> {
  const tokens = await tokensOf(directory, ctx.store.networkId);
  const token = tokens.find((each) => each.id === id);
  if (!token) return refused({ kind: "not-found", what: "token" });
  if (ctx.actor.kind !== "person" || !may(ctx.actor, "make-tokens", token.site)) {
    return refused({ kind: "not-allowed", need: "make-tokens" });
  }
  if (token.revokedAt !== undefined) return done(undefined);
  await recorded(ctx.store, actOf(ctx, "revoke-token", token.name, { id }), () => []);
  await revokeToken(directory, ctx.store.networkId, id, ctx.now);
  return done(undefined);
}

function mayMakeAny(actor: Extract<ActionContext["actor"], { kind: "person" }>): boolean {
  return actor.grants.some(({ site }) => may(actor, "make-tokens", site));
}
