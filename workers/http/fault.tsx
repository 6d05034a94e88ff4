import { ErrorPage } from "@allteach/web/pages/error-page";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { AppEnv } from "./app-env.ts";
import { isApi } from "./refusal.tsx";

/** The one place where a fault of a request is caught: logged by its id, told without details. */
export async function answerFault(error: Error, c: Context<AppEnv>): Promise<Response> {
  const status = error instanceof HTTPException ? error.status : 500;
  const requestId = c.var.requestId ?? crypto.randomUUID();
  if (status >= 500) {
    console.error("request failed", { requestId, method: c.req.method, error });
  }
  if (isApi(c.req.path)) {
    const title = status === 403 ? "This request came from another site" : "Something went wrong";
    const body = { type: `urn:allteach:problem:fault`, title, status, instance: requestId };
    return c.json(body, status, { "content-type": "application/problem+json" });
  }
  const wasSending = c.req.method !== "GET" && c.req.method !== "HEAD";
  return c.html(<ErrorPage requestId={requestId} wasSending={wasSending} />, status);
}
