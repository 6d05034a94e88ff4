import type { Problem } from "@allteach/domain/refusal";

/** What a field of a form shows: the answer typed there, and what is wrong with it. */
export function answer<Typed extends object, Name extends keyof Typed & string>(
  name: Name,
  typed: Typed | undefined,
  problems: readonly Problem[] | undefined,
) {
  return { name, value: typed?.[name], error: errorIn(problems, name) };
}

/** What is wrong with the answer of that name. */
export function errorIn(problems: readonly Problem[] = [], name: string): string | undefined {
  return problems.find(({ field }) => field === name)?.because;
}
