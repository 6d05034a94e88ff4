// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of programs

/** A hole in the wall between networks as somebody might make it: an expression, and another. */
export interface Fault {
  what: string;
  /** Where it shows: the route of a request, or calls of the store, or databases that are swapped. */
  at: string;
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
      "GET /api/v1/n/:network/measures",
      'network.simulated ? { kind: "visitor" } : undefined',
      '{ kind: "visitor" }',
    ],
    [
      "a token not bound to its network",
      "GET /api/v1/n/:network/sites",
      "token.network !== network.id",
      "false",
    ],
    [
      "a token not bound to its site",
      "POST /api/v1/n/:network/submissions",
      "site !== undefined && { site }",
      "{}",
    ],
    [
      "a token that may what a leader may",
      "POST /n/:network/measures",
      "const permissions = tokenPermissions",
      'const permissions = PLANTED ? [...tokenPermissions, "manage-network"] : tokenPermissions',
    ],
  ]),
  ...inFile("packages/store/src/caller.ts", [
    [
      "roles of any network hold in the one that the address names",
      "GET /api/v1/n/:network/measures",
      "networkId === found?.id",
      "networkId !== undefined",
    ],
  ]),
  ...inFile("packages/domain/src/permission.ts", [
    [
      "a role at one site taken for one of the whole network",
      "POST /api/v1/n/:network/submissions",
      "(grant.site === undefined || grant.site === site || !boundToSite.has(permission))",
      "true",
    ],
    [
      "a token for one site taken for one of all sites",
      "POST /api/v1/n/:network/submissions",
      "actor.site === undefined || actor.site === site || !boundToSite.has(permission)",
      "true",
    ],
    [
      "a visitor who may what members may",
      "POST /api/v1/n/:network/submissions",
      "visitorMay.has(permission)",
      "true",
    ],
  ]),
  ...inFile("packages/store/src/network-store.ts", [
    [
      "a database that is not asked whose it is",
      "swapped databases",
      "store.db.batch([ownership(store), ...queries])",
      "[undefined, ...(await store.db.batch(queries))]",
    ],
  ]),
  ...inFile("packages/store/src/open-session.ts", [
    [
      "a session ended by whoever knows its id",
      "POST /account/sessions/:session/end",
      "and(eq(session.userId, person), eq(sql`substr(${session.tokenHash}, 1, ${ID_LENGTH})`, id))",
      "eq(sql`substr(${session.tokenHash}, 1, ${ID_LENGTH})`, id)",
    ],
  ]),
  ...inFile("packages/store/src/departure.ts", [
    [
      "a certificate for whoever knows its id",
      "GET /deletions/:certificate",
      "and(eq(deletionCertificate.id, id), eq(deletionCertificate.askedBy, askedBy))",
      "eq(deletionCertificate.id, id)",
    ],
  ]),
  ...inFile("packages/store/src/invitation.ts", [
    [
      "an invitation accepted by another address",
      "calls of the store",
      "sql`${invitation.email} = (select ${user.email} from ${user}\n" +
        "      where ${user.id} = ${person} and ${user.emailVerifiedAt} is not null)`",
      "sql`true`",
    ],
  ]),
  ...inFile("packages/actions/src/subscribe.ts", [
    [
      "a subscription ended by another member",
      "DELETE /api/v1/n/:network/subscriptions/:subscription",
      "end(ctx.store, id, ctx.actor.user, act)",
      "end(ctx.store, id, undefined, act)",
    ],
  ]),
  ...inFile("workers/http/operator.tsx", [
    [
      "the operators' page for whoever is signed in",
      "GET /operator",
      "!person || !isOperator(asAnyone)",
      "!person",
    ],
  ]),
  ...inFile("workers/http/development.tsx", [
    [
      "the developers' outbox in production",
      "POST /dev/demo",
      "c.var.settings.development",
      "true",
    ],
  ]),
];

type Line = readonly [what: string, at: string, right: string, wrong: string];

function inFile(file: string, some: readonly Line[]): Fault[] {
  return some.map(([what, at, right, wrong]) => ({ what, at, file, right, wrong }));
}
