import { base64 } from "./base64.ts";
import type { Message } from "./message.ts";
import type { Sent, Transport } from "./transport.ts";
import { wireHeaders } from "./wire-headers.ts";

/** How to reach the provider. */
export interface ResendOptions {
  apiKey: string;
  /** The platform's `fetch`, or a test's. */
  fetch: (address: string, init: RequestInit) => Promise<Response>;
  address?: string;
  /** After this long without an answer the end counts as unknown. */
  timeoutMilliseconds?: number;
}

const USUAL_ADDRESS = "https://api.resend.com/emails";
const USUAL_TIMEOUT_MILLISECONDS = 15_000;
const USUAL_WAIT_SECONDS = 60;

/** Answers that say the message itself is wrong; the others below 500 can be put right. */
const wrongMessage: ReadonlySet<number> = new Set([400, 413, 422]);

/**
 * Sends by Resend, which keeps a message's key for 24 hours and answers a second attempt with the
 * first one's id.
 *
 * Source: resend.com/docs/api-reference/errors; resend.com/docs/dashboard/emails/idempotency-keys.
 */
export function resendTransport(options: ResendOptions): Transport {
  const { apiKey, address = USUAL_ADDRESS } = options;
  const timeout = options.timeoutMilliseconds ?? USUAL_TIMEOUT_MILLISECONDS;
  return {
    name: "resend",
    promises: "once",
    async send(message) {
      const answer = await options.fetch(address, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${apiKey}`,
          "Content-Type": "application/json",
          "Idempotency-Key": message.key,
        },
        body: JSON.stringify(inProviderWords(message)),
        signal: AbortSignal.timeout(timeout),
      });
      return read(answer);
    },
  };
}

function inProviderWords(message: Message) {
  const { from, to, subject, text, html, attachments } = message;
  return {
    from: from.name === "" ? from.address : `"${from.name}" <${from.address}>`,
    to: [to],
    subject,
    text,
    html,
    headers: wireHeaders(message),
    attachments: attachments.map(({ name, type, bytes, contentId }) => ({
      filename: name,
      content_type: type,
      content: base64(bytes),
      ...(contentId !== undefined && { content_id: contentId }),
    })),
  };
}

async function read(answer: Response): Promise<Sent> {
  const body = fieldsOf(await answer.text());
  if (answer.ok) {
    if (body.id === undefined) throw new Error(`Resend answered ${answer.status} without an id`);
    return { kind: "sent", id: body.id };
  }
  const said = [answer.status, body.name, body.message].filter(Boolean).join(" ");
  if (answer.status >= 500) throw new Error(`Resend answered ${said}`);
  const permanent = wrongMessage.has(answer.status) || body.name === "invalid_idempotent_request";
  if (permanent) return { kind: "refused", permanent, because: said };
  const retryAfterSeconds = Number(answer.headers.get("retry-after")) || USUAL_WAIT_SECONDS;
  return { kind: "refused", permanent, because: said, retryAfterSeconds };
}

/** The text fields of an answer; none when it is no JSON, as a proxy's page is not. */
function fieldsOf(text: string): Record<string, string | undefined> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof body !== "object" || body === null) return {};
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === "string"));
}
