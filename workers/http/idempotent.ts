import { signatureOf } from "@allteach/actions/context";
import { sha256 } from "@allteach/domain/digest";
import type { Refusal } from "@allteach/domain/refusal";
import {
  claimKey,
  type KeptAnswer,
  type KeyedRequest,
  keepAnswer,
  releaseKey,
} from "@allteach/store/idempotency";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";

/** Headers of an answer that are part of what was answered. */
const kept = ["content-type", "etag", "location"];

/** An answer that is longer is not kept: no write of ours answers so much. */
const LONGEST_ANSWER = 1_000_000;

/**
 * Answers a write that carries an `Idempotency-Key` once: sent again within a day by the same
 * caller it is given the first answer and does nothing. A refusal wrote nothing, so none is kept.
 */
export const idempotent = createMiddleware<NetworkEnv>(async (c, next) => {
  const key = c.req.header("idempotency-key");
  const { actor, store } = c.var.action;
  const isRead = c.req.method === "GET" || c.req.method === "HEAD";
  if (key === undefined || isRead || actor.kind === "visitor") return next();
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    return answerRefusal(c, wrongKey("use 1 to 200 letters, digits and signs, without spaces"));
  }
  const keyed = { caller: signatureOf(actor), key, request: await requestHash(c) };
  const claim = await claimKey(store, keyed, c.var.now);
  switch (claim.kind) {
    case "other-request":
      return answerRefusal(c, wrongKey("was sent with another request: take a new key for this"));
    case "being-answered":
      return answerRefusal(c, taken("the first request with this key is still being answered"));
    case "answered":
      return answeredAgain(c, claim.answer);
    case "claimed":
      await next();
      return keep(c, keyed);
  }
});

async function requestHash(c: Context<NetworkEnv>): Promise<string> {
  const body = new Uint8Array(await c.req.raw.clone().arrayBuffer());
  const { pathname, search } = new URL(c.req.url);
  const ifMatch = c.req.header("if-match") ?? "";
  return sha256(`${c.req.method} ${pathname}${search} ${ifMatch} ${await sha256(body)}`);
}

async function keep(c: Context<NetworkEnv>, keyed: KeyedRequest): Promise<void> {
  const { store } = c.var.action;
  const { status, headers } = c.res;
  if (status < 200 || status > 299) return releaseKey(store, keyed);
  const body = await c.res.clone().text();
  if (body.length > LONGEST_ANSWER) return releaseKey(store, keyed);
  const told = kept.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const isSecret = c.req.path.endsWith("/tokens");
  await keepAnswer(store, keyed, {
    ...{ status, headers: Object.fromEntries(told) },
    body: isSecret ? null : body,
  });
}

function answeredAgain(c: Context<NetworkEnv>, { status, headers, body }: KeptAnswer) {
  if (body === null) {
    const because = "this key made a token already, and a token is shown once: make another";
    return answerRefusal(c, taken(because));
  }
  const said = { ...headers, "idempotency-replayed": "true" };
  return new Response(status === 204 ? null : body, { status, headers: said });
}

const wrongKey = (because: string): Refusal => ({
  kind: "invalid",
  problems: [{ field: "Idempotency-Key", because }],
});
const taken = (because: string): Refusal => ({ kind: "taken", field: "Idempotency-Key", because });
