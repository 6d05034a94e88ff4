import type { Followed } from "@allteach/domain/boards/follow";
import type { UserId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { type Grant, may } from "@allteach/domain/permission";
import type { ToldReport } from "@allteach/report/short-mails";
import { plainLine } from "@allteach/report/wording";
import { newsStopQuery } from "@allteach/store/boards/follow";
import {
  followsOfQuery,
  type NewsSpan,
  newCommentsQuery,
  newPinsQuery,
  newPlacingsQuery,
  newsMailOf,
  newsMailQuery,
  newsReadersQuery,
  planNews,
  plannedNewsQuery,
  settleNews,
} from "@allteach/store/boards/news";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { askCommons, type Commons } from "@allteach/store/commons";
import { gather } from "@allteach/store/digest";
import { askDirectory, type Directory } from "@allteach/store/directory";
import { goalOf, goalsQuery } from "@allteach/store/goal";
import { recipientOf, stoppedAmong } from "@allteach/store/mail-preference";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { membershipsQuery, membersOf } from "@allteach/store/member";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { pinOf } from "@allteach/store/pins/pin";
import { begunSharingQuery, listedGoalOf } from "@allteach/store/shared-goal";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { type NewsReader, newsItems, type WhatIsNew } from "./news-items.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whoever was never told anything is told of a week, and nobody of more than a month. */
const FIRST_MS = 7 * DAY_MS;
const LONGEST_MS = 31 * DAY_MS;

/** Where news are looked for. */
export interface NewsPlace {
  network: NetworkRecord;
  store: NetworkStore;
  directory: Directory;
  commons: Commons;
}

/** Where the parts of a mail about pins lead. */
export interface NewsLinks {
  pin(id: string): string;
  goal(id: string): string;
  follows: string;
  /** Stops these mails for one person, without signing in. */
  stop(user: string): Promise<string>;
}

/** News are parts of a mail of the day like any other, told by the beginning of their names. */
export const isNewsMail = (delivery: string) => delivery.startsWith("news-");

/**
 * Puts what is new for each of a network's people into their mail of the day: pins on what they
 * follow, comments on theirs or to them, versions of theirs, teams with goals like theirs. Once a day
 * at most, and nothing where there is nothing. Cut off anywhere, the next look goes on. However many
 * people there are, each database is asked the same few times.
 */
export async function gatherNews(place: NewsPlace, now: Date): Promise<void> {
  const { network, store, directory } = place;
  const readers = await whoIsDue(place, now);
  if (readers.length > 0) {
    const news = await whatIsNew(place, readers);
    const day = now.toISOString().slice(0, 10);
    const mails = readers
      .filter((reader) => newsItems(reader, news).length > 0)
      .map(({ actor: { user }, from, to }) => ({ id: `news-${user}-${day}`, user, from, to }));
    if (mails.length > 0) await planNews(store, mails);
  }
  const [rows] = await ask(store, plannedNewsQuery(store));
  const planned = rows.map(newsMailOf);
  if (planned.length === 0) return;
  const parts = planned.map(({ id, user }) => ({ network: network.id, delivery: id, user }));
  await gather(directory, parts, now);
  const ids = planned.map(({ id }) => id);
  await settleNews(store, ids, { status: "gathered" });
}

/** Whoever was told nothing today and may be: members who read the network, and take mails. */
async function whoIsDue({ network, store, directory }: NewsPlace, now: Date) {
  const to = now.getTime();
  const [rows] = await ask(store, newsReadersQuery(store));
  const due = rows.filter(({ told }) => to - told >= DAY_MS / 2);
  if (due.length === 0) return [];
  const [memberships] = await askDirectory(directory, membershipsQuery(directory, network.id));
  const members = new Map(membersOf(memberships).map((member) => [member.id, member]));
  const emails = [...members.values()].flatMap(({ email }) => email ?? []);
  const stopped = await stoppedAmong(directory, emails);
  return due.flatMap(({ user, told }): NewsReader[] => {
    const member = members.get(user);
    if (!member || stopped.has(member.email ?? "")) return [];
    const from = Math.max(told === 0 ? to - FIRST_MS : told, to - LONGEST_MS);
    return readerOf({ ...member, user }, { from, to });
  });
}

/** Somebody whom news may be told to; nobody where they may not read the network. */
function readerOf(
  { user, name, grants }: { user: UserId; name: string; grants: readonly Grant[] },
  span: NewsSpan,
): NewsReader[] {
  const actor = { kind: "person", user, name, grants } as const;
  return may(actor, "see-network") ? [{ actor, ...span }] : [];
}

/** Everything that is new for any of some people. */
async function whatIsNew(
  { network, store, commons }: NewsPlace,
  readers: readonly NewsReader[],
): Promise<WhatIsNew> {
  const span = {
    from: Math.min(...readers.map(({ from }) => from)),
    to: Math.max(...readers.map(({ to }) => to)),
  };
  const { simulated } = network;
  const [rows, [begun]] = await Promise.all([
    ask(
      store,
      charterQuery(store),
      sitesQuery(store),
      measuresQuery(store),
      newPinsQuery(store, span),
      newPlacingsQuery(store, span),
      newCommentsQuery(store, span),
      followsOfQuery(
        store,
        readers.map(({ actor }) => actor.user),
      ),
      goalsQuery(store),
    ),
    askCommons(commons, begunSharingQuery(commons, { ...span, simulated })),
  ]);
  const [charters, sites, measures, pins, placings, comments, follows, goals] = rows;
  const shared = begun.map(listedGoalOf).filter(({ key }) => key.network !== network.id);
  const plainPin = (pin: (typeof pins)[number]["pin"]) => pinOf({ pin, file: null }).pin;
  return {
    ...{ charter: charterOf(charters), sites: sites.map(siteOf), shared },
    ...{ measures: measures.map(measureOf), goals: goals.map(goalOf) },
    pins: pins.map(({ pin, madeFrom }) => ({ pin: plainPin(pin), madeFrom })),
    placings: placings.map(({ pin, ...how }) => ({ ...how, pin: plainPin(pin) })),
    comments: comments.map(({ mentions, ...said }) => {
      return { ...said, mentions: JSON.parse(mentions) as string[] };
    }),
    follows: Map.groupBy<UserId, Followed & { user: UserId }>(follows, ({ user }) => user),
  };
}

/** News as a part of the mail of the day; nothing where they were stopped, or the person has left. */
export async function toldNews(
  place: NewsPlace,
  delivery: string,
  links: NewsLinks,
): Promise<ToldReport[]> {
  const { store, network, directory } = place;
  const [[row]] = await ask(store, newsMailQuery(store, delivery));
  const mail = row && newsMailOf(row);
  if (mail?.status !== "gathered") return [];
  const [[stopped], recipient] = await Promise.all([
    ask(store, newsStopQuery(store, mail.user)),
    recipientOf(directory, network.id, mail.user),
  ]);
  const takesMails = recipient && !recipient.stopped && stopped.length === 0;
  const [reader] = takesMails ? readerOf({ ...recipient, user: mail.user }, mail) : [];
  const found = reader ? newsItems(reader, await whatIsNew(place, [reader])) : [];
  if (found.length === 0) {
    await settleNews(store, [delivery], { status: "stopped", failure: "nothing was left to tell" });
    return [];
  }
  return [
    {
      ...{ network: network.name, title: `${plainLine(network.name)}: new for you` },
      summary: found.map(({ line }) => line).join("\n"),
      links: [
        ...found.map(({ what, title, id }) => ({
          text: plainLine(title),
          address: what === "pin" ? links.pin(id) : links.goal(id),
        })),
        { text: "What you follow", address: links.follows },
        { text: "Stop these mails", address: await links.stop(mail.user) },
      ],
    },
  ];
}
