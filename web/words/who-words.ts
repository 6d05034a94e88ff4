/** Who stands behind the actors of a month, and which of them is reading. */
export interface Readers {
  /** The reader's own actor: `person u_…`. */
  me: string;
  /** By actor; who has left, or goes by no name here, has none. */
  names: ReadonlyMap<string, string>;
}

/** Somebody as one says it: "you", "Ada", "a member". */
export function whoWords(actor: string, { me, names }: Readers): string {
  if (actor === me) return "you";
  const name = names.get(actor);
  if (name) return name;
  if (actor.startsWith("token ")) return "another system";
  return actor === "clock" ? "Allteach" : "a member";
}
