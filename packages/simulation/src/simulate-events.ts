import {
  type CapabilityAnswers,
  capabilityQuestions,
  type HalfYear,
  halfOf,
} from "@allteach/domain/capability";
import type { EventKind, NetworkEvent } from "@allteach/domain/events/event";
import { proposedSteps, type SeriesStep } from "@allteach/domain/events/series";
import { daysAfter } from "@allteach/domain/goal";
import type { SiteId } from "@allteach/domain/identity";
import type { Diagram } from "@allteach/domain/key-driver-diagram";
import { instantShown } from "@allteach/domain/wall-clock";
import { type Chance, chanceFrom } from "./random.ts";

/** Everything of a made-up network's year of learning, its ids still to be given. */
export interface SimulatedEvents {
  series: { name: string; about: string; months: number; steps: SeriesStep[] };
  events: readonly SimulatedEvent[];
  said: readonly { site: SiteId; half: HalfYear; answers: CapabilityAnswers["answers"] }[];
}

export interface SimulatedEvent
  extends Omit<NetworkEvent, "id" | "revision" | "series" | "changedAt"> {
  /** How many people of each site came; of none where it is still to come. */
  came: ReadonlyMap<SiteId, number>;
  /** How many said that they come, perhaps come, cannot. */
  answered: readonly number[];
  /** The sites that have done the first so many things of its pre-work. */
  ready: ReadonlyMap<SiteId, number>;
}

export interface EventSimulation {
  seed: number;
  /** The day where the network is. */
  today: string;
  timeZone: string;
}

/** A series began so many days ago. */
const BEGAN_DAYS = 250;
const MONTHS_APART = 4;

/**
 * A series of learning sessions that began some months ago and goes on, with calls between, pre-work,
 * who came, and what each site says of itself: what a network might have after most of a year.
 */
export function simulateEvents(
  nodes: Diagram,
  sites: readonly { id: SiteId }[],
  simulation: EventSimulation,
): SimulatedEvents {
  const { seed, today } = simulation;
  const chance = chanceFrom(seed);
  const starts = tuesdayFrom(daysAfter(today, -BEGAN_DAYS));
  const proposed = proposedSteps({
    ...{ name: "", about: "", starts, rounds: 4, months: MONTHS_APART },
  });
  const steps = proposed.map((step, place) => ({ ...step, key: `s${place + 1}` }));
  const topics = nodes.filter(({ kind }) => kind === "driver").map(({ text }) => text);
  const topicAt = (place: number) => topics[place % Math.max(1, topics.length)] ?? "What we learnt";
  const planned = [
    ...steps.flatMap((step, place) => eventsOf(step, topicAt(Math.floor(place / 2)))),
    ...besides(today),
  ];
  return {
    series: {
      ...{ name: "All teach, all learn", months: MONTHS_APART, steps },
      about:
        "Teams learn together for two days, try changes at home, and come back with what they learnt.",
    },
    events: planned.map((event) => attended(event, sites, simulation, chance)),
    said: sites.flatMap(({ id }) => saidBy(id, today, chance)),
  };
}

type Planned = Pick<NetworkEvent, "kind" | "title" | "about" | "place" | "agenda" | "step"> & {
  on: string;
  last?: string;
  hours: readonly [string, string];
  prework: readonly string[];
};

const session = { hours: ["09:00", "16:00"], place: "The network’s meeting house" } as const;
const online = { hours: ["14:00", "15:00"], place: "Online" } as const;
const agenda = [
  "Every team shows its storyboard",
  "What the charts say, and what to be curious about",
  "One change idea, tried at the table",
  "What each team does by next Tuesday",
].join("\n");

function eventsOf({ key, kind, name, starts, ends }: SeriesStep, topic: string): Planned[] {
  if (kind === "pre-work") return [];
  if (kind === "learning-session") {
    return [
      {
        ...{ ...session, kind, title: name, on: starts, last: ends, step: key, agenda },
        about: `This time: ${lowered(topic)}.`,
        prework: ["Bring your own chart of the last year", "Write down one change you tried"],
      },
    ];
  }
  const days = [28, 56, 84].map((after) => daysAfter(starts, after)).filter((on) => on <= ends);
  return days.map((on, place) => ({
    ...{ ...online, kind: "action-call" as EventKind, title: `${name}: call ${place + 1}` },
    ...{ on, step: key, about: "What did you try, what happened, what is next?", agenda: "" },
    prework: [],
  }));
}

/** What is no part of the series: something to learn, and something further afield. */
function besides(today: string): Planned[] {
  const common = { step: "", agenda: "", prework: [] };
  return [
    {
      ...{ ...common, ...online, kind: "training", title: "Reading a control chart" },
      ...{ on: tuesdayFrom(daysAfter(today, -120)), about: "For whoever joins a team." },
    },
    {
      ...{ ...common, ...online, kind: "webinar", title: "What families want to be asked" },
      ...{ on: tuesdayFrom(daysAfter(today, 16)), about: "Parents of three sites tell." },
    },
  ];
}

function attended(
  { on, last, hours, prework, ...event }: Planned,
  sites: readonly { id: SiteId }[],
  { today, timeZone }: EventSimulation,
  chance: Chance,
): SimulatedEvent {
  const [from, until] = hours;
  const isPast = (last ?? on) < today;
  const draws = sites.map(({ id }) => [id, chance.uniform()] as const);
  const came = isPast ? draws.filter(([, draw]) => draw < SHARE_THAT_COMES) : [];
  const items = prework.map((text, place) => ({ key: `i${place + 1}`, text }));
  return {
    ...{ ...event, link: "", materials: [], prework: items },
    ...{ startsAt: instant(on, from, timeZone), endsAt: instant(last ?? on, until, timeZone) },
    came: new Map(
      came.map(([id, draw]) => [
        id,
        event.kind === "learning-session" ? 2 + Math.floor(draw * 4) : 1,
      ]),
    ),
    answered: isPast ? [] : [Math.ceil(sites.length * 0.6), 3, 2],
    ready: new Map(
      draws.map(([id, draw]) => [
        id,
        isPast ? items.length : Math.floor(draw * (items.length + 1)),
      ]),
    ),
  };
}

const SHARE_THAT_COMES = 0.78;

function instant(day: string, clock: string, timeZone: string): number {
  return (instantShown(`${day}T${clock}`, timeZone) ?? new Date(`${day}T${clock}Z`)).getTime();
}

/** What a site says of itself in the last three half-years: a little better each time. */
function saidBy(site: SiteId, today: string, chance: Chance): SimulatedEvents["said"][number][] {
  const base = 1.6 + chance.uniform() * 1.4;
  return [-366, -184, 0].flatMap((days, place) => {
    if (days === 0 && chance.uniform() < 0.3) return [];
    const answers = Object.fromEntries(
      capabilityQuestions.map(({ key }) => {
        const level = Math.round(base + place * 0.45 + (chance.uniform() - 0.5) * 1.8);
        return [key, Math.min(5, Math.max(1, level))];
      }),
    ) as CapabilityAnswers["answers"];
    return [{ site, half: halfOf(daysAfter(today, days)), answers }];
  });
}

function tuesdayFrom(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return daysAfter(day, (2 - weekday + 7) % 7);
}

const lowered = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
