import type { NetworkId } from "@allteach/domain/identity";
import { asc, eq, sql } from "drizzle-orm";
import { askDirectory, type Directory } from "./directory.ts";
import { membership, token, user } from "./directory-schema.ts";

const MAX_NAMES = 5000;

/** Who stands behind the actors of an audit, and whom else one could ask for. */
export interface ActorNames {
  /** By actor, `person u_…` or `token t_…`; those whose account is gone have none. */
  named: ReadonlyMap<string, string>;
  /** Today's members and tokens, by name. */
  choices: readonly { actor: string; name: string }[];
}

/**
 * The mail addresses of people and the names of tokens. An audit keeps neither: whoever asks to be
 * forgotten is, and the chain still holds.
 */
export async function actorNames(
  directory: Directory,
  network: NetworkId,
  actors: readonly string[],
): Promise<ActorNames> {
  const { db } = directory;
  const [members, tokens, people] = await askDirectory(
    directory,
    db
      .selectDistinct({ id: user.id, name: user.email })
      .from(membership)
      .innerJoin(user, eq(user.id, membership.userId))
      .where(eq(membership.networkId, network))
      .orderBy(asc(user.email))
      .limit(MAX_NAMES),
    db
      .select({ id: token.id, name: token.name })
      .from(token)
      .where(eq(token.networkId, network))
      .orderBy(asc(token.name))
      .limit(MAX_NAMES),
    db
      .select({ id: user.id, name: user.email })
      .from(sql`json_each(${JSON.stringify(actors)}) as asked`)
      .innerJoin(user, eq(user.id, sql`substr(asked.value, ${"person ".length + 1})`))
      .limit(MAX_NAMES),
  );
  const choices = [
    ...members.map(({ id, name }) => ({ actor: `person ${id}`, name })),
    ...tokens.map(({ id, name }) => ({ actor: `token ${id}`, name: `Token: ${name}` })),
  ];
  const others = people.map(({ id, name }) => [`person ${id}`, name] as const);
  return {
    named: new Map([...others, ...choices.map((e) => [e.actor, e.name] as const)]),
    choices,
  };
}
