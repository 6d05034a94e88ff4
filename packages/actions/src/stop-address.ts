import type { NetworkId, UserId } from "@allteach/domain/identity";
import type { MailEvent } from "@allteach/mail/mail-event";
import type { Directory } from "@allteach/store/directory";
import { networksOfAddress, stopAddress } from "@allteach/store/mail-preference";
import type { NetworkStore } from "@allteach/store/network-store";
import { endForAddress } from "@allteach/store/subscription";
import { actOf } from "./context.ts";

interface Place {
  directory: Directory;
  /** A network's store; nothing where it is gone. */
  open(id: NetworkId): Promise<NetworkStore | undefined>;
  now: Date;
}

/**
 * An address takes no more mails: it is stopped everywhere, and its person's subscriptions end in
 * each of their networks, where those who run reports see why. Told twice, nothing more happens.
 *
 * Which networks mail somebody without an account only the networks know: there the subscription
 * ends with the next mail that it asks for, which is not sent.
 */
export async function stopForEvents(
  { directory, open, now }: Place,
  events: readonly MailEvent[],
): Promise<void> {
  for (const { kind: why, address: email, at, reason: said } of events) {
    await stopAddress(directory, { email, why, at: Date.parse(at), said });
    for (const { user, network } of await networksOfAddress(directory, email)) {
      const store = await open(network);
      if (store) await endMailsTo(store, { user }, why, now);
    }
  }
}

/** Ends what one network mails to somebody whose address takes no mails. */
export function endMailsTo(
  store: NetworkStore,
  whose: { user?: UserId; email?: string },
  why: MailEvent["kind"],
  now: Date,
): Promise<void> {
  const clock = { actor: { kind: "clock" }, whence: { via: "mail", address: "" }, now } as const;
  const subject = whose.user === undefined ? "an address" : `person ${whose.user}`;
  return endForAddress(store, whose, why, actOf(clock, "unsubscribe", subject, { because: why }));
}
