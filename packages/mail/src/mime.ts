import { Buffer } from "node:buffer";
import MailComposer from "nodemailer/lib/mail-composer";
import type { Message } from "./message.ts";
import { wireHeaders } from "./wire-headers.ts";

/** What a line of a mail may hold without its end (RFC 5322 §2.1.1). */
const LONGEST_LINE_BYTES = 998;

/**
 * A message as the bytes that travel: headers, text, HTML beside its pictures, files. All ASCII, with
 * lines that every server carries and CRLF at their ends.
 *
 * The same message has the same Message-ID whenever it is made, because it comes from the key: a
 * mailbox that drops what it has already seen drops a second attempt.
 *
 * @param at The time of its Date header.
 * @throws {RangeError} when a header is too long for a line that cannot be broken.
 */
export async function mimeOf(message: Message, at: Date): Promise<Uint8Array> {
  const { from, to, subject, text, html } = message;
  const composed = new MailComposer({
    from: { name: from.name, address: from.address },
    to,
    subject,
    text,
    html,
    date: at,
    messageId: await messageIdOf(message),
    newline: "win",
    headers: Object.entries(wireHeaders(message)).map(([key, value]) => unbroken(key, value)),
    attachments: message.attachments.map(({ name, type, bytes, contentId }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
      ...(contentId !== undefined && { cid: contentId, contentDisposition: "inline" }),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composed.compile().build();
}

/** What a message is known by: 128 bits of its key's SHA-256, at the sender's domain. */
export async function messageIdOf({ key, from }: Pick<Message, "key" | "from">): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  return `<${Buffer.from(digest).subarray(0, 16).toString("hex")}@${domainOf(from.address)}>`;
}

/** The domain that a message is from, and signed for. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

/** A header as it stands: an address inside it would not survive being folded. */
function unbroken(key: string, value: string) {
  if (key.length + 2 + value.length > LONGEST_LINE_BYTES) {
    throw new RangeError(`the header ${key} is too long for a line`);
  }
  return { key, value: { prepared: true, foldLines: false, value } };
}
