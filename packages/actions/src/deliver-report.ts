import { sha256 } from "@allteach/domain/digest";
import type { NetworkRecord } from "@allteach/domain/network";
import { Address } from "@allteach/mail/address";
import { type Message, messageOf, type Sender } from "@allteach/mail/message";
import type { Transport } from "@allteach/mail/transport";
import { type MailLinks, withLinks } from "@allteach/report/mail-links";
import {
  type ClaimedDelivery,
  claimDelivery,
  type Ending,
  settleDelivery,
} from "@allteach/store/delivery";
import type { Directory } from "@allteach/store/directory";
import { memberAddress } from "@allteach/store/network";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { artefactsQuery, reportQuery } from "@allteach/store/report";
import type { Archive } from "./archive.ts";
import { artefactKey } from "./read-reports.ts";

/** Longer than any provider takes to answer. */
const LEASE_MS = 2 * 60 * 1000;

/** After so many tries a person has to look. */
const MOST_ATTEMPTS = 8;

interface Place {
  network: NetworkRecord;
  store: NetworkStore;
  archive: Archive;
  directory: Directory;
}

interface Post {
  transport: Transport;
  from: Sender;
  /** Where one subscription is changed and stopped. */
  linksFor(subscription: string): Promise<MailLinks>;
  now(): Date;
}

/**
 * Sends one report to one person: claimed by its key, leased while it is sent, sent with that key,
 * then marked. What a provider leaves unsaid is never guessed: with a provider that knows keys it
 * is sent again, with any other it is recorded as unknown for a person to see.
 *
 * @throws When it should be tried again.
 */
export async function deliverReport(place: Place, id: string, post: Post): Promise<void> {
  const { store } = place;
  const resend = post.transport.promises === "once";
  const claim = { now: post.now(), leaseMs: LEASE_MS, resend };
  const claimed = await claimDelivery(store, id, claim);
  if (!claimed) return;

  const settle = (ending: Ending) => settleDelivery(store, id, ending, post.now());
  const address = await memberAddress(place.directory, place.network.id, claimed.user);
  if (!address) return settle({ status: "stopped", failure: "the person left the network" });

  const ending = await sendTo(Address.parse(address), place, claimed, post);
  await settle(ending);
  if (ending.status === "ready") throw new Error(`mail to be tried again: ${ending.failure}`);
}

async function sendTo(
  to: Address,
  place: Place,
  claimed: ClaimedDelivery,
  post: Post,
): Promise<Ending> {
  const isLast = claimed.attempts >= MOST_ATTEMPTS;
  let message: Message;
  try {
    message = await messageFor(place, claimed, to, post);
  } catch (error) {
    // Nothing has left yet, so trying again is safe with any provider.
    return { status: isLast ? "failed" : "ready", failure: wordsOf(error) };
  }
  try {
    const sent = await post.transport.send(message);
    if (sent.kind === "sent") {
      return { status: "sent", providerId: sent.id, sha256: await sha256(message.html) };
    }
    return { status: sent.permanent || isLast ? "failed" : "ready", failure: sent.because };
  } catch (error) {
    const isKeyed = post.transport.promises === "once";
    return { status: isKeyed && !isLast ? "ready" : "unknown", failure: wordsOf(error) };
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : "no answer");

async function messageFor(
  { network, store, archive }: Place,
  { id, reportId, subscriptionId }: ClaimedDelivery,
  to: Address,
  post: Post,
): Promise<Message> {
  const [[report], artefacts] = await ask(
    store,
    reportQuery(store, reportId),
    artefactsQuery(store, reportId),
  );
  const bytesOf = async (name: string): Promise<Uint8Array> => {
    const artefact = artefacts.find((each) => each.name === name);
    const key = artefact && artefactKey(network.id, reportId, artefact.sha256);
    const bytes = key && (await archive.get(key));
    if (!bytes || (await sha256(bytes)) !== artefact?.sha256) {
      throw new Error(`${reportId} has lost its ${name}`);
    }
    return bytes;
  };
  const textOf = async (name: string) => new TextDecoder().decode(await bytesOf(name));
  const links = await post.linksFor(subscriptionId);
  const pictures = artefacts.filter(({ type }) => type === "image/png");
  return messageOf({
    key: `${network.id}:${id}`,
    from: { ...post.from, name: `${network.name} on ${post.from.name}` },
    to,
    subject: report?.title ?? network.name,
    html: withLinks(await textOf("mail.html"), links, "html"),
    text: withLinks(await textOf("mail.txt"), links, "text"),
    attachments: await Promise.all(
      pictures.map(async ({ name, type }) => ({
        ...{ name: `${name}.png`, type, contentId: name },
        bytes: await bytesOf(name),
      })),
    ),
    headers: {
      listId: `monthly-report.${network.slug}.${post.from.address.split("@")[1]}`,
      listUnsubscribe: links.stop,
    },
  });
}
