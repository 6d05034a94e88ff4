import { inspectRoutes } from "hono/dev";
import { app } from "../../workers/http/app.ts";
import type { Ids } from "./canary.ts";
import type { Principal } from "./principals.ts";
import type { Ask, Body } from "./request.ts";
import { addressOf, asks } from "./requests.ts";
import { type Answer, origin, serve } from "./service.ts";

/** Every route that is registered, as `GET /n/:network`; what only stands before others is none. */
export function registeredRoutes(): string[] {
  const routes = inspectRoutes(app as never).filter(({ isMiddleware }) => !isMiddleware);
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
}

/** Every route with each way of asking for it. */
export function everyAsk(): { route: string; ask: Ask }[] {
  return registeredRoutes().flatMap((route) =>
    (asks.get(route) ?? []).map((ask) => ({ route, ask })),
  );
}

export const isOfNetwork = (route: string) => route.includes("/n/:network");

export const isRead = (route: string) => route.startsWith("GET ");

/** Whatever else could name a network to a service that believes it. */
export interface Hints {
  query?: Record<string, string>;
  headers?: Record<string, string>;
  fields?: Record<string, string>;
}

/** Asks as someone, with the ids of a network in address, query and body. */
export function askAs(
  who: Principal,
  { route, ask }: { route: string; ask: Ask },
  ids: Ids,
  hints: Hints = {},
): Promise<Answer> {
  const [method = "GET"] = route.split(" ");
  const url = new URL(addressOf(route, ask, ids), origin);
  for (const [name, value] of Object.entries(hints.query ?? {})) url.searchParams.set(name, value);
  const body = ask.body ? bodyOf(ask.body(ids), hints.fields) : emptyBody(route);
  return serve(
    new Request(url, {
      method,
      headers: { origin, ...body?.headers, ...who.headers, ...hints.headers },
      ...(body && { body: body.content }),
    }),
  );
}

interface Sent {
  content: BodyInit;
  headers: Record<string, string>;
}

function emptyBody(route: string): Sent | undefined {
  if (!route.startsWith("POST ")) return undefined;
  return bodyOf(route.startsWith("POST /api/") ? { json: {} } : { form: { sent: "yes" } });
}

function bodyOf(body: Body, hints: Record<string, string> = {}): Sent {
  if ("text" in body) return { content: body.text, headers: { "content-type": "text/csv" } };
  if ("json" in body) {
    const value = { ...hints, ...(body.json as object) };
    return { content: JSON.stringify(value), headers: { "content-type": "application/json" } };
  }
  if ("file" in body) {
    const form = new FormData();
    form.set("file", new File([body.file], "figures.csv", { type: "text/csv" }));
    return { content: form, headers: {} };
  }
  const form = new URLSearchParams(hints);
  for (const [name, value] of Object.entries(body.form)) {
    for (const each of [value].flat()) form.append(name, each);
  }
  return { content: form, headers: {} };
}

/** What became of a request: done, refused for want of a right, or something else. */
export function outcomeOf({ status, location }: Answer): "done" | "refused" | "unclear" {
  if (status === 401 || status === 403 || status === 404) return "refused";
  if (status === 303 && location.startsWith("/sign-in")) return "refused";
  return status < 400 ? "done" : "unclear";
}
