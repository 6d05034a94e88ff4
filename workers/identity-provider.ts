import * as z from "zod";

/** A hospital's own sign-in, by OpenID Connect. */
export interface IdentityProvider {
  id: string;
  /** What stands on the button: `Northgate Hospital`. */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** Over plain http anyone on the way could sign in as anyone. */
const Issuer = z.url({ protocol: /^https$/, error: "an https address" });

const Provider = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]{1,29}$/, "small letters and digits"),
  name: z.string().trim().min(1).max(80),
  issuer: Issuer,
  clientId: z.string().min(1),
});

const Providers = z
  .string()
  .default("[]")
  .transform((text) => JSON.parse(text) as unknown)
  .pipe(z.array(Provider).max(50))
  .refine((list) => !list.some(({ id }) => id === "link"), "link is the name of signing in by mail")
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, "each id once");

const Secret = z.string("is missing").min(8, "at least 8 characters");

/**
 * The sign-ins that `SSO_PROVIDERS` lists as JSON. The secret of each is a secret of its own,
 * `SSO_SECRET_` and the id in capitals, so that the list can be read by anyone.
 *
 * @throws When the list or one of the secrets is wrong or missing.
 */
export function identityProvidersOf(env: {
  SSO_PROVIDERS?: string;
  [secret: `SSO_SECRET_${string}`]: string | undefined;
}): IdentityProvider[] {
  return Providers.parse(env.SSO_PROVIDERS).map((provider) => ({
    ...provider,
    clientSecret: Secret.parse(env[`SSO_SECRET_${provider.id.toUpperCase()}`]),
  }));
}
