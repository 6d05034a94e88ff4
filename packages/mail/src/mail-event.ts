import * as z from "zod";
import { Address } from "./address.ts";

/** What a mail service says happened to a mail after it took it, as far as it must stop others. */
export interface MailEvent {
  /** `bounced`: the address takes no mail, for good. `complained`: a person called it spam. */
  kind: "bounced" | "complained";
  address: Address;
  /** When, as the service says it: ISO 8601 in UTC. */
  at: string;
  /** For the people who look after deliveries. */
  reason: string;
}

const Moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

const LONGEST_REASON = 300;
const Reason = z.string().transform((text) => text.replace(/\s+/g, " ").slice(0, LONGEST_REASON));

const ResendEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("email.bounced"),
    created_at: Moment,
    data: z.object({
      to: z.array(Address).min(1),
      bounce: z.object({ type: z.string(), message: Reason.default("") }).optional(),
    }),
  }),
  z.object({
    type: z.literal("email.complained"),
    created_at: Moment,
    data: z.object({ to: z.array(Address).min(1) }),
  }),
]);

const CloudflareEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("cf.email.sending.message.bounced"),
    payload: z.object({
      recipient: Address,
      bounce: z.object({ type: z.string(), reason: Reason.default("") }),
    }),
    metadata: z.object({ eventTimestamp: Moment }),
  }),
  z.object({
    type: z.literal("cf.email.sending.message.complained"),
    payload: z.object({ recipient: Address }),
    metadata: z.object({ eventTimestamp: Moment }),
  }),
]);

const CALLED_SPAM = "the recipient called it spam";

/**
 * What a webhook of Resend's says, once its signature holds (`isSignedWebhook`).
 *
 * A bounce that Resend does not call permanent is none: the mailbox was full, say, and may be
 * mailed again. Events that stop nothing give none.
 *
 * Source: resend.com/docs/webhooks/emails/bounced and …/complained.
 * @throws {z.ZodError} when an event that matters cannot be read.
 */
export function resendEvents(body: unknown): MailEvent[] {
  if (!isOneOf(body, ["email.bounced", "email.complained"])) return [];
  const event = ResendEvent.parse(body);
  const { to } = event.data;
  if (event.type === "email.complained") {
    return to.map((address) => eventOf("complained", address, event.created_at, CALLED_SPAM));
  }
  const { bounce } = event.data;
  if (bounce && bounce.type !== "Permanent") return [];
  const reason = bounce?.message || "the address takes no mail";
  return to.map((address) => eventOf("bounced", address, event.created_at, reason));
}

/**
 * What a message of Cloudflare's Email Service says, as its event subscription puts it into a queue.
 * A soft bounce gives none.
 *
 * Source: Cloudflare, Email Service: Event subscriptions.
 * @throws {z.ZodError} when an event that matters cannot be read.
 */
export function cloudflareEvents(body: unknown): MailEvent[] {
  const kinds = ["bounced", "complained"].map((kind) => `cf.email.sending.message.${kind}`);
  if (!isOneOf(body, kinds)) return [];
  const event = CloudflareEvent.parse(body);
  const at = event.metadata.eventTimestamp;
  if (event.type === "cf.email.sending.message.complained") {
    return [eventOf("complained", event.payload.recipient, at, CALLED_SPAM)];
  }
  const { recipient, bounce } = event.payload;
  if (bounce.type !== "hard") return [];
  return [eventOf("bounced", recipient, at, bounce.reason || "the address takes no mail")];
}

function isOneOf(body: unknown, types: readonly string[]): boolean {
  return z.object({ type: z.enum(types) }).safeParse(body).success;
}

function eventOf(kind: MailEvent["kind"], address: Address, at: string, reason: string): MailEvent {
  return { kind, address, at, reason };
}
