import { type SmtpServer, SmtpUrl } from "@allteach/mail/smtp-url";
import * as z from "zod";

/** Which way mail leaves, with what that way needs. */
export type MailSettings =
  | { by: "outbox" | "cloudflare" }
  | { by: "resend"; apiKey: string }
  | { by: "smtp"; server: SmtpServer; dkim?: { selector: string; privateKey: string } };

/** What the settings say of mail; an empty text and none at all are the same. */
export const MailVariables = z.object({
  MAIL_TRANSPORT: z.enum(["", "cloudflare", "smtp", "resend"]).default(""),
  SMTP_URL: z.string().default(""),
  RESEND_API_KEY: z.string().default(""),
  DKIM_SELECTOR: z
    .string()
    .regex(/^([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*)?$/, "the name that the key is published under")
    .default(""),
  DKIM_PRIVATE_KEY: z.string().default(""),
  /** How many mails a second the provider takes from us. */
  MAIL_PER_SECOND: z.coerce.number().positive().max(10_000).default(10),
});

/** @throws When the chosen way lacks its secret, or half of what signing needs is there. */
export function mailSettingsOf(
  variables: z.infer<typeof MailVariables>,
  isDevelopment: boolean,
): MailSettings {
  const { MAIL_TRANSPORT: by, SMTP_URL, RESEND_API_KEY: apiKey } = variables;
  if (by === "") return { by: isDevelopment ? "outbox" : "cloudflare" };
  if (by === "cloudflare") return { by };
  if (by === "resend") {
    if (apiKey === "") throw new Error("MAIL_TRANSPORT resend needs RESEND_API_KEY");
    return { by, apiKey };
  }
  if (SMTP_URL === "") throw new Error("MAIL_TRANSPORT smtp needs SMTP_URL");
  const { DKIM_SELECTOR: selector, DKIM_PRIVATE_KEY: privateKey } = variables;
  if ((selector === "") !== (privateKey === "")) {
    throw new Error("DKIM needs both DKIM_SELECTOR and DKIM_PRIVATE_KEY");
  }
  const server = SmtpUrl.parse(SMTP_URL);
  return { by, server, ...(selector !== "" && { dkim: { selector, privateKey } }) };
}
