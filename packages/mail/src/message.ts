import type { Address } from "./address.ts";
import { oneLine } from "./one-line.ts";

/** Who a message is from. */
export interface Sender {
  name: string;
  address: Address;
}

/** A file that travels with a message; with a `contentId` it is a picture of the HTML. */
export interface Attachment {
  name: string;
  /** As `image/png`. */
  type: string;
  bytes: Uint8Array;
  /** What the HTML calls it: `<img src="cid:…">`. */
  contentId?: string;
}

/** What lets a reader's mail program sort a message and stop the next one. */
export interface ListHeaders {
  /** A name for the list as a domain, without brackets: `report.ibd.allteach.example`. */
  listId?: string;
  /** The address that a POST to stops these mails (RFC 8058). */
  listUnsubscribe?: string;
}

/** A mail as every transport takes it, made by `messageOf`. */
export interface Message {
  /** The same for every attempt at one delivery, so that a provider can tell a second from a first. */
  key: string;
  from: Sender;
  to: Address;
  subject: string;
  text: string;
  html: string;
  attachments: readonly Attachment[];
  headers: ListHeaders;
}

/** What `messageOf` needs; attachments and headers where there are any. */
export type Draft = Omit<Message, "attachments" | "headers"> & {
  attachments?: readonly Attachment[];
  headers?: ListHeaders;
};

/** What Cloudflare's Email Service carries to any recipient; others carry more. */
const LARGEST_MESSAGE_BYTES = 5 * 1024 * 1024;
const LONGEST_HEADER = 2048;

/**
 * Makes a message that no transport can misread: the subject, names and headers are single lines
 * without control or direction-changing characters.
 *
 * @throws {RangeError} when the draft could never be sent as meant: an empty subject or text, a key
 *   that is no 1 to 256 printable ASCII characters, a header that is no address or name of a list,
 *   two pictures of one `contentId`, or more than 5 MiB.
 */
export function messageOf(draft: Draft): Message {
  const { key, to, text, html, attachments = [], headers = {} } = draft;
  if (!/^[\x21-\x7e]{1,256}$/.test(key)) throw new RangeError(`no key for a message: ${key}`);
  const message: Message = {
    key,
    from: { name: senderName(draft.from.name), address: draft.from.address },
    to,
    subject: oneLine(draft.subject),
    text,
    html,
    attachments: attachments.map(attachmentOf),
    headers: headersOf(headers),
  };
  if (message.subject === "") throw new RangeError("a message needs a subject");
  if (text.trim() === "") throw new RangeError("a message needs a text");
  refuseTwins(message.attachments);
  if (bytesOf(message) > LARGEST_MESSAGE_BYTES) throw new RangeError("a message of over 5 MiB");
  return message;
}

/** How large the message is on the wire, roughly: what is not ASCII travels as base64. */
export function bytesOf({ text, html, attachments }: Message): number {
  const encoder = new TextEncoder();
  const written = encoder.encode(text).length + encoder.encode(html).length;
  const carried = attachments.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return Math.ceil((written + carried) * (4 / 3) * (78 / 76));
}

/** A name that cannot pass for an address or end its own quotation. */
function senderName(name: string): string {
  return oneLine(name.replace(/[<>"\\@,;:]/g, " "));
}

function attachmentOf({ name, type, bytes, contentId }: Attachment): Attachment {
  if (!/^[a-z]+\/[a-z0-9.+-]+$/.test(type)) throw new RangeError(`no media type: ${type}`);
  if (contentId !== undefined && !/^[A-Za-z0-9._-]{1,100}$/.test(contentId)) {
    throw new RangeError(`no content id: ${contentId}`);
  }
  const safeName = oneLine(name.replace(/[/\\"<>:]/g, "-"));
  if (safeName === "") throw new RangeError("an attachment needs a name");
  return { name: safeName, type, bytes, ...(contentId !== undefined && { contentId }) };
}

function refuseTwins(attachments: readonly Attachment[]): void {
  const ids = attachments.flatMap(({ contentId }) => contentId ?? []);
  if (new Set(ids).size < ids.length) throw new RangeError("two pictures with one content id");
}

function headersOf({ listId, listUnsubscribe }: ListHeaders): ListHeaders {
  return {
    ...(listId !== undefined && { listId: listName(listId) }),
    ...(listUnsubscribe !== undefined && { listUnsubscribe: webAddress(listUnsubscribe) }),
  };
}

function listName(text: string): string {
  if (/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/.test(text) && text.length <= 255) return text;
  throw new RangeError(`no name of a list: ${text}`);
}

function webAddress(text: string): string {
  const url = URL.parse(text);
  const web = url?.protocol === "https:" || url?.protocol === "http:";
  if (!url || !web || url.href.length > LONGEST_HEADER - 2 || /[<>]/.test(url.href)) {
    throw new RangeError(`no address to stop mails at: ${text}`);
  }
  return url.href;
}
