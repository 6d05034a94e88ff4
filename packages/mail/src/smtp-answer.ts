import type { Sent } from "./transport.ts";

/** How a conversation with an SMTP server failed. */
export interface SmtpFailure {
  /** What went wrong, in the words of whoever noticed. */
  because: string;
  /** The server's reply, where it gave one: `550 5.1.1 No such user`. */
  reply?: string;
  /** The command it replied to: `RCPT TO`, `DATA`, `AUTH PLAIN`. */
  command?: string;
  /** Whether the message had gone out whole before. */
  handedOver: boolean;
}

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;

/** How long to wait after a "not now": what grey-listing servers ask for, rounded up. */
const NOT_NOW_SECONDS = 10 * MINUTE_SECONDS;
const NO_SERVER_SECONDS = 5 * MINUTE_SECONDS;

/** Replies about how we sent it, not about whom to: they can be put right. */
const ourOwnFault: ReadonlySet<string> = new Set(["500", "501", "502", "503", "504", "530", "535"]);

/** Enhanced codes of an address that takes no mail: no mailbox, no domain, none accepted, closed. */
const takesNone: ReadonlySet<string> = new Set(["1.1", "1.2", "1.10", "2.1"]);

/** Words for enhanced status codes, by their last two parts. Source: RFC 3463, RFC 5248, RFC 7505. */
const reasons = new Map([
  ["1.1", "there is no such mailbox"],
  ["1.2", "there is no such mail domain"],
  ["1.3", "the address is malformed"],
  ["1.6", "the mailbox has moved"],
  ["1.10", "the domain takes no mail"],
  ["2.0", "the mailbox cannot be used"],
  ["2.1", "the mailbox is closed"],
  ["2.2", "the mailbox is full"],
  ["2.3", "the message is too long for the mailbox"],
  ["3.4", "the message is too long for the server"],
  ["4.1", "the recipient's server does not answer"],
  ["4.5", "the server is overloaded"],
  ["7.0", "the server's rules refuse it"],
  ["7.1", "the server's rules refuse it"],
  ["7.8", "the user or password is wrong"],
  ["7.26", "the signature or sender check failed"],
]);

/**
 * What a failure means for the delivery.
 *
 * A reply is certain. Without one, nothing was delivered as long as the message's last line had not
 * gone out (RFC 5321 §4.1.1.4); after it, nobody can tell.
 *
 * @throws When the end is unknown.
 */
export function readFailure(failure: SmtpFailure): Sent {
  const { reply, handedOver, because } = failure;
  if (reply !== undefined) return readReply(reply, failure.command ?? "");
  if (handedOver)
    throw new Error(`the mail server took the message and gave no answer: ${because}`);
  return {
    kind: "refused",
    permanent: false,
    because: `the mail server could not be used: ${because}`,
    retryAfterSeconds: NO_SERVER_SECONDS,
  };
}

function readReply(reply: string, command: string): Sent {
  const [, code = "", enhanced] = /^(\d{3})[ -]?(?:\d\.(\d{1,3}\.\d{1,3}))?/.exec(reply) ?? [];
  const said = [enhanced && reasons.get(enhanced), `(${oneReply(reply)})`]
    .filter(Boolean)
    .join(" ");
  const aboutTheMail =
    command === "RCPT TO" || command === "DATA" || code === "552" || enhanced === "3.4";
  if (code.startsWith("5") && aboutTheMail && !ourOwnFault.has(code)) {
    const isAddress = command === "RCPT TO" && takesNone.has(enhanced ?? "");
    return {
      ...{ kind: "refused", permanent: true, because: `the mail server refused it: ${said}` },
      ...(isAddress && { addressTakesNone: true }),
    };
  }
  return {
    kind: "refused",
    permanent: false,
    because: code.startsWith("5")
      ? `the mail server does not work with us: ${said}`
      : `the mail server asked to wait: ${said}`,
    retryAfterSeconds: code.startsWith("5") ? HOUR_SECONDS : NOT_NOW_SECONDS,
  };
}

/** A reply of several lines as one, and not endless. */
function oneReply(reply: string): string {
  const words = reply.replace(/\r?\n\d{3}[ -](?:\d\.\d{1,3}\.\d{1,3} )?/g, " ");
  return words.replace(/\s+/g, " ").trim().slice(0, 300);
}
