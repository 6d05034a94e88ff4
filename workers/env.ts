import { Address } from "@allteach/mail/address";
import type { EmailBinding } from "@allteach/mail/email-service-transport";
import * as z from "zod";
import { type IdentityProvider, identityProvidersOf } from "./identity-provider.ts";
import { type MailSettings, MailVariables, mailSettingsOf } from "./mail-settings.ts";

/** The typed mirror of wrangler.toml, and the only place that names a binding. */
export interface Bindings {
  DIRECTORY: D1Database;
  COMMONS: D1Database;
  [network: `NET_${string}`]: D1Database;
  ARCHIVE: R2Bucket;
  REPORTS: Queue;
  MAIL: Queue;
  UPKEEP: Queue;
  EMAIL: EmailBinding;
  ASSETS: Fetcher;
  /** Looks for harm in files, where the operator has bound one. */
  SCANNER?: Fetcher;
  SIGN_IN_LIMIT: RateLimit;
  PROVISION_LIMIT: RateLimit;
  PREFIX_LIMIT: RateLimit;
  WRITE_LIMIT: RateLimit;
  ENVIRONMENT: string;
  AUTH_URL: string;
  AUTH_SECRET: string;
  AUTH_SECRET_PREVIOUS?: string;
  SSO_PROVIDERS?: string;
  [secret: `SSO_SECRET_${string}`]: string | undefined;
  MAIL_FROM: string;
  MAIL_TRANSPORT?: string;
  SMTP_URL?: string;
  RESEND_API_KEY?: string;
  RESEND_WEBHOOK_SECRET?: string;
  DKIM_SELECTOR?: string;
  DKIM_PRIVATE_KEY?: string;
  OPERATORS: string;
  TURNSTILE_SITE_KEY: string;
  TURNSTILE_SECRET?: string;
}

/** The settings that are text. Read with each request and never skipped: a wrong one stops all. */
const Settings = z.object({
  ENVIRONMENT: z.enum(["development", "production"]),
  AUTH_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => new URL(url).pathname === "/", "an origin"),
  AUTH_SECRET: z.string().min(32, "at least 32 characters"),
  AUTH_SECRET_PREVIOUS: z.string().min(32, "at least 32 characters").optional(),
  MAIL_FROM: z.string().min(3),
  OPERATORS: z
    .string()
    .default("")
    .transform((list) => list.split(",").filter((address) => address.trim() !== ""))
    .pipe(z.array(Address)),
  TURNSTILE_SITE_KEY: z.string().default(""),
  TURNSTILE_SECRET: z.string().default(""),
  ...MailVariables.shape,
});

export interface Settings {
  development: boolean;
  /** Where the service lives, without a slash at the end. Links are made from it, never from a Host header. */
  origin: string;
  secret: string;
  /** Those whose links still open: today's, and the one before it where it is kept. */
  secrets: readonly string[];
  mailFrom: string;
  /** Which way mail leaves, and how fast its provider takes it. */
  mail: MailSettings;
  mailsPerSecond: number;
  /** Hospitals whose people sign in with the account they have there. */
  identityProviders: readonly IdentityProvider[];
  /** Who may look after the service, by mail address. */
  operators: readonly Address[];
  /** Asks whether a person is one; absent where nobody set it up. */
  turnstile?: { siteKey: string; secret: string };
}

/** @throws When a setting is missing or wrong: the service then answers nothing at all. */
export function settingsOf(env: Bindings): Settings {
  const { ENVIRONMENT, AUTH_URL, AUTH_SECRET, MAIL_FROM, OPERATORS, ...rest } = Settings.parse(env);
  const { TURNSTILE_SITE_KEY: siteKey, TURNSTILE_SECRET: secret, AUTH_SECRET_PREVIOUS } = rest;
  const { origin, protocol } = new URL(AUTH_URL);
  // The secret alone is a deployment half-way there: it is set before the key is.
  if (siteKey !== "" && secret === "") throw new Error("TURNSTILE_SITE_KEY needs TURNSTILE_SECRET");
  if (ENVIRONMENT === "production" && protocol !== "https:")
    throw new Error("AUTH_URL: https only");
  return {
    development: ENVIRONMENT === "development",
    origin,
    secret: AUTH_SECRET,
    secrets: [AUTH_SECRET, ...(AUTH_SECRET_PREVIOUS ? [AUTH_SECRET_PREVIOUS] : [])],
    mailFrom: MAIL_FROM,
    mail: mailSettingsOf(rest, ENVIRONMENT === "development"),
    mailsPerSecond: rest.MAIL_PER_SECOND,
    identityProviders: identityProvidersOf(env),
    operators: OPERATORS,
    ...(siteKey !== "" && { turnstile: { siteKey, secret } }),
  };
}
