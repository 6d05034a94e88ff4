import { dayIn } from "@allteach/domain/day-in";
import type { NetworkEvent } from "@allteach/domain/events/event";
import type { SiteId, UserId } from "@allteach/domain/identity";
import type { Diagram } from "@allteach/domain/key-driver-diagram";
import { emptyCharter } from "@allteach/domain/team-charter";
import type { TrainingPath } from "@allteach/domain/training-path";
import { type SimulatedEvent, simulateEvents } from "@allteach/simulation/simulate-events";
import { diagramOf, diagramQuery } from "@allteach/store/diagram";
import { addMadeUpAttendance } from "@allteach/store/events/attendance";
import { addCapabilities } from "@allteach/store/events/capability";
import { addEvents, eventsQuery } from "@allteach/store/events/event";
import { addSeries } from "@allteach/store/events/series";
import { addPaths } from "@allteach/store/events/training-path";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { saveTeamCharter } from "@allteach/store/team-charter";
import { actOf, signatureOf } from "../context.ts";
import { randomId } from "../random-id.ts";
import { readSetting, type Setting } from "../read-setting.ts";

/** Sites of a made-up network whose team has a charter of its own. */
const CHARTERED = 3;

type By = Parameters<typeof actOf>[0];

/** Gives a made-up network a year of learning together; done again it changes nothing. */
export async function fillEvents(store: NetworkStore, seed: number, now: Date): Promise<void> {
  const setting = await readSetting({ store });
  const [[drawn], standing] = await ask(store, diagramQuery(store), eventsQuery(store));
  if (!drawn || standing.length > 0) return;
  const { nodes } = diagramOf(drawn);
  const { timeZone } = setting.charter;
  const sites = setting.sites.filter(({ left }) => left === undefined);
  const made = simulateEvents(nodes, sites, { seed, today: dayIn(now, timeZone), timeZone });
  const by: By = { actor: { kind: "clock" }, whence: { via: "demo", address: "" }, now };
  const changedAt = now.getTime();
  const series = { ...made.series, id: randomId("l_"), revision: 1, changedAt };
  const events = made.events.map((event) => ({ event, kept: keptEvent(event, series.id, now) }));
  await fillCharters(store, setting, nodes, by);
  await addSeries(store, series, actOf(by, "begin-series", "a made-up series"));
  await addCapabilities(
    store,
    made.said.map((said) => ({ ...said, note: "", revision: 1, at: changedAt })),
    actOf(by, "assess-capability", "made-up answers"),
  );
  await addPaths(store, [pathFor(events)], actOf(by, "write-training-path", "a made-up path"));
  await addEvents(
    store,
    events.map(({ kept }) => kept),
    actOf(by, "plan-event", "made-up events"),
  );
  await addMadeUpAttendance(
    store,
    {
      people: events.flatMap(({ event, kept }) => peopleAt(event, kept.id)),
      ready: events.flatMap(({ event, kept }) => readyFor(event, kept.id)),
    },
    actOf(by, "record-attendance", "made-up attendance"),
  );
}

function keptEvent(
  { came: _, answered: __, ready: ___, ...event }: SimulatedEvent,
  series: string,
  now: Date,
): NetworkEvent {
  return {
    ...{ ...event, id: randomId("e_"), revision: 1, changedAt: now.getTime() },
    ...(event.step !== "" && { series }),
  };
}

function peopleAt({ came, answered }: SimulatedEvent, event: string) {
  const person = (site: SiteId | 0, count: number) => `u_nobody_${site}_${count}` as UserId;
  const present = [...came].flatMap(([site, people]) =>
    Array.from({ length: people }, (_, count) => ({
      ...{ event, user: person(site, count), site, answer: "yes" as const, attended: true },
    })),
  );
  const said = (["yes", "maybe", "no"] as const).flatMap((answer, place) =>
    Array.from({ length: answered[place] ?? 0 }, (_, count) => ({
      ...{ event, user: person(0, place * 1000 + count), site: 0 as const, answer },
    })),
  );
  return [...present, ...said];
}

function readyFor({ ready, prework }: SimulatedEvent, event: string) {
  return [...ready].flatMap(([site, count]) =>
    prework.slice(0, count).map(({ key }) => ({ event, item: key, site })),
  );
}

function pathFor(events: readonly { kept: NetworkEvent }[]): TrainingPath {
  const item = (key: string, title: string, kind: NetworkEvent["kind"], helps: string) => {
    const event = events.find(({ kept }) => kept.kind === kind)?.kept;
    return event ? [{ key, title, target: { kind: "event", id: event.id }, helps } as const] : [];
  };
  return {
    ...{ id: randomId("t_"), revision: 1, name: "New in a team" },
    about: "For whoever joins a site’s team: an hour each, in this order.",
    items: [
      ...item("i1", "Reading a control chart", "training", "variation"),
      ...item("i2", "What families want to be asked", "webinar", "families"),
      ...item("i3", "A learning session with your team", "learning-session", "tests"),
    ] as TrainingPath["items"],
  };
}

/** A charter for the network and for the first few sites. */
async function fillCharters(
  store: NetworkStore,
  { sites, measures, charter }: Setting,
  nodes: Diagram,
  by: By,
): Promise<void> {
  const aim = nodes.find(({ parent }) => parent === null)?.text ?? charter.aim;
  const drivers = nodes.filter(({ kind }) => kind === "driver").map(({ text }) => text);
  const outcomes = measures.filter(({ kind, status }) => kind === "outcome" && status === "live");
  const [first] = outcomes;
  if (aim === "" || !first) return;
  const teams = [undefined, ...sites.slice(0, CHARTERED)];
  for (const site of teams) {
    const words = {
      ...emptyCharter,
      ...{ what: aim.replace(/\.$/, ""), measures: outcomes.slice(0, 4).map(({ code }) => code) },
      accomplish: `${site?.name ?? "The network"} wants this for every patient it sees.`,
      know: `We look at “${first.name}” every month, together with the families who help us.`,
      change: drivers.length > 0 ? `We begin with: ${drivers.slice(0, 2).join("; ")}.` : "",
      team: madeUpTeam,
    };
    const at = by.now.getTime();
    const version = { version: 1, charter: words, by: signatureOf(by.actor), at };
    const subject = `${site?.code ?? "network"}, version 1`;
    const act = actOf(by, "change-team-charter", subject, { madeUp: true });
    await saveTeamCharter(store, site?.id ?? 0, version, act);
  }
}

const madeUpTeam = [
  { name: "A physician", role: "leads the team" },
  { name: "A nurse", role: "runs the tests" },
  { name: "A parent", role: "says what matters at home" },
  { name: "A coordinator", role: "brings the charts each month" },
];
