import type { Refusal } from "@allteach/domain/refusal";
import { paths } from "@allteach/web/paths";
import type { Context } from "hono";
import { type Answer, answerTo } from "./answer.ts";
import type { AppEnv, NetworkEnv } from "./app-env.ts";
import { answerFhir } from "./fhir-answer.ts";
import { refusalPage } from "./refusal-page.tsx";

/** Answers with a page, or with a problem document (RFC 9457) where the API was asked. */
export function answerRefusal(
  c: Context<AppEnv> | Context<NetworkEnv>,
  refusal: Refusal,
): Response | Promise<Response> {
  if (c.req.path.startsWith("/fhir/")) return answerFhir(c as Context<NetworkEnv>, refusal);
  const answer = answerTo(refusal);
  if (isApi(c.req.path)) return problemDocument(answer, c.var.requestId);
  if (refusal.kind === "not-signed-in") {
    const { pathname, search } = new URL(c.req.url);
    const next = c.req.method === "GET" ? `?next=${encodeURIComponent(pathname + search)}` : "";
    return c.redirect(paths.signIn + next, 303);
  }
  return refusalPage(c as Context<AppEnv>, answer, refusal);
}

/** Whether an address belongs to machines. */
export const isApi = (path: string) => path.startsWith("/api/") || path.startsWith("/fhir/");

/** A refusal as RFC 9457 has it, with one entry for each wrong field. */
function problemDocument(answer: Answer, requestId: string): Response {
  const { kind, title, status, detail, problems } = answer;
  const errors = problems.map(({ field, because, row, column }) => ({
    pointer: `#/${field}`,
    detail: because,
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
  }));
  const body = {
    ...{ type: `urn:allteach:problem:${kind}`, title, status, detail, instance: requestId },
    ...(errors.length > 0 && { errors }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
