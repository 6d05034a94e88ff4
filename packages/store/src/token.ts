import type { NetworkId, SiteId, UserId } from "@allteach/domain/identity";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Directory } from "./directory.ts";
import { token } from "./directory-schema.ts";

const MAX_TOKENS = 200;

/** A token as its makers see it: never the secret, which nobody keeps. */
export interface Token {
  id: string;
  name: string;
  site?: SiteId;
  createdAt: number;
  revokedAt?: number;
}

/** The network's tokens, newest first. */
export async function tokensOf({ db }: Directory, network: NetworkId): Promise<Token[]> {
  const rows = await db
    .select({
      id: token.id,
      name: token.name,
      siteId: token.siteId,
      createdAt: token.createdAt,
      revokedAt: token.revokedAt,
    })
    .from(token)
    .where(eq(token.networkId, network))
    .orderBy(desc(token.createdAt))
    .limit(MAX_TOKENS);
  return rows.map(({ siteId, revokedAt, ...rest }) => ({
    ...rest,
    ...(siteId !== 0 && { site: siteId as SiteId }),
    ...(revokedAt !== null && { revokedAt }),
  }));
}

export async function saveToken(
  { db }: Directory,
  made: {
    tokenHash: string;
    id: string;
    network: NetworkId;
    site?: SiteId;
    name: string;
    by: UserId;
  },
  now: Date,
): Promise<void> {
  await db.insert(token).values({
    tokenHash: made.tokenHash,
    id: made.id,
    networkId: made.network,
    siteId: made.site ?? 0,
    name: made.name,
    createdBy: made.by,
    createdAt: now.getTime(),
  });
}

/** Takes back every good token that is bound to one site. */
export async function revokeTokensOf(
  { db }: Directory,
  network: NetworkId,
  site: SiteId,
  now: Date,
): Promise<void> {
  await db
    .update(token)
    .set({ revokedAt: now.getTime() })
    .where(and(eq(token.networkId, network), eq(token.siteId, site), isNull(token.revokedAt)));
}

/** @returns Whether there was such a token in this network and it was still good. */
export async function revokeToken(
  { db }: Directory,
  network: NetworkId,
  id: string,
  now: Date,
): Promise<boolean> {
  const revoked = await db
    .update(token)
    .set({ revokedAt: now.getTime() })
    .where(and(eq(token.networkId, network), eq(token.id, id), isNull(token.revokedAt)))
    .returning({ id: token.id });
  return revoked.length > 0;
}
