import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { unpackNetwork } from "@allteach/interchange/unpack-network";
import type { EmailServiceMessage } from "@allteach/mail/email-service-transport";
import type { Bindings } from "../../workers/env.ts";
import { app } from "../../workers/http/app.ts";

export const origin = "https://allteach.example";

/** The mails that left, newest last. */
export const mailed: EmailServiceMessage[] = [];

const noLimit: RateLimit = { limit: async () => ({ success: true }) };

const silent = {
  send: async () => undefined,
  sendBatch: async () => undefined,
} as unknown as Queue;

/**
 * The Worker's bindings as in production: no page for developers, no limit that would hide an
 * answer, and queues that carry nothing, so that what a request changes is what it changed itself.
 */
export const production: Bindings = {
  ...env,
  ENVIRONMENT: "production",
  AUTH_URL: origin,
  ...{ SIGN_IN_LIMIT: noLimit, PROVISION_LIMIT: noLimit },
  ...{ PREFIX_LIMIT: noLimit, WRITE_LIMIT: noLimit },
  ...{ REPORTS: silent, MAIL: silent, UPKEEP: silent },
  EMAIL: {
    async send(message) {
      mailed.push(message);
      return { messageId: `mail-${mailed.length}` };
    },
  },
};

export interface Answer {
  status: number;
  location: string;
  /** The body as text, whatever it is, and every header: nothing may hide in either. */
  text: string;
  isPage: boolean;
}

/** One request and all of its answer, work that goes on behind it included. */
export async function serve(request: Request): Promise<Answer> {
  const context = createExecutionContext();
  const response = await app.fetch(request, production, context);
  const bytes = new Uint8Array(await response.arrayBuffer());
  await waitOnExecutionContext(context);
  const { headers, status } = response;
  const isZip = headers.get("content-type") === "application/zip";
  const body = isZip && status === 200 ? textsIn(bytes) : new TextDecoder("latin1").decode(bytes);
  return {
    status,
    location: headers.get("location") ?? "",
    text: `${[...headers].flat().join("\n")}\n\n${body}`,
    isPage: headers.get("content-type")?.startsWith("text/html") ?? false,
  };
}

/** An export says nothing while it is packed. */
function textsIn(zip: Uint8Array): string {
  const unpacked = unpackNetwork(zip);
  if (!unpacked.ok) throw new Error("an export that cannot be read");
  const files = [...unpacked.value.files.values()].map((bytes) => new TextDecoder().decode(bytes));
  return [JSON.stringify(unpacked.value.whole), ...files].join("\n");
}
