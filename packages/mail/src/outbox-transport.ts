import { linksOf } from "./links.ts";
import type { Message } from "./message.ts";
import type { Transport } from "./transport.ts";
import { wireHeaders } from "./wire-headers.ts";

/** What the outbox needs of an object store. */
export interface ObjectShelf {
  /** Stores the bytes unless the key is taken; whether it did, in one step. */
  putIfAbsent(key: string, bytes: Uint8Array, type: string): Promise<boolean>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** The first keys that begin so, in ascending order. */
  list(prefix: string, limit: number): Promise<readonly string[]>;
}

/** A mail as the outbox shows it. */
export interface OutboxMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Every http and https address of the HTML and the text. */
  links: string[];
  attachments: { name: string; type: string; bytes: number; contentId?: string }[];
  /** When it was sent, as ISO 8601. */
  at: string;
  from: string;
  headers: Record<string, string>;
}

const MAILS = "outbox/mails/";
const KEYS = "outbox/keys/";
const FILES = "outbox/files/";

/** Counted down from here, so that an ascending list has the newest first. */
const END_OF_TIME = 9_999_999_999_999;

/**
 * Keeps mails where developers and tests can read them, in place of sending any.
 *
 * The first attempt with a key fixes the mail's id; a second finds it and changes nothing. An
 * attempt cut off half-way is completed by the next.
 *
 * @param now The time to stamp mails with.
 */
export function outboxTransport(shelf: ObjectShelf, now: () => Date): Transport {
  return {
    name: "outbox",
    promises: "once",
    async send(message) {
      const { id, at } = await claim(shelf, message.key, now());
      await Promise.all(
        message.attachments.map(({ bytes, type }, place) =>
          shelf.putIfAbsent(fileKey(id, place), bytes, type),
        ),
      );
      const mail = new TextEncoder().encode(JSON.stringify(mailOf(message, id, at)));
      await shelf.putIfAbsent(`${MAILS}${id}`, mail, "application/json");
      return { kind: "sent", id };
    },
  };
}

/** The latest mails, newest first. */
export async function outboxMails(shelf: ObjectShelf, limit = 100): Promise<OutboxMail[]> {
  const keys = await shelf.list(MAILS, limit);
  const mails = await Promise.all(keys.map((key) => outboxMail(shelf, key.slice(MAILS.length))));
  return mails.filter((mail) => mail !== undefined);
}

/** One mail by its id; none when there is no such mail. */
export async function outboxMail(shelf: ObjectShelf, id: string): Promise<OutboxMail | undefined> {
  const bytes = await shelf.get(`${MAILS}${id}`);
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as OutboxMail);
}

/** The bytes of a mail's attachment. @param place Its index in `attachments`. */
export function outboxFile(
  shelf: ObjectShelf,
  id: string,
  place: number,
): Promise<Uint8Array | undefined> {
  return shelf.get(fileKey(id, place));
}

/** The id and the time that a key's first attempt fixed. */
async function claim(
  shelf: ObjectShelf,
  key: string,
  now: Date,
): Promise<{ id: string; at: string }> {
  const hash = await shortHash(key);
  const order = String(END_OF_TIME - now.getTime()).padStart(13, "0");
  const mine = { id: `${order}-${hash}`, at: now.toISOString() };
  const marker = `${KEYS}${hash}`;
  const bytes = new TextEncoder().encode(JSON.stringify(mine));
  if (await shelf.putIfAbsent(marker, bytes, "application/json")) return mine;
  const standing = await shelf.get(marker);
  if (!standing) throw new Error(`the outbox lost ${marker}`);
  return JSON.parse(new TextDecoder().decode(standing)) as { id: string; at: string };
}

async function shortHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest).subarray(0, 12)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

function mailOf(message: Message, id: string, at: string): OutboxMail {
  const { to, subject, text, html, from } = message;
  return {
    id,
    to,
    subject,
    text,
    html,
    links: linksOf(message),
    attachments: message.attachments.map(({ name, type, bytes, contentId }) => ({
      name,
      type,
      bytes: bytes.length,
      ...(contentId !== undefined && { contentId }),
    })),
    at,
    from: `${from.name} <${from.address}>`,
    headers: wireHeaders(message),
  };
}

function fileKey(id: string, place: number): string {
  return `${FILES}${id}/${place}`;
}
