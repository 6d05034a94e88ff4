import * as z from "zod";
import type { SiteId } from "../identity.ts";
import { linkProblem } from "../pins/link-address.ts";
import { Day } from "../policy.ts";
import type { Problem } from "../refusal.ts";
import { instantShown, wallClockAt } from "../wall-clock.ts";
import { type Target, targetOf } from "./target.ts";

/** What a network comes together for. */
export const eventKinds = [
  ...(["learning-session", "action-call", "webinar", "conference", "training"] as const),
] as const;
export type EventKind = (typeof eventKinds)[number];

export const eventKindNames: Readonly<Record<EventKind, string>> = {
  "learning-session": "Learning session",
  "action-call": "Action period call",
  webinar: "Webinar",
  conference: "Conference",
  training: "Training",
};

const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `use at most ${most} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), "use one line of plain text");
const words = z.string().trim().max(4000, "use at most 4,000 characters").default("");
const ClockTime = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "give a time, as 09:30");

export const MAX_PREWORK = 12;
export const MAX_MATERIALS = 20;

/** What an event leaves to read, hear or see. */
export const MaterialDraft = z.object({
  title: oneLine(200).default(""),
  /** A link, or the address of a pin of the network. */
  address: z.string().trim().max(2000, "use at most 2,000 characters").default(""),
  isRecording: z.boolean().default(false),
});

/** An event as someone writes it down, its hours on the wall of the network's time zone. */
export const EventDraft = z.object({
  kind: z.enum(eventKinds, "choose what kind of event it is").default("learning-session"),
  title: oneLine(120).min(1, "say in a line what it is"),
  about: words,
  on: Day,
  from: ClockTime,
  /** Empty where it ends on the day it begins. */
  lastDay: z.union([Day, z.literal("")]).default(""),
  until: ClockTime,
  place: oneLine(200).default(""),
  link: z.string().trim().max(2000, "use at most 2,000 characters").default(""),
  agenda: words,
  prework: z
    .array(z.object({ key: z.string().trim().max(40).default(""), text: oneLine(200) }))
    .max(MAX_PREWORK, `ask for at most ${MAX_PREWORK} things`)
    .default([]),
  materials: z
    .array(MaterialDraft)
    .max(MAX_MATERIALS, `name at most ${MAX_MATERIALS} things`)
    .default([]),
  /** The series and its step that it belongs to; empty where there is none. */
  series: z.string().trim().max(40).default(""),
  step: z.string().trim().max(40).default(""),
});
export type EventDraft = z.infer<typeof EventDraft>;

export interface Material {
  title: string;
  target: Target;
  isRecording: boolean;
}

/** One thing that sites are asked to do before an event. */
export interface PreWork {
  key: string;
  text: string;
}

/** An event as it is kept. */
export interface NetworkEvent {
  id: string;
  /** Counts its saves, so that two people see each other's. */
  revision: number;
  kind: EventKind;
  title: string;
  about: string;
  startsAt: number;
  endsAt: number;
  place: string;
  link: string;
  agenda: string;
  prework: readonly PreWork[];
  materials: readonly Material[];
  series?: string;
  step: string;
  changedAt: number;
  calledOffAt?: number;
}

/** A site said that it did one thing of an event's pre-work. */
export interface PreWorkDone {
  event: string;
  item: string;
  site: SiteId;
  at: number;
}

/** Longer than any conference. */
const LONGEST_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Timed {
  startsAt: number;
  endsAt: number;
}

/** The instants that a draft means, or everything that keeps it from standing. */
export function eventTimes(
  draft: Pick<EventDraft, "on" | "from" | "lastDay" | "until">,
  timeZone: string,
): Timed | { problems: Problem[] } {
  const { on, from, until } = draft;
  const last = draft.lastDay || on;
  if (last < on) return wrong("lastDay", "it ends before it begins: choose a later day");
  const starts = instantShown(`${on}T${from}`, timeZone);
  if (!starts) return wrong("from", skipped);
  const ends = instantShown(`${last}T${until}`, timeZone);
  if (!ends) return wrong("until", skipped);
  if (ends <= starts) return wrong("until", "it ends before it begins: choose a later time");
  if (ends.getTime() - starts.getTime() > LONGEST_DAYS * DAY_MS) {
    return wrong("lastDay", `it lasts longer than ${LONGEST_DAYS} days: make several events of it`);
  }
  return { startsAt: starts.getTime(), endsAt: ends.getTime() };
}

const skipped = "the clocks change that night and skip this time: choose another";
const wrong = (field: string, because: string) => ({ problems: [{ field, because }] });

/** What keeps an event's links and lists from standing; an empty line says nothing. */
export function eventProblems(draft: EventDraft, network: string): Problem[] {
  const link = draft.link === "" ? undefined : linkProblem(draft.link);
  return [
    ...(link === undefined ? [] : [{ field: "link", because: link }]),
    ...draft.materials.flatMap(({ title, address }, place): Problem[] => {
      if (title === "" && address === "") return [];
      if (title === "") {
        return [{ field: `materials/${place}/title`, because: "say what it is" }];
      }
      const target = targetOf(address, network);
      if (!("problem" in target)) return [];
      return [{ field: `materials/${place}/address`, because: target.problem }];
    }),
  ];
}

/** An event's days and hours as its form has them. */
export function wallTimes({ startsAt, endsAt }: Timed, timeZone: string) {
  const starts = wallClockAt(new Date(startsAt), timeZone);
  const ends = wallClockAt(new Date(endsAt), timeZone);
  const [on, last] = [starts.slice(0, 10), ends.slice(0, 10)];
  return {
    ...{ on, from: starts.slice(11), until: ends.slice(11) },
    lastDay: last === on ? "" : last,
  };
}

/** Events by whether they are still to come, those that come first first; called off ones count. */
export function sortedEvents(events: readonly NetworkEvent[], now: Date) {
  const coming = events
    .filter(({ endsAt }) => endsAt >= now.getTime())
    .sort((one, other) => one.startsAt - other.startsAt);
  const past = events
    .filter(({ endsAt }) => endsAt < now.getTime())
    .sort((one, other) => other.startsAt - one.startsAt);
  return { coming, past };
}
