import { eventKindNames, type NetworkEvent } from "@allteach/domain/events/event";
import { wallClockAt } from "@allteach/domain/wall-clock";
import type { Passage } from "@allteach/report/passage";
import { comingEventsQuery, eventOf } from "@allteach/store/events/event";
import { ask, type NetworkStore } from "@allteach/store/network-store";

/** How far ahead a mail looks. */
const AHEAD_MS = 60 * 24 * 60 * 60 * 1000;

/** What is to come in the next weeks, the next first. */
export async function comingEvents(store: NetworkStore, now: Date): Promise<NetworkEvent[]> {
  const [rows] = await ask(store, comingEventsQuery(store, now));
  return rows.map(eventOf).filter(({ startsAt }) => startsAt < now.getTime() + AHEAD_MS);
}

/** The same in one line, for a mail that tells several things; nothing where nothing is planned. */
export function comingSentence([next]: readonly NetworkEvent[], timeZone: string): string {
  return next ? `Coming up: ${next.title}, ${whenWords(next, timeZone)}.` : "";
}

/** The invitation that every report carries: when one meets next. */
export function comingPassage(events: readonly NetworkEvent[], timeZone: string): Passage[] {
  const [next] = events;
  if (!next) return [];
  const rows = events.map((event) => [
    event.title,
    whenWords(event, timeZone),
    event.place || eventKindNames[event.kind],
  ]);
  return [
    {
      title: "Coming up",
      sentences: [
        `Next: ${next.title}, ${whenWords(next, timeZone)}. The network’s page “Events” has the rest, and there you say whether you come.`,
      ],
      table: {
        caption: "Coming up",
        heads: ["What", "When", "Where"].map((text) => ({ text })),
        rows,
      },
      place: "end",
    },
  ];
}

/** `8 December 2026, 14:00` on the wall of a time zone. */
function whenWords({ startsAt }: Pick<NetworkEvent, "startsAt">, timeZone: string): string {
  const shown = wallClockAt(new Date(startsAt), timeZone);
  const day = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: "UTC", day: "numeric", month: "long", year: "numeric" },
  });
  return `${day.format(new Date(`${shown}Z`))}, ${shown.slice(11)}`;
}
