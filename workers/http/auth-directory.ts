import { randomId } from "@allteach/actions/random-id";
import { sha256 } from "@allteach/domain/digest";
import { UserId } from "@allteach/domain/identity";
import { DisplayName } from "@allteach/domain/network";
import {
  type Account,
  accountByEmail,
  accountById,
  accountByProvider,
  createAccount,
  createSession,
  createSignInToken,
  endSession,
  extendSession,
  findSession,
  linkProvider,
  takeSignInToken,
  updateAccount,
} from "@allteach/store/account";
import type { Directory } from "@allteach/store/directory";
import type { Adapter, AdapterUser } from "@auth/core/adapters";

/**
 * Our directory as `@auth/core` wants to see it. Session tokens are kept by their hash alone.
 *
 * @param issuer The provider that vouches for whoever signs in; its accounts are kept by its
 *   address, since only issuer and subject together name a person.
 */
export function adapterOf(directory: Directory, issuer?: string): Adapter {
  const now = () => new Date();
  return {
    async createUser({ email, name, emailVerified }) {
      const verified = issuer === undefined ? emailVerified : now();
      const account: Account = {
        id: UserId.parse(randomId("u_", 20)),
        email,
        name: DisplayName.safeParse(name).data ?? email.slice(0, email.indexOf("@")),
        emailVerifiedAt: verified?.getTime() ?? null,
      };
      return userOf(await createAccount(directory, account, now()));
    },
    getUser: async (id) => orNull(await accountById(directory, id)),
    getUserByEmail: async (email) => orNull(await accountByEmail(directory, email)),
    getUserByAccount: async ({ provider, providerAccountId }) =>
      orNull(await accountByProvider(directory, issuer ?? provider, providerAccountId)),
    async updateUser({ id, email, emailVerified }) {
      const changes = {
        ...(email !== undefined && { email }),
        ...(emailVerified !== undefined && { emailVerifiedAt: emailVerified?.getTime() ?? null }),
      };
      return userOf(await updateAccount(directory, id, changes));
    },
    async linkAccount({ userId, provider, providerAccountId }) {
      const link = { userId, provider: issuer ?? provider, providerAccountId };
      await linkProvider(directory, link, now());
    },
    async createSession(session) {
      const tokenHash = await sha256(session.sessionToken);
      const expiresAt = session.expires.getTime();
      await createSession(directory, { tokenHash, userId: session.userId, expiresAt }, now());
      return session;
    },
    async getSessionAndUser(sessionToken) {
      const found = await findSession(directory, await sha256(sessionToken), now());
      if (!found) return null;
      const { userId, expiresAt } = found.session;
      const session = { sessionToken, userId, expires: new Date(expiresAt) };
      return { session, user: userOf(found.account) };
    },
    async updateSession({ sessionToken, expires }) {
      if (expires) {
        await extendSession(directory, await sha256(sessionToken), expires.getTime());
      }
      return null;
    },
    async deleteSession(sessionToken) {
      await endSession(directory, await sha256(sessionToken));
    },
    async createVerificationToken({ identifier, token, expires }) {
      const made = { email: identifier, tokenHash: token, expiresAt: expires.getTime() };
      await createSignInToken(directory, made, now());
      return { identifier, token, expires };
    },
    async useVerificationToken({ identifier, token }) {
      const taken = await takeSignInToken(directory, identifier, token);
      return taken ? { identifier, token, expires: new Date(taken.expiresAt) } : null;
    },
  };
}

function userOf({ id, email, name, emailVerifiedAt }: Account): AdapterUser {
  const emailVerified = emailVerifiedAt === null ? null : new Date(emailVerifiedAt);
  return { id, email, name, emailVerified };
}

const orNull = (account: Account | undefined) => (account ? userOf(account) : null);
