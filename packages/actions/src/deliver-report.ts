import { sha256 } from "@allteach/domain/digest";
import type { NetworkRecord } from "@allteach/domain/network";
import { isReminder, type ReminderKind } from "@allteach/domain/report";
import { mayRead } from "@allteach/domain/report-audience";
import type { Site } from "@allteach/domain/site";
import { Address } from "@allteach/mail/address";
import { type Message, messageOf, type Sender } from "@allteach/mail/message";
import type { Transport } from "@allteach/mail/transport";
import type { LinkMaker } from "@allteach/report/mail-links";
import { numberStyleOf } from "@allteach/report/number-style";
import { charterOf, charterQuery } from "@allteach/store/charter";
import {
  claimDelivery,
  type Delivery,
  type Ending,
  settleDelivery,
} from "@allteach/store/delivery";
import { gather } from "@allteach/store/digest";
import type { Directory } from "@allteach/store/directory";
import {
  type Recipient,
  recipientOf,
  stopAddress,
  stoppedAmong,
  usualPreference,
} from "@allteach/store/mail-preference";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { nodeSitesQuery, nodesOf, nodesQuery } from "@allteach/store/node";
import type { Archive } from "./archive.ts";
import { type MailWords, reminderWords, reportWords } from "./mail-words.ts";
import { readMonthProgress } from "./month-progress.ts";
import { rolesOf, sitesToRemindOf } from "./reminder-addressees.ts";
import { endMailsTo } from "./stop-address.ts";
import { storedForm } from "./stored-form.ts";

/** Longer than any provider takes to answer. */
const LEASE_MS = 2 * 60 * 1000;

/** So often a mail is tried again at once, as its queue has it; after that it waits. */
const QUICK_ATTEMPTS = 4;

/** Providers know a key again for a day (Resend: 24 hours); after that a second copy would arrive. */
const KEY_KNOWN_MS = 23 * 60 * 60 * 1000;

/** A provider may be down for a day or two; after three a person has to look. */
const PATIENCE_MS = 3 * 24 * 60 * 60 * 1000;
const LONGEST_WAIT_MS = 60 * 60 * 1000;

export interface DeliveryPlace {
  network: NetworkRecord;
  store: NetworkStore;
  archive: Archive;
  directory: Directory;
}

export interface Post {
  transport: Transport;
  from: Sender;
  /** A reader's own links in one mail: the same ones however often they are made. */
  linksFor(delivery: Delivery): Promise<LinkMaker>;
  /** Where a site's month is entered. */
  sheetOf(site: Pick<Site, "code">, period: string): string;
  now(): Date;
}

/**
 * Sends one mail to one person: claimed by its key, leased while it is sent, sent with that key,
 * then marked. What a provider leaves unsaid is never guessed: with a provider that knows keys it
 * is sent again for as long as it knows them, else it is recorded as unknown for a person to see.
 *
 * @throws When it should be tried again soon.
 */
export async function deliverReport(place: DeliveryPlace, id: string, post: Post): Promise<void> {
  const { store } = place;
  const resendMs = post.transport.promises === "once" ? KEY_KNOWN_MS : 0;
  const claimed = await claimDelivery(store, id, { now: post.now(), leaseMs: LEASE_MS, resendMs });
  if (!claimed) return;
  const settle = (ending: Ending) => settleDelivery(store, id, ending, post.now());
  const found = await addresseeOf(place, claimed);
  if (found.kind === "stopped") {
    await settle({ status: "stopped", failure: found.because });
    if (found.address) await endMailsTo(store, whoseOf(claimed), found.address, post.now());
    return;
  }
  const { recipient } = found;
  if (recipient.preference.digest && claimed.user) {
    const part = { network: place.network.id, delivery: id, user: claimed.user };
    await gather(place.directory, [part], post.now());
    return settle({ status: "gathered" });
  }
  const { takesNone, ...ending } = await sendTo(recipient, place, claimed, post);
  await settle(ending);
  if (takesNone) await stopDeadAddress(place, claimed, recipient, takesNone, post.now());
  if (ending.status === "ready" && ending.notBefore === undefined) {
    throw new Error(`mail to be tried again: ${ending.failure}`);
  }
}

type Addressee =
  | { kind: "found"; recipient: Recipient }
  | { kind: "stopped"; because: string; address?: keyof typeof stoppedWords };

const stopped = (because: string): Addressee => ({ kind: "stopped", because });

const deadAddress = (why: keyof typeof stoppedWords): Addressee => ({
  ...{ kind: "stopped", because: stoppedWords[why], address: why },
});

/** A person by their id, somebody without an account by their address. */
const whoseOf = ({ user, email }: Delivery) => ({ ...(user && { user }), ...(email && { email }) });

/** Whom a mail goes to, if it still may: the directory knows who they are, the charter what they see. */
export async function addresseeOf(
  { network, store, directory }: Omit<DeliveryPlace, "archive">,
  { user, email, report }: Delivery,
): Promise<Addressee> {
  if (email !== undefined) {
    const why = (await stoppedAmong(directory, [email])).get(email);
    if (why) return deadAddress(why);
    const recipient = { email, name: "", grants: [], preference: usualPreference };
    return { kind: "found", recipient };
  }
  const [recipient, [charters, nodes, nodeSites]] = await Promise.all([
    user === undefined ? undefined : recipientOf(directory, network.id, user),
    ask(store, charterQuery(store), nodesQuery(store), nodeSitesQuery(store)),
  ]);
  if (!recipient || user === undefined) return stopped("the person left the network");
  if (recipient.stopped) return deadAddress(recipient.stopped);
  const rules = { charter: charterOf(charters), nodes: nodesOf(nodes, nodeSites) };
  const actor = { kind: "person", user, name: recipient.name, grants: recipient.grants } as const;
  if (!isReminder(report.kind) && !mayRead(actor, report, rules)) {
    return stopped("their role no longer lets them see this report");
  }
  return { kind: "found", recipient };
}

