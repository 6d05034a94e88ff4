import type { NetworkId } from "@allteach/domain/identity";
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
 */
export async function stopForEvents(
  { directory, open, now }: Place,
  events: readonly MailEvent[],
): Promise<void> {
  const actor = { kind: "clock" } as const;
  const whence = { via: "mail", address: "" } as const;
  for (const { kind: why, address: email, at, reason: said } of events) {
    await stopAddress(directory, { email, why, at: Date.parse(at), said });
    for (const { user, network } of await networksOfAddress(directory, email)) {
      const store = await open(network);
      const act = actOf({ actor, whence, now }, "unsubscribe", `person ${user}`, { because: why });
      if (store) await endForAddress(store, { user }, why, act);
    }
  }
}
