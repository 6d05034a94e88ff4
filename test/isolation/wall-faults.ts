// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of programs

/** A hole in the wall between networks as somebody might make it: an expression, and another. */
export interface Fault {
  what: string;
  file: string;
  right: string;
  /** What stands there instead; a whole statement says `PLANTED` for whether it does. */
  wrong: string;
}

/** Holes that are no missing check of a permission; each must be found by what is asked. */
export const faults: readonly Fault[] = [
  ...inFile("workers/http/caller.ts", [
    [
      "a network opened for whoever names its address",
      'network.simulated ? { kind: "visitor" } : undefined',
      '{ kind: "visitor" }',
    ],
    ["a token not bound to its network", "token.network !== network.id", "false"],
    ["a token not bound to its site", "site !== undefined && { site }", "{}"],
    [
      "a token that may what a leader may",
      "const permissions = tokenPermissions",
      'const permissions = PLANTED ? [...tokenPermissions, "manage-network"] : tokenPermissions',
    ],
  ]),
  ...inFile("packages/store/src/caller.ts", [
    [
      "roles of any network hold in the one that the address names",
      "networkId === found?.id",
      "networkId !== undefined",
    ],
  ]),
  ...inFile("packages/domain/src/permission.ts", [
    [
      "a role at one site taken for one of the whole network",
      "(grant.site === undefined || grant.site === site || !boundToSite.has(permission))",
      "true",
    ],
    [
      "a token for one site taken for one of all sites",
      "actor.site === undefined || actor.site === site || !boundToSite.has(permission)",
      "true",
    ],
    ["a visitor who may what members may", "visitorMay.has(permission)", "true"],
  ]),
  ...inFile("packages/store/src/network-store.ts", [
    [
      "a database that is not asked whose it is",
      "store.db.batch([ownership(store), ...queries])",
      "[undefined, ...(await store.db.batch(queries))]",
    ],
  ]),
  ...inFile("packages/store/src/open-session.ts", [
    [
      "a session ended by whoever knows its id",
      "and(eq(session.userId, person), eq(sql`substr(${session.tokenHash}, 1, ${ID_LENGTH})`, id))",
      "eq(sql`substr(${session.tokenHash}, 1, ${ID_LENGTH})`, id)",
    ],
  ]),
  ...inFile("packages/store/src/departure.ts", [
    [
      "a certificate for whoever knows its id",
      "and(eq(deletionCertificate.id, id), eq(deletionCertificate.askedBy, askedBy))",
      "eq(deletionCertificate.id, id)",
    ],
  ]),
  ...inFile("packages/store/src/invitation.ts", [
    [
      "an invitation accepted by another address",
      "sql`${invitation.email} = (select ${user.email} from ${user}\n" +
        "      where ${user.id} = ${person} and ${user.emailVerifiedAt} is not null)`",
      "sql`true`",
    ],
  ]),
  ...inFile("packages/actions/src/subscribe.ts", [
    [
      "a subscription ended by another member",
      "end(ctx.store, id, ctx.actor.user, act)",
      "end(ctx.store, id, undefined, act)",
    ],
  ]),
  ...inFile("workers/http/operator.tsx", [
    ["the operators' page for whoever is signed in", "!person || !isOperator(asAnyone)", "!person"],
  ]),
  ...inFile("workers/http/development.tsx", [
    ["the developers' outbox in production", "c.var.settings.development", "true"],
  ]),
];

function inFile(file: string, some: readonly [what: string, right: string, wrong: string][]) {
  return some.map(([what, right, wrong]) => ({ what, file, right, wrong }));
}
