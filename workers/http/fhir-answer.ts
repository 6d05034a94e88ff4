import type { Refusal } from "@allteach/domain/refusal";
import { type OutcomeIssue, operationOutcome } from "@allteach/interchange/operation-outcome";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { answerTo } from "./answer.ts";
import type { NetworkEnv } from "./app-env.ts";

const TYPE = "application/fhir+json; fhirVersion=4.0; charset=utf-8";

/** A resource, as FHIR sends it. */
export function fhirJson(
  c: Context<NetworkEnv>,
  resource: object,
  status: ContentfulStatusCode = 200,
  headers: Record<string, string> = {},
): Response {
  return c.body(JSON.stringify(resource), status, { "content-type": TYPE, ...headers });
}

/** A refusal as an OperationOutcome: for each thing that is wrong, where and what to do. */
export function answerFhir(c: Context<NetworkEnv>, refusal: Refusal): Response {
  const { status, detail, problems } = answerTo(refusal);
  const code = codeOf(status);
  const issues: OutcomeIssue[] = problems.map(({ field, because, row, column }) => ({
    code: refusal.kind.startsWith("needs-") ? "business-rule" : code,
    // Where there is no resource yet, the text is all there is to point into.
    diagnostics: field || !row ? because : `Line ${row}, column ${column}: ${because}`,
    ...(field && { expression: field }),
  }));
  const all = issues.length > 0 ? issues : [{ code, diagnostics: detail }];
  return fhirJson(c, operationOutcome(all), status);
}

/** Why a body is not even read: XML, or another version of FHIR. */
export function whyNotJson(c: Context<NetworkEnv>): Response | undefined {
  const type = c.req.header("content-type")?.toLowerCase() ?? "";
  const [, version] = /fhirversion\s*=\s*"?([\d.]+)/.exec(type) ?? [];
  if (version !== undefined && !/^4\.0(?:\.\d)?$/.test(version)) {
    const diagnostics = `FHIR ${version} is not read here: send FHIR R4, as fhirVersion=4.0.`;
    return fhirJson(c, operationOutcome([{ code: "not-supported", diagnostics }]), 415);
  }
  if (/xml/.test(type)) {
    const diagnostics = "XML is not read here: send JSON, as application/fhir+json.";
    return fhirJson(c, operationOutcome([{ code: "not-supported", diagnostics }]), 415);
  }
  return undefined;
}

function codeOf(status: number): OutcomeIssue["code"] {
  if (status === 401) return "login";
  if (status === 403) return "forbidden";
  if (status === 404) return "not-found";
  if (status === 409 || status === 412) return "conflict";
  if (status === 429) return "throttled";
  return "invalid";
}
