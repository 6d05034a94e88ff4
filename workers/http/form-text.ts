/** The texts of a form by the names of their fields; one that is missing or a file is empty. */
export function textsIn<const Name extends string>(
  form: FormData,
  names: readonly Name[],
): Record<Name, string> {
  const texts = names.map((name) => {
    const value = form.get(name);
    return [name, typeof value === "string" ? value.trim() : ""] as const;
  });
  return Object.fromEntries(texts) as Record<Name, string>;
}
