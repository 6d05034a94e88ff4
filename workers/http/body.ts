import type { Problem } from "@allteach/domain/refusal";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { readJson } from "@allteach/interchange/read-json";
import type { Context } from "hono";
import type * as z from "zod";

/** A request's JSON, if it is what the schema asks for; else every problem, field by field. */
export async function jsonBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<Outcome<z.output<Schema>>> {
  const wanted = "send a JSON document, with the content type application/json";
  const body = readJson(await c.req.text(), wanted);
  if (!body.ok) return body;
  const checked = schema.safeParse(body.value);
  if (checked.success) return done(checked.data);
  return refused({ kind: "invalid", problems: problemsIn(checked.error) });
}

/** What a schema found wrong, in our words: one entry for each wrong field, its first reason. */
export function problemsIn({ issues }: z.ZodError): Problem[] {
  const byField = new Map<string, Problem>();
  for (const problem of issues.flatMap(problemsOf)) {
    if (!byField.has(problem.field)) byField.set(problem.field, problem);
  }
  return [...byField.values()];
}

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const nearest = issue.errors.reduce((a, b) => (b.length < a.length ? b : a));
    return nearest.flatMap((inner) =>
      problemsOf({ ...inner, path: [...issue.path, ...inner.path] }),
    );
  }
  return [{ field: issue.path.join("/"), because: issue.message }];
}
