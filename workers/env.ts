import type { EmailBinding } from "@allteach/mail/email-service-transport";
import * as z from "zod";

/** The typed mirror of wrangler.toml, and the only place that names a binding. */
export interface Bindings {
  DIRECTORY: D1Database;
  COMMONS: D1Database;
  [network: `NET_${string}`]: D1Database;
  ARCHIVE: R2Bucket;
  REPORTS: Queue;
  MAIL: Queue;
  EMAIL: EmailBinding;
  ASSETS: Fetcher;
  SIGN_IN_LIMIT: RateLimit;
  PROVISION_LIMIT: RateLimit;
  WRITE_LIMIT: RateLimit;
  ENVIRONMENT: string;
  AUTH_URL: string;
  AUTH_SECRET: string;
  MAIL_FROM: string;
}

/** The settings that are text. Read with each request and never skipped: a wrong one stops all. */
const Settings = z.object({
  ENVIRONMENT: z.enum(["development", "production"]),
  AUTH_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => new URL(url).pathname === "/", "an origin"),
  AUTH_SECRET: z.string().min(32, "at least 32 characters"),
  MAIL_FROM: z.string().min(3),
});

export interface Settings {
  development: boolean;
  /** Where the service lives, without a slash at the end. Links are made from it, never from a Host header. */
  origin: string;
  secret: string;
  mailFrom: string;
}

/** @throws When a setting is missing or wrong: the service then answers nothing at all. */
export function settingsOf(env: Bindings): Settings {
  const { ENVIRONMENT, AUTH_URL, AUTH_SECRET, MAIL_FROM } = Settings.parse(env);
  const { origin, protocol } = new URL(AUTH_URL);
  if (ENVIRONMENT === "production" && protocol !== "https:")
    throw new Error("AUTH_URL: https only");
  return {
    development: ENVIRONMENT === "development",
    origin,
    secret: AUTH_SECRET,
    mailFrom: MAIL_FROM,
  };
}
