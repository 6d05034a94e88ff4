import { stopForEvents } from "@allteach/actions/stop-address";
import type { MailEvent } from "@allteach/mail/mail-event";
import { openDirectory } from "@allteach/store/directory";
import { networkById } from "@allteach/store/network";
import type { Bindings } from "./env.ts";
import { currentStoreOf } from "./networks.ts";

/** Stops the addresses that a mail service says take no mails, in every network of theirs. */
export function stopAddresses(env: Bindings, events: readonly MailEvent[], now: Date) {
  const directory = openDirectory(env.DIRECTORY);
  const open = async (id: Parameters<typeof networkById>[1]) => {
    const network = await networkById(directory, id);
    return network && currentStoreOf(env, network, { now });
  };
  return stopForEvents({ directory, open, now }, events);
}
