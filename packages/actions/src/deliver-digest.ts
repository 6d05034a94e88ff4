import { sha256 } from "@allteach/domain/digest";
import type { NetworkId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { isReminder } from "@allteach/domain/report";
import { Address } from "@allteach/mail/address";
import { type Message, messageOf } from "@allteach/mail/message";
import { letterHtml, letterText } from "@allteach/report/letter";
import { digestLetter, type ToldReport } from "@allteach/report/short-mails";
import { settleNews } from "@allteach/store/boards/news";
import type { Commons } from "@allteach/store/commons";
import { readDelivery, settleGathered } from "@allteach/store/delivery";
import {
  claimDigest,
  type Digest,
  type DigestEnding,
  type DigestKey,
  settleDigest,
  settleParts,
} from "@allteach/store/digest";
import type { Directory } from "@allteach/store/directory";
import { readPreference, stopAddress } from "@allteach/store/mail-preference";
import type { NetworkStore } from "@allteach/store/network-store";
import { isNewsMail, type NewsLinks, toldNews } from "./boards/news.ts";
import { addresseeOf, type Post, remindingWords } from "./deliver-report.ts";
import { comingEvents, comingSentence } from "./events/coming-events.ts";
import { dayWords, toldReport } from "./mail-words.ts";

const LEASE_MS = 2 * 60 * 1000;
const MOST_ATTEMPTS = 72;
/** One an hour after the first three: within the day for which providers know a key again. */
const ATTEMPTS_OF_A_KEY = 23;
const HOUR_MS = 60 * 60 * 1000;

/** Where digests are made: every network that a person's mails come from. */
export interface DigestPlace {
  directory: Directory;
  /** A network by its id; nothing once it is gone. */
  open(id: NetworkId): Promise<{ network: NetworkRecord; store: NetworkStore } | undefined>;
  /** Where a person changes what they get. */
  change: string;
  /** A network's own links. */
  postFor(network: NetworkRecord): Pick<Post, "linksFor" | "sheetOf">;
  /** What telling of pins takes besides. */
  commons: Commons;
  newsLinks(network: NetworkRecord): NewsLinks;
}

type DigestPost = Pick<Post, "transport" | "from" | "now">;

/**
 * Sends a person's one mail of the day: claimed, leased, sent with a key made of person and day, and
 * then told to every network that had something in it. Cut off anywhere, what is left is done by the
 * next to ask.
 */
export async function deliverDigest(
  place: DigestPlace,
  key: DigestKey,
  post: DigestPost,
): Promise<void> {
  const { directory } = place;
  const resend = post.transport.promises === "once";
  const digest = await claimDigest(directory, key, { now: post.now(), leaseMs: LEASE_MS, resend });
  if (!digest) return;
  let { status } = digest;
  let ending: DigestEnding | undefined;
  if (digest.isClaimed) {
    const { takesNone: said, ...how } = await sendDigest(place, key, digest, post);
    await settleDigest(directory, key, how, post.now());
    const stop = { email: digest.email, why: "bounced", at: post.now().getTime() } as const;
    if (said !== undefined) await stopAddress(directory, { ...stop, said });
    ending = how;
    ({ status } = how);
  }
  if (status === "ready" || status === "sending") return;
  await tellNetworks(place, digest, endingOf(status, ending, digest), post.now());
}

type Told = Parameters<typeof settleGathered>[2];

function endingOf(
  status: Exclude<Digest["status"], "ready" | "sending">,
  ending: DigestEnding | undefined,
  digest: Digest,
): Told {
  if (status !== "sent") {
    const failure = (ending && "failure" in ending && ending.failure) || digest.failure;
    return { status, failure: failure ?? "the day's mail did not go" };
  }
  if (ending?.status === "sent") return ending;
  return { status, providerId: digest.providerId ?? "", sha256: digest.sha256 ?? "" };
}

async function tellNetworks(
  { directory, open }: DigestPlace,
  { parts }: Digest,
  told: Told,
  now: Date,
): Promise<void> {
  for (const [id, some] of Map.groupBy(parts, ({ network }) => network)) {
    const place = await open(id);
    const deliveries = some.map(({ delivery }) => delivery);
    if (place) {
      await settleGathered(place.store, deliveries, told, now);
      await settleNews(place.store, deliveries.filter(isNewsMail), told);
    }
    await settleParts(directory, id, deliveries, now);
  }
}

async function sendDigest(
  place: DigestPlace,
  { user, day }: DigestKey,
  digest: Digest,
  post: DigestPost,
): Promise<DigestEnding & { takesNone?: string }> {
  let message: Message;
  try {
    const { locale } = await readPreference(place.directory, user);
    const told = (
      await Promise.all(digest.parts.map((part) => toldPart(place, part, post)))
    ).flat();
    if (told.length === 0) return { status: "stopped", failure: "nothing was left to be told" };
    const letter = digestLetter(told, dayWords(day, locale), place.change);
    message = messageOf({
      key: `digest:${user}:${day}`,
      ...{ from: post.from, to: Address.parse(digest.email), subject: letter.subject },
      ...{ html: letterHtml(letter), text: letterText(letter) },
    });
  } catch (error) {
    return again(digest, wordsOf(error), post.now());
  }
  try {
    const sent = await post.transport.send(message);
    if (sent.kind === "sent") {
      return { status: "sent", providerId: sent.id, sha256: await sha256(message.html) };
    }
    if (!sent.permanent) return again(digest, sent.because, post.now());
    const takesNone = sent.addressTakesNone && { takesNone: sent.because };
    return { status: "failed", failure: sent.because, ...takesNone };
  } catch (error) {
    const isKeyKnown = digest.attempts < ATTEMPTS_OF_A_KEY;
    if (post.transport.promises === "once" && isKeyKnown) {
      return again(digest, wordsOf(error), post.now());
    }
    return { status: "unknown", failure: wordsOf(error) };
  }
}

function again({ attempts }: Digest, failure: string, now: Date): DigestEnding {
  if (attempts >= MOST_ATTEMPTS) return { status: "failed", failure };
  return { status: "ready", failure, dueAt: now.getTime() + (attempts < 3 ? 0 : HOUR_MS) };
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : "no answer");

/** A part as it is told; none where its network, or the person's place in it, is gone. */
async function toldPart(
  { open, directory, postFor, commons, newsLinks }: DigestPlace,
  { network: id, delivery: deliveryId }: Digest["parts"][number],
  post: DigestPost,
): Promise<ToldReport[]> {
  const place = await open(id);
  if (place && isNewsMail(deliveryId)) {
    return toldNews({ ...place, directory, commons }, deliveryId, newsLinks(place.network));
  }
  const delivery = place && (await readDelivery(place.store, deliveryId));
  if (!place || delivery?.status !== "gathered") return [];
  const stop = async (failure: string) => {
    await settleGathered(place.store, [deliveryId], { status: "stopped", failure }, post.now());
    return [];
  };
  if (!delivery.isWanted) return stop("they stopped these mails first");
  const found = await addresseeOf({ ...place, directory }, delivery);
  if (found.kind === "stopped") return stop(found.because);
  const own = postFor(place.network);
  const links = await own.linksFor(delivery);
  if (!isReminder(delivery.report.kind)) {
    const told = toldReport(place.network, delivery, links);
    if (delivery.report.kind !== "network") return [told];
    const coming = await comingEvents(place.store, post.now());
    const meeting = comingSentence(coming, place.network.timeZone);
    return [{ ...told, summary: [told.summary, meeting].filter(Boolean).join("\n") }];
  }
  const where = { ...place, directory };
  const words = await remindingWords(where, delivery, found.recipient, own, links);
  if (!words?.letter) return stop("nothing was missing any more");
  const { subject, letter } = words;
  return [
    {
      ...{ network: place.network.name, title: subject },
      summary: letter.parts.map(({ heading, lines }) => `${heading}: ${lines[0]}`).join("\n"),
      links: [
        ...letter.parts.flatMap(({ heading, links: [enter] }) =>
          enter ? [{ text: `${enter.text}: ${heading}`, address: enter.address }] : [],
        ),
        { text: "Stop these reminders", address: links.stop },
      ],
    },
  ];
}
