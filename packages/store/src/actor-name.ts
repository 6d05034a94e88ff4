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
 * forgotten is, and the chain still holds. Of people the network alone knows those who founded it,
 * came in by an invitation or asked to join, and its members: an entry that names anybody else, as
 * one of an import can, does not tell their address.
 */
export async function actorNames(directory: Directory, network: NetworkId): Promise<ActorNames> {
  const { db } = directory;
  const [members, tokens, past] = await askDirectory(
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
      .from(user)
      .where(sql`${user.id} in (
        select founded_by from network where id = ${network}
        union select accepted_by from invitation where network_id = ${network}
        union select user_id from join_request where network_id = ${network})`)
      .limit(MAX_NAMES),
  );
  const choices = [
    ...members.map(({ id, name }) => ({ actor: `person ${id}`, name })),
    ...tokens.map(({ id, name }) => ({ actor: `token ${id}`, name: `Token: ${name}` })),
  ];
  const others = past.map(({ id, name }) => [`person ${id}`, name] as const);
  return {
    named: new Map([...others, ...choices.map((each) => [each.actor, each.name] as const)]),
    choices,
  };
}
