import type { TemplateKey } from "@allteach/catalogue/template";
import type { UserId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import type { NetworkRecord } from "@allteach/domain/network";
import { type Pin, PinId } from "@allteach/domain/pins/pin";
import type { Site } from "@allteach/domain/site";
import { type PinText, pinTexts } from "@allteach/simulation/pin-texts";
import type { Commons } from "@allteach/store/commons";
import { goalOf, goalsQuery } from "@allteach/store/goal";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { cycleOf, cyclesQuery } from "@allteach/store/pdsa";
import { pinsQuery, saveMadeUpPins } from "@allteach/store/pins/pin";
import { sharedPins, unfinishedPublicationsQuery } from "@allteach/store/publication";
import type { Archive } from "../archive.ts";
import { actOf } from "../context.ts";
import { randomId } from "../random-id.ts";
import { readSetting } from "../read-setting.ts";
import { publishPin } from "./publish-pin.ts";

/** Nobody: pins of a made-up network have no owner who could be mailed. */
const NOBODY = "u_nobody" as UserId;
const DAY_MS = 86_400_000;
/** A pin every so many days; and of so many one is kept in its network. */
const DAYS_BETWEEN = 9;
const KEPT_OF = 3;

/** Gives a made-up network pins that hang on its charts, goals and tests; done again, nothing. */
export async function fillPins(
  store: NetworkStore,
  { template, now }: { template: TemplateKey; now: Date },
): Promise<void> {
  const { sites, measures } = await readSetting({ store });
  const [standing, goals, tests] = await ask(
    store,
    pinsQuery(store, { limit: 1 }),
    goalsQuery(store),
    cyclesQuery(store),
  );
  if (standing.length > 0 || sites.length === 0) return;
  const sources = { goals: goals.map(goalOf), tests: tests.map(cycleOf) };
  const pins = pinTexts(template).map((text, place): Pin => {
    const site = sites[(place * 5) % sites.length] as Site;
    const measure = measures.find(({ code }) => code === text.measure);
    const goal = measure && sources.goals.find(({ aim }) => isOn(aim, measure));
    const test = sources.tests.find((each) => each.site === site.id && each.act !== "");
    return {
      ...madeUp(text, site, measure),
      createdAt: now.getTime() - (place + 1) * DAYS_BETWEEN * DAY_MS,
      changedAt: now.getTime() - (place + 1) * DAYS_BETWEEN * DAY_MS,
      visibility: place % KEPT_OF === KEPT_OF - 1 ? "network" : "all",
      ...(goal && { goal: goal.id }),
      ...(test && { test: test.id }),
    };
  });
  const by = { actor: { kind: "clock" }, whence: { via: "demo", address: "" }, now } as const;
  await saveMadeUpPins(store, pins, actOf(by, "write-pin", "made-up pins", { pins: pins.length }));
}

const isOn = (aim: { on: string; measure?: number }, { id }: Measure) => aim.measure === id;

function madeUp(
  { thing, body, title, purpose, surprised, driver }: PinText,
  site: Site,
  measure: Measure | undefined,
): Omit<Pin, "createdAt" | "changedAt" | "visibility"> {
  const isText = thing === "text";
  const kind = isText
    ? "text"
    : /video|tour|filmed|huddle|example\.com/.test(thing)
      ? "video"
      : "link";
  return {
    ...{ id: PinId.parse(randomId("p_")), kind, title, purpose, surprised, driver, body },
    ...{ url: isText ? "" : thing, licence: isText ? "cc-by-4.0" : "permission" },
    ...{ attribution: `The team of ${site.name}`, context: "", family: "", condition: "" },
    ...{ node: "", version: 1, owner: NOBODY, revision: 1, site: site.id },
    ...(measure && { measure: measure.id, evidenceSite: site.id }),
  };
}

/** Publishes whatever pins a made-up network shares, without waiting for the clock. */
export async function publishPins(
  place: { network: NetworkRecord; store: NetworkStore; commons: Commons; archive: Archive },
  now: Date,
): Promise<void> {
  const [pending] = await ask(place.store, unfinishedPublicationsQuery(place.store, sharedPins));
  for (const { thing } of pending) await publishPin(place, thing, now);
}
