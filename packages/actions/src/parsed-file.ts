import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { readJson } from "@allteach/interchange/read-json";
import type * as z from "zod";

/**
 * What somebody typed or pasted, where it is JSON and what the schema asks for.
 *
 * @returns Nothing where the text is no JSON at all: then it is an outline.
 */
export function parsedFile<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): Outcome<z.output<Schema>> | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const wrong = (because: string) =>
    refused({ kind: "invalid", problems: [{ field: "outline", because }] });
  const read = readJson(text, "send a file as it was exported");
  if (!read.ok) {
    if (read.refusal.kind !== "invalid") return read;
    const [fault] = read.refusal.problems;
    return wrong(`line ${fault?.row}, column ${fault?.column}: ${fault?.because}`);
  }
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return done(parsed.data);
  const [issue] = parsed.error.issues;
  return wrong(`${issue?.path.join("/") || "the file"}: ${issue?.message ?? "cannot be read"}`);
}