const stoppedWords = {
  bounced: "mails to this address came back",
  complained: "this address called our mail spam",
} as const;

/** What the provider said of an address that takes no mail: nobody writes to it again. */
async function stopDeadAddress(
  { store, directory }: DeliveryPlace,
  claimed: Delivery,
  { email }: Recipient,
  said: string,
  now: Date,
): Promise<void> {
  await stopAddress(directory, { email, why: "bounced", at: now.getTime(), said });
  await endMailsTo(store, whoseOf(claimed), "bounced", now);
}

/** `takesNone`: what the provider said, where the address takes no mail at all. */
async function sendTo(
  recipient: Recipient,
  place: DeliveryPlace,
  claimed: Delivery,
  post: Post,
): Promise<Ending & { takesNone?: string }> {
  let message: Message;
  try {
    const words = await wordsFor(place, claimed, recipient, post);
    if (!words) return { status: "stopped", failure: "nothing was missing any more" };
    message = await messageWith(place, claimed, recipient, words, post);
  } catch (error) {
    // Nothing has left yet, so trying again is safe with any provider.
    return again(claimed, wordsOf(error), post.now());
  }
  try {
    const sent = await post.transport.send(message);
    if (sent.kind === "sent") {
      return { status: "sent", providerId: sent.id, sha256: await sha256(message.html) };
    }
    if (!sent.permanent) return again(claimed, sent.because, post.now());
    const takesNone = sent.addressTakesNone && { takesNone: sent.because };
    return { status: "failed", failure: sent.because, ...takesNone };
  } catch (error) {
    const isKeyKnown = post.now().getTime() - claimed.since < KEY_KNOWN_MS;
    if (post.transport.promises === "once" && isKeyKnown) {
      return again(claimed, wordsOf(error), post.now());
    }
    return { status: "unknown", failure: wordsOf(error) };
  }
}

/** Soon at first, then later and later, for three days. */
export function again(
  { attempts, since }: Pick<Delivery, "attempts" | "since">,
  failure: string,
  now: Date,
): Ending {
  if (now.getTime() - since > PATIENCE_MS) return { status: "failed", failure };
  if (attempts < QUICK_ATTEMPTS) return { status: "ready", failure };
  const wait = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** Math.min(attempts, 20));
  return { status: "ready", failure, notBefore: now.getTime() + wait };
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : "no answer");

async function wordsFor(
  place: DeliveryPlace,
  delivery: Delivery,
  recipient: Recipient,
  post: Post,
): Promise<MailWords | undefined> {
  const links = await post.linksFor(delivery);
  if (!isReminder(delivery.report.kind)) {
    return reportWords(place, delivery, links, numberStyleOf(recipient.preference.locale));
  }
  return remindingWords(place, delivery, recipient, post, links);
}

/** What a person is reminded of by now; nothing where nothing is missing any more. */
export async function remindingWords(
  { network, store }: Omit<DeliveryPlace, "archive">,
  delivery: Delivery,
  { grants, preference: { locale } }: Pick<Recipient, "grants" | "preference">,
  { sheetOf }: Pick<Post, "sheetOf">,
  links: Pick<LinkMaker, "stop" | "change">,
): Promise<MailWords | undefined> {
  const { kind, period } = delivery.report;
  const [progress, [charters]] = await Promise.all([
    readMonthProgress(store, period),
    ask(store, charterQuery(store)),
  ]);
  const roles = rolesOf(kind as ReminderKind, [{ grants }]);
  const sites = sitesToRemindOf({ grants }, roles, progress);
  if (sites.length === 0) return undefined;
  const addressOf = (site: Site) => sheetOf(site, period);
  const subject = { charter: charterOf(charters), progress, sites, locale, addressOf };
  return reminderWords(network, delivery, subject, links);
}

async function messageWith(
  place: DeliveryPlace,
  delivery: Delivery,
  { email }: Recipient,
  words: MailWords,
  post: Post,
): Promise<Message> {
  const { network } = place;
  const { subject, html, text, pictures, papers } = words;
  const links = await post.linksFor(delivery);
  const list = isReminder(delivery.report.kind) ? "reminders" : "monthly-report";
  const carried = async (name: string, contentId?: string) => ({
    ...(contentId ? { name: `${name}.png`, type: "image/png", contentId } : paperNamed(delivery)),
    bytes: await storedForm(place, delivery, name),
  });
  return messageOf({
    key: `${network.id}:${delivery.id}`,
    from: { ...post.from, name: `${network.name} on ${post.from.name}` },
    to: Address.parse(email),
    ...{ subject, html, text },
    attachments: await Promise.all([
      ...pictures.map((name) => carried(name, name)),
      ...papers.map((name) => carried(name)),
    ]),
    headers: {
      listId: `${list}.${network.slug}.${post.from.address.split("@")[1]}`,
      listUnsubscribe: links.stop,
    },
  });
}

const paperNamed = ({ report }: Delivery) => ({
  ...{ name: `${report.id}.pdf`, type: "application/pdf" },
});
