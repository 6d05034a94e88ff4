import { sha256 } from "@allteach/domain/digest";
import { Address } from "@allteach/mail/address";
import { accountByEmail, accountByProvider, endSession } from "@allteach/store/account";
import { type Directory, openDirectory } from "@allteach/store/directory";
import { Auth, type AuthConfig, customFetch, skipCSRFCheck } from "@auth/core";
import type { EmailConfig, OIDCConfig } from "@auth/core/providers";
import { type Bindings, settingsOf } from "../env.ts";
import type { IdentityProvider } from "../identity-provider.ts";
import { adapterOf } from "./auth-directory.ts";

/** How people prove who they are: `@auth/core`, which no file but this and its directory knows. */

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
  const answer = await Auth(request, configOf(env, linkProviderOf(send)));
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
  const answer = await Auth(request, configOf(env, linkProviderOf(never)));
  if (failureIn(answer)) return undefined;
  const name = sessionCookie(origin);
  const cookies = answer.headers.getSetCookie().filter((cookie) => cookie.startsWith(`${name}=`));
  return cookies.length > 0 ? cookies : undefined;
}

/** Where a browser goes next, and the cookies it takes along. */
export interface Onward {
  location: string;
  cookies: string[];
}

/**
 * Begins signing in at a hospital's own provider.
 *
 * @returns Its page, and the cookies that bind its answer to this browser; nothing where the
 *   provider does not answer as it should.
 */
export async function beginSingleSignOn(
  env: Bindings,
  provider: IdentityProvider,
  next: string,
): Promise<Onward | undefined> {
  const { origin } = settingsOf(env);
  const body = new URLSearchParams({ callbackUrl: `${origin}${next}` });
  const address = `${origin}/auth/signin/${provider.id}`;
  const answer = await Auth(
    new Request(address, { method: "POST", body }),
    ssoConfig(env, provider),
  );
  const location = answer.headers.get("location");
  if (failureIn(answer) || !location?.startsWith("https:")) return undefined;
  return { location, cookies: answer.headers.getSetCookie() };
}

/**
 * Signs someone in with what their hospital's provider answered.
 *
 * @param search The query that the provider sent the browser back with.
 * @param cookie The browser's cookies. Its session is not among those that are looked at: whoever
 *   comes back is who the provider says, not who sat here before.
 */
export async function completeSingleSignOn(
  env: Bindings,
  provider: IdentityProvider,
  search: string,
  cookie: string,
): Promise<Onward | undefined> {
  const { origin } = settingsOf(env);
  const address = `${origin}/auth/callback/${provider.id}${search}`;
  const own = cookie.split(/; */).filter((each) => /^(__\w+-)?authjs\./.test(each));
  const request = new Request(address, { headers: { cookie: own.join("; ") } });
  const answer = await Auth(request, ssoConfig(env, provider));
  const location = answer.headers.get("location");
  const cookies = answer.headers.getSetCookie();
  const isIn = cookies.some((each) => each.startsWith(`${sessionCookie(origin)}=`));
  if (failureIn(answer) || !location || !isIn) return undefined;
  const { pathname, search: rest } = new URL(location, origin);
  return { location: pathname + rest, cookies };
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

function configOf(env: Bindings, provider: EmailConfig): AuthConfig {
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
    providers: [provider],
    logger: { error: logFailure },
  };
}

/** A link that was used before is no fault, nor is someone who thinks better of it. */
const expected: ReadonlySet<string> = new Set(["Verification", "AccessDenied"]);

function logFailure({ name }: Error): void {
  if (!expected.has(name)) console.error("sign-in failed", { name });
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

function ssoConfig(env: Bindings, provider: IdentityProvider): AuthConfig {
  const directory = openDirectory(env.DIRECTORY);
  return {
    ...configOf(env, linkProviderOf(never)),
    adapter: adapterOf(directory, provider.issuer),
    providers: [oidcProviderOf(provider)],
    callbacks: {
      signIn: async ({ account, profile }) =>
        isTheirs(directory, provider.issuer, account?.providerAccountId ?? "", profile ?? {}),
    },
  };
}

function oidcProviderOf({ id, name, issuer, clientId, clientSecret }: IdentityProvider) {
  const provider: OIDCConfig<Record<string, unknown>> = {
    ...{ id, name, issuer, clientId, clientSecret },
    type: "oidc",
    checks: ["pkce", "state", "nonce"],
    // Decided in `isTheirs`, which asks more than the library would.
    allowDangerousEmailAccountLinking: true,
    profile: ({ sub, email, name: given }) => ({
      id: String(sub),
      email: Address.parse(email),
      name: typeof given === "string" ? given : null,
    }),
    [customFetch]: fetchSafely,
  };
  return provider;
}

/** The library would follow a provider to plain http; we do not. */
const fetchSafely: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (url.protocol !== "https:") throw new Error("a provider of sign-ins answers over https only");
  return fetch(input, init);
};

/**
 * Whether someone whom a provider names may sign in: an account it was tied to before, or the one
 * of the same mail address, if the provider has verified the address and so have we.
 */
async function isTheirs(
  directory: Directory,
  issuer: string,
  subject: string,
  profile: { email?: string | null; email_verified?: unknown },
): Promise<boolean> {
  if (await accountByProvider(directory, issuer, subject)) return true;
  const address = Address.safeParse(profile.email);
  if (profile.email_verified !== true || !address.success) return false;
  const account = await accountByEmail(directory, address.data);
  return account === undefined || account.emailVerifiedAt !== null;
}
