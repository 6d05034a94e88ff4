import { sha256 } from "@allteach/domain/digest";
import type { NetworkId, UserId } from "@allteach/domain/identity";
import { Address } from "@allteach/mail/address";
import { messageOf, type Sender } from "@allteach/mail/message";
import type { Sent, Transport } from "@allteach/mail/transport";
import type { Directory } from "@allteach/store/directory";
import { claimNotices, releaseNotices, settleNotices } from "@allteach/store/notice";

/** Longer than any provider takes to answer. */
const LEASE_MS = 15 * 60 * 1000;

/** What telling a network's people takes. */
export interface NoticePost {
  directory: Directory;
  transport: Transport;
  from: Sender;
  now: Date;
}

/** What a mail says. */
export interface NoticeWords {
  subject: string;
  text: string;
  html: string;
}

/**
 * Mails somebody about some matters, in one mail about those of which they were not told yet. Each
 * is claimed before the mail leaves and marked after it; what certainly did not leave is given back.
 * What a provider leaves unsaid is tried again where it knows keys, and never where it does not.
 *
 * @param matters What they are about, each by a text of its own: nobody is told of one twice.
 * @param wordsOf The mail about those that are left.
 * @returns False where it is to be tried again.
 */
export async function tellOnce(
  post: NoticePost,
  network: NetworkId,
  { id, email }: { id: UserId; email: string },
  matters: readonly string[],
  wordsOf: (matters: readonly string[]) => NoticeWords,
): Promise<boolean> {
  const { directory, transport, from, now } = post;
  const isKeyed = transport.promises === "once";
  const keyOf = (matter: string) => `${matter} ${id}`;
  const lease = { now, ...(isKeyed && { leaseMs: LEASE_MS }) };
  const { claimed, isPending } = await claimNotices(directory, network, matters.map(keyOf), lease);
  const news = matters.filter((matter) => claimed.includes(keyOf(matter)));
  if (news.length === 0) return !(isPending && isKeyed);

  const key = `notice-${await sha256([network, ...claimed.toSorted()].join("\n"))}`;
  const message = messageOf({ key, from, to: Address.parse(email), ...wordsOf(news) });
  let sent: Sent;
  try {
    sent = await transport.send(message);
  } catch (error) {
    // Nobody knows whether it went: the claim stays, and runs out where a second is no second mail.
    console.error("notice without an answer", { network, error });
    return !isKeyed;
  }
  if (sent.kind === "sent" || sent.permanent) {
    await settleNotices(directory, network, claimed, now);
    return true;
  }
  await releaseNotices(directory, network, claimed);
  return false;
}
