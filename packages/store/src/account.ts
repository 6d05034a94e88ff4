import type { UserId } from "@allteach/domain/identity";
import { and, eq, gt, lt } from "drizzle-orm";
import { askDirectory, type Directory } from "./directory.ts";
import { account, session, signInToken, user } from "./directory-schema.ts";

/** Accounts, sessions and sign-in links, as signing in needs them. Instants are milliseconds. */

export interface Account {
  id: UserId;
  email: string;
  name: string;
  emailVerifiedAt: number | null;
}

const columns = {
  id: user.id,
  email: user.email,
  name: user.name,
  emailVerifiedAt: user.emailVerifiedAt,
};

const asAccount = (row: { id: string } & Omit<Account, "id">): Account => ({
  ...row,
  id: row.id as UserId,
});

export async function createAccount({ db }: Directory, made: Account, now: Date): Promise<Account> {
  await db.insert(user).values({ ...made, createdAt: now.getTime() });
  return made;
}

export async function accountById({ db }: Directory, id: string): Promise<Account | undefined> {
  const [row] = await db.select(columns).from(user).where(eq(user.id, id)).limit(1);
  return row && asAccount(row);
}

export async function accountByEmail(
  { db }: Directory,
  email: string,
): Promise<Account | undefined> {
  const [row] = await db.select(columns).from(user).where(eq(user.email, email)).limit(1);
  return row && asAccount(row);
}

export async function accountByProvider(
  { db }: Directory,
  provider: string,
  providerAccountId: string,
): Promise<Account | undefined> {
  const [row] = await db
    .select(columns)
    .from(account)
    .innerJoin(user, eq(user.id, account.userId))
    .where(and(eq(account.provider, provider), eq(account.providerAccountId, providerAccountId)))
    .limit(1);
  return row && asAccount(row);
}

export async function updateAccount(
  { db }: Directory,
  id: string,
  changes: Partial<Omit<Account, "id">>,
): Promise<Account> {
  const [row] = await db.update(user).set(changes).where(eq(user.id, id)).returning(columns);
  if (!row) throw new Error("the account to change does not exist");
  return asAccount(row);
}

export async function linkProvider(
  { db }: Directory,
  link: { userId: string; provider: string; providerAccountId: string },
  now: Date,
): Promise<void> {
  await db.insert(account).values({ ...link, createdAt: now.getTime() });
}

export interface Session {
  tokenHash: string;
  userId: string;
  expiresAt: number;
}

export async function createSession({ db }: Directory, made: Session, now: Date): Promise<void> {
  await db.insert(session).values({ ...made, createdAt: now.getTime() });
}

export async function findSession(
  { db }: Directory,
  tokenHash: string,
  now: Date,
): Promise<{ session: Session; account: Account } | undefined> {
  const [row] = await db
    .select({ ...columns, userId: session.userId, expiresAt: session.expiresAt })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(eq(session.tokenHash, tokenHash), gt(session.expiresAt, now.getTime())))
    .limit(1);
  if (!row) return undefined;
  const { userId, expiresAt, ...rest } = row;
  return { session: { tokenHash, userId, expiresAt }, account: asAccount(rest) };
}

export async function extendSession(
  { db }: Directory,
  tokenHash: string,
  expiresAt: number,
): Promise<void> {
  await db.update(session).set({ expiresAt }).where(eq(session.tokenHash, tokenHash));
}

export async function endSession({ db }: Directory, tokenHash: string): Promise<void> {
  await db.delete(session).where(eq(session.tokenHash, tokenHash));
}

export interface SignInToken {
  email: string;
  tokenHash: string;
  expiresAt: number;
}

/** Keeps a new sign-in token and clears away those that are past their time. */
export async function createSignInToken(
  directory: Directory,
  made: SignInToken,
  now: Date,
): Promise<void> {
  const { db } = directory;
  await askDirectory(
    directory,
    db.delete(signInToken).where(lt(signInToken.expiresAt, now.getTime())),
    db.insert(signInToken).values(made),
  );
}

/** Takes a sign-in token so that nobody can take it again: of many at once, one gets it. */
export async function takeSignInToken(
  { db }: Directory,
  email: string,
  tokenHash: string,
): Promise<SignInToken | undefined> {
  const [taken] = await db
    .delete(signInToken)
    .where(and(eq(signInToken.email, email), eq(signInToken.tokenHash, tokenHash)))
    .returning();
  return taken;
}
