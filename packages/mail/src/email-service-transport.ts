import type { Message } from "./message.ts";
import type { Sent, Transport } from "./transport.ts";
import { wireHeaders } from "./wire-headers.ts";

/** What we use of a Worker's `send_email` binding. */
export interface EmailBinding {
  send(message: EmailServiceMessage): Promise<{ messageId: string }>;
}

/** A message in the binding's words. */
export interface EmailServiceMessage {
  from: { name: string; email: string };
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  attachments: EmailServiceAttachment[];
}

type EmailServiceAttachment = { content: Uint8Array; filename: string; type: string } & (
  | { disposition: "inline"; contentId: string }
  | { disposition: "attachment" }
);

type Refused = Omit<Extract<Sent, { kind: "refused" }>, "kind">;

const HOUR_SECONDS = 3600;

/** Certain answers, by the `code` of the error that the binding throws. */
const refusals = new Map<string | undefined, Refused>(
  Object.entries({
    E_RATE_LIMIT_EXCEEDED: later("too many mails at once", 60),
    E_DAILY_LIMIT_EXCEEDED: later("the day's allowance of mails is used up", HOUR_SECONDS),
    E_DELIVERY_FAILED: later("the recipient's server did not take it", HOUR_SECONDS),
    E_SENDER_NOT_VERIFIED: later("the sender's domain is not verified", HOUR_SECONDS),
    E_SENDER_DOMAIN_NOT_AVAILABLE: later("the sender's domain may not send", HOUR_SECONDS),
    E_RECIPIENT_SUPPRESSED: {
      ...never("the address bounced before, or complained"),
      addressTakesNone: true,
    },
    E_RECIPIENT_NOT_ALLOWED: never("the address is not among those allowed"),
    E_CONTENT_TOO_LARGE: never("the message is too large"),
    E_TOO_MANY_RECIPIENTS: never("the message has too many recipients"),
    E_VALIDATION_ERROR: never("the message is malformed"),
    E_FIELD_MISSING: never("the message lacks a field"),
    E_HEADER_NOT_ALLOWED: never("a header is not allowed"),
    E_HEADER_USE_API_FIELD: never("a header has a field of its own"),
    E_HEADER_VALUE_INVALID: never("a header is malformed"),
    E_HEADER_VALUE_TOO_LONG: never("a header is too long"),
    E_HEADER_NAME_INVALID: never("a header's name is malformed"),
    E_HEADERS_TOO_LARGE: never("the headers are too large"),
    E_HEADERS_TOO_MANY: never("there are too many headers"),
  }),
);

/**
 * Sends by Cloudflare's Email Service. It knows no idempotency key, so an answer that is lost
 * leaves a delivery unknown.
 *
 * Source: Cloudflare, Email Service: Workers API (error codes) and Email headers.
 */
export function emailServiceTransport(binding: EmailBinding): Transport {
  return {
    name: "cloudflare-email-service",
    promises: "may-be-unknown",
    async send(message) {
      try {
        const { messageId } = await binding.send(inServiceWords(message));
        return { kind: "sent", id: messageId };
      } catch (error) {
        const code = codeOf(error);
        const refusal = refusals.get(code);
        if (!refusal) throw error;
        return { kind: "refused", ...refusal, because: `${refusal.because} (${code})` };
      }
    },
  };
}

function inServiceWords(message: Message): EmailServiceMessage {
  const { from, to, subject, text, html, attachments } = message;
  return {
    from: { name: from.name, email: from.address },
    to,
    subject,
    text,
    html,
    headers: wireHeaders(message),
    attachments: attachments.map(({ name, type, bytes, contentId }) => ({
      content: bytes,
      filename: name,
      type,
      ...(contentId === undefined
        ? { disposition: "attachment" as const }
        : { disposition: "inline" as const, contentId }),
    })),
  };
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

function later(because: string, retryAfterSeconds: number): Refused {
  return { permanent: false, because, retryAfterSeconds };
}

function never(because: string): Refused {
  return { permanent: true, because };
}
