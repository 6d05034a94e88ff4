import type { GoalId } from "@allteach/domain/goal";
import type { NetworkRecord } from "@allteach/domain/network";
import { type Actor, may } from "@allteach/domain/permission";
import { seenPins } from "@allteach/domain/pins/seen-pin";
import type { ToldReport } from "@allteach/report/short-mails";
import { plainLine, shortened } from "@allteach/report/wording";
import { newsStopQuery } from "@allteach/store/boards/follow";
import {
  followedPinsQuery,
  type NewsMail,
  type NewsSpan,
  newCommentsQuery,
  newRemixesQuery,
  newsMailOf,
  newsMailQuery,
  newsReadersQuery,
  planNews,
  plannedNewsQuery,
  settleNews,
  sharedGoalsOfQuery,
} from "@allteach/store/boards/news";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { askCommons, type Commons } from "@allteach/store/commons";
import { gather } from "@allteach/store/digest";
import type { Directory } from "@allteach/store/directory";
import { recipientOf } from "@allteach/store/mail-preference";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { pinOf } from "@allteach/store/pins/pin";
import { listedGoalOf, resemblingQuery } from "@allteach/store/shared-goal";
import { siteOf, sitesQuery } from "@allteach/store/site";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whoever was never told anything is told of a week, and nobody of more than a month. */
const FIRST_MS = 7 * DAY_MS;
const LONGEST_MS = 31 * DAY_MS;

const MOST_LETTERS = 160;

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
 * follow, comments on theirs or to them, versions of theirs, teams elsewhere with goals like theirs.
 * Once a day at most, and nothing where there is nothing. Cut off anywhere, the next look goes on.
 */
export async function gatherNews(place: NewsPlace, now: Date): Promise<void> {
  const { network, store, directory } = place;
  const [readers] = await ask(store, newsReadersQuery(store));
  const to = now.getTime();
  for (const { user, told } of readers) {
    const from = Math.max(told === 0 ? to - FIRST_MS : told, to - LONGEST_MS);
    if (to - told < DAY_MS / 2) continue;
    const mail = { id: `news-${user}-${now.toISOString().slice(0, 10)}`, user, from, to };
    const found = await newsFor(place, user, { from, to });
    if (found.length > 0) await planNews(store, { ...mail, user: user as NewsMail["user"] });
  }
  const [planned] = await ask(store, plannedNewsQuery(store));
  for (const { id, user } of planned.map(newsMailOf)) {
    await gather(directory, { network: network.id, delivery: id, user }, now);
    await settleNews(store, [id], { status: "gathered" });
  }
}

/** News as a part of the mail of the day; nothing where they were stopped, or the person has left. */
export async function toldNews(
  place: NewsPlace,
  delivery: string,
  links: NewsLinks,
): Promise<ToldReport[]> {
  const { store, network } = place;
  const [[row]] = await ask(store, newsMailQuery(store, delivery));
  const mail = row && newsMailOf(row);
  if (mail?.status !== "gathered") return [];
  const [stopped] = await ask(store, newsStopQuery(store, mail.user));
  const found = stopped.length > 0 ? [] : await newsFor(place, mail.user, mail);
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

/** One thing that is new for somebody. */
interface NewsItem {
  what: "pin" | "goal";
  id: string;
  title: string;
  line: string;
}

/** What is new for somebody, as far as they may read it now. */
async function newsFor(place: NewsPlace, user: string, span: NewsSpan): Promise<NewsItem[]> {
  const { store, directory, network } = place;
  const [recipient, rows] = await Promise.all([
    recipientOf(directory, network.id, user as NewsMail["user"]),
    ask(
      store,
      charterQuery(store),
      sitesQuery(store),
      followedPinsQuery(store, user, span),
      newCommentsQuery(store, user, span),
      newRemixesQuery(store, user, span),
      sharedGoalsOfQuery(store, user),
    ),
  ]);
  if (!recipient || recipient.stopped) return [];
  const { grants, name } = recipient;
  const actor: Actor = { kind: "person", user: user as NewsMail["user"], name, grants };
  if (!may(actor, "see-network")) return [];
  const [charters, siteRows, pins, comments, remixes, goals] = rows;
  const charter = charterOf(charters);
  const sites = siteRows.map(siteOf);
  const seen = (some: typeof pins) =>
    seenPins(
      actor,
      charter,
      sites,
      some.map((pin) => pinOf({ pin, file: null }).pin),
    );
  const told = new Set<string>();
  const once = (id: string) => !told.has(id) && told.add(id).size > 0;
  return [
    ...comments.map(({ text, mentions, pin: id, title }): NewsItem => {
      const names = (JSON.parse(mentions) as string[]).includes(user);
      const about = names ? "You are named in a comment on" : "A comment on your pin";
      return {
        what: "pin",
        id,
        title,
        line: `${about} “${plainLine(title)}”: ${shortened(plainLine(text), MOST_LETTERS)}`,
      };
    }),
    ...seen(remixes).map(({ pin: { id, title, origin } }): NewsItem => {
      const line = `A version was made of your pin “${plainLine(origin?.title ?? "")}”.`;
      told.add(id);
      return { what: "pin", id, title, line };
    }),
    ...seen(pins)
      .filter(({ pin }) => once(pin.id))
      .map(({ pin: { id, title, purpose } }): NewsItem => {
        const line = `New: “${plainLine(title)}”. ${shortened(plainLine(purpose), MOST_LETTERS)}`;
        return { what: "pin", id, title, line };
      }),
    ...(await newMatches(place, goals, span)),
  ];
}

/** Goals of other networks that began to be shared, and that are like somebody's. */
async function newMatches(
  { commons, network }: NewsPlace,
  goals: readonly { id: string; title: string }[],
  { from, to }: NewsSpan,
): Promise<NewsItem[]> {
  const found: NewsItem[] = [];
  for (const { id, title } of goals) {
    const key = { network: network.id, goal: id as GoalId };
    const [rows] = await askCommons(commons, resemblingQuery(commons, key));
    const fresh = rows.map(listedGoalOf).filter(({ sharedAt, key: other }) => {
      return sharedAt > from && sharedAt <= to && other.network !== network.id;
    });
    const [first] = fresh;
    if (!first) continue;
    const more = fresh.length > 1 ? `, and ${fresh.length - 1} more` : "";
    const line = `Like your goal “${plainLine(title)}”: “${plainLine(first.title)}” of ${plainLine(first.network)}${more}.`;
    found.push({ what: "goal", id, title, line });
  }
  return found;
}
