import { sha256 } from "@allteach/actions/digest";
import { randomId } from "@allteach/actions/random-id";
import { UserId } from "@allteach/domain/identity";
import { Address } from "@allteach/mail/address";
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
import { type Directory, openDirectory } from "@allteach/store/directory";
import { Auth, type AuthConfig, skipCSRFCheck } from "@auth/core";
import type { Adapter, AdapterUser } from "@auth/core/adapters";
import type { EmailConfig } from "@auth/core/providers";
import { type Bindings, settingsOf } from "../env.ts";

/** The one file that knows how people prove who they are: `@auth/core`, on our own directory. */

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** How long a link in a mail can be used. */
export const LINK_SECONDS = 15 * MINUTE;

export const sessionCookie = (origin: string) =>
  origin.startsWith("https:") ? "__Host-session" : "session";

/** What a mail's link must carry to sign someone in. */
export interface SignInLink {
  email: string;
  token: string;
  next: string;
}

/** Makes a sign-in token for an address and hands the link's contents to `send`. */
export async function beginSignIn(
  env: Bindings,
  email: string,
  next: string,
  send: (link: SignInLink) => Promise<void>,
): Promise<void> {
  const { origin } = settingsOf(env);
  const body = new URLSearchParams({ email, callbackUrl: `${origin}${next}` });
  const request = new Request(`${origin}/auth/signin/link`, { method: "POST", body });
  const answer = await Auth(request, configOf(env, send));
  const failed = failureIn(answer);
  if (failed) throw new Error(`sign-in could not begin: ${failed}`);
}

/**
 * Signs someone in with what their link carried.
 *
 * @returns The cookies of the new session; nothing where the link was used before or is too old.
 */
export async function completeSignIn(
  env: Bindings,
  { email, token, next }: SignInLink,
): Promise<string[] | undefined> {
  const { origin } = settingsOf(env);
  const query = new URLSearchParams({ email, token, callbackUrl: `${origin}${next}` });
  const request = new Request(`${origin}/auth/callback/link?${query}`, { method: "POST" });
  const answer = await Auth(request, configOf(env, never));
  if (failureIn(answer)) return undefined;
  const name = sessionCookie(origin);
  const cookies = answer.headers.getSetCookie().filter((cookie) => cookie.startsWith(`${name}=`));
  return cookies.length > 0 ? cookies : undefined;
}

/** Ends a session, whoever holds its cookie. */
export async function endSignIn(env: Bindings, token: string): Promise<void> {
  await endSession(openDirectory(env.DIRECTORY), await sha256(token));
}

/** Auth answers a refusal with a redirection that names it. */
function failureIn(answer: Response): string | undefined {
  const location = answer.headers.get("location");
  const error = location && new URL(location, "http://localhost").searchParams.get("error");
  if (error) return error;
  return answer.status >= 400 ? `status ${answer.status}` : undefined;
}

const never = () => Promise.reject(new Error("no mail belongs to this step"));

function configOf(env: Bindings, send: (link: SignInLink) => Promise<void>): AuthConfig {
  const { origin, secret } = settingsOf(env);
  const secure = origin.startsWith("https:");
  return {
    basePath: "/auth",
    trustHost: true,
    secret,
    skipCSRFCheck,
    adapter: adapterOf(openDirectory(env.DIRECTORY)),
    session: { strategy: "database", maxAge: 30 * DAY, updateAge: DAY },
    cookies: {
      sessionToken: {
        name: sessionCookie(origin),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    providers: [linkProviderOf(send)],
    logger: { error: (error) => console.error("sign-in failed", { name: error.name }) },
  };
}

function linkProviderOf(send: (link: SignInLink) => Promise<void>): EmailConfig {
  return {
    id: "link",
    type: "email",
    name: "E-mail link",
    from: "",
    server: "",
    maxAge: LINK_SECONDS,
    options: {},
    normalizeIdentifier: (email) => Address.parse(email),
    async sendVerificationRequest({ identifier, token, url }) {
      const next = new URL(new URL(url).searchParams.get("callbackUrl") ?? "/", url);
      await send({ email: identifier, token, next: next.pathname + next.search });
    },
  };
}

/** Our directory as `@auth/core` wants to see it. Session tokens are kept by their hash alone. */
function adapterOf(directory: Directory): Adapter {
  const now = () => new Date();
  return {
    async createUser({ email, emailVerified }) {
      const account: Account = {
        id: UserId.parse(randomId("u_", 20)),
        email,
        name: email.slice(0, email.indexOf("@")),
        emailVerifiedAt: emailVerified?.getTime() ?? null,
      };
      return userOf(await createAccount(directory, account, now()));
    },
    getUser: async (id) => orNull(await accountById(directory, id)),
    getUserByEmail: async (email) => orNull(await accountByEmail(directory, email)),
    getUserByAccount: async ({ provider, providerAccountId }) =>
      orNull(await accountByProvider(directory, provider, providerAccountId)),
    async updateUser({ id, email, emailVerified }) {
      const changes = {
        ...(email !== undefined && { email }),
        ...(emailVerified !== undefined && { emailVerifiedAt: emailVerified?.getTime() ?? null }),
      };
      return userOf(await updateAccount(directory, id, changes));
    },
    async linkAccount({ userId, provider, providerAccountId }) {
      await linkProvider(directory, { userId, provider, providerAccountId }, now());
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
