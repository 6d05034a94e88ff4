import type { Problem, Refusal } from "@allteach/domain/refusal";

/** What a form can say beside its own fields; nothing where a refusal is not about a field. */
export function problemsOf(refusal: Refusal): readonly Problem[] | undefined {
  if (refusal.kind === "invalid") return refusal.problems;
  return refusal.kind === "taken" ? [refusal] : undefined;
}
