import { templateOf } from "@allteach/catalogue/templates";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { DisplayName, type NetworkRecord, Slug } from "@allteach/domain/network";
import { monthOf, shiftPeriod } from "@allteach/domain/period";
import type { Revision } from "@allteach/domain/submission";
import type { Demonstration } from "@allteach/simulation/demonstrations";
import { type SimulatedFigure, simulateNetwork } from "@allteach/simulation/simulate-network";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { demonstrations } from "@allteach/store/pool";
import { reportedMonthsQuery, saveRevisions } from "@allteach/store/submission";
import { acceptSimulatedShifts } from "./accept-simulated-shifts.ts";
import { fillBoards } from "./boards/demonstration-boards.ts";
import { fillGoals } from "./demonstration-goals.ts";
import { fillPredictions } from "./demonstration-predictions.ts";
import { fillTests } from "./demonstration-tests.ts";
import { fillEvents } from "./events/demonstration-events.ts";
import { figuresAct } from "./figures-act.ts";
import type { Foundry } from "./foundry.ts";
import { fillPins } from "./pins/demonstration-pins.ts";
import { fillMaps } from "./process-maps/demonstration-maps.ts";
import { provisionNetwork } from "./provision-network.ts";
import { readSetting, type Setting } from "./read-setting.ts";

const MONTHS = 36;

/** How many months of sites one transaction writes. */
const MONTHS_AT_ONCE = 500;

/**
 * Makes a network whose figures are all made up, and says so on every page. Loaded again it changes
 * nothing, and one that was cut off is completed.
 */
export async function loadDemonstration(
  foundry: Foundry,
  open: (network: NetworkRecord) => NetworkStore,
  { slug, name, template: key, sites, seed }: Demonstration,
): Promise<void> {
  const template = templateOf(key);
  if (!template) throw new Error(`no template ${key}`);
  const timeZone = "Etc/UTC";
  const lastPeriod = lastEndedPeriod(foundry.now, timeZone);
  const made = simulateNetwork(template, { seed, sites, months: MONTHS, lastPeriod });
  const request = {
    ...{ slug: Slug.parse(slug), name: DisplayName.parse(name), template: key, timeZone },
    sites: made.sites.map((site) => ({ ...site, joined: shiftPeriod(lastPeriod, 1 - MONTHS) })),
  };
  const provisioned = await provisionNetwork(foundry, undefined, request, { simulated: true });
  if (!provisioned.ok && provisioned.refusal.kind !== "taken") {
    throw new Error(`no room for ${slug}: ${provisioned.refusal.kind}`);
  }
  const record = (await demonstrations(foundry.directory)).find((each) => each.slug === slug);
  if (!record) throw new Error(`${slug} is taken by a network of someone's`);
  await fill(open(record), made.figures, foundry.now);
  await fillTests(open(record), seed, foundry.now);
  await fillPredictions(open(record), foundry.now);
  await fillEvents(open(record), seed, foundry.now);
  await fillMaps(open(record), key, foundry.now);
  await fillGoals(open(record), { template: key, seed, now: foundry.now });
  await fillPins(open(record), { template: key, now: foundry.now });
  await fillBoards({ network: record, store: open(record) }, { seed, now: foundry.now });
}

async function fill(
  store: NetworkStore,
  figures: readonly SimulatedFigure[],
  now: Date,
): Promise<void> {
  const setting = await readSetting({ store });
  const [months] = await ask(store, reportedMonthsQuery(store));
  const reported = new Set(months.map(({ siteId, period }) => `${siteId} ${period}`));
  const revisions = revisionsOf(figures, setting).filter(
    ({ site, period }) => !reported.has(`${site} ${period}`),
  );
  for (let start = 0; start < revisions.length; start += MONTHS_AT_ONCE) {
    const some = revisions.slice(start, start + MONTHS_AT_ONCE);
    const by = { actor: { kind: "clock" }, whence: { via: "demo", address: "" }, now } as const;
    const act = figuresAct(by, some, setting);
    await saveRevisions(store, some, { via: "demo", act });
  }
  await acceptSimulatedShifts(store, setting, { now, months: MONTHS });
}

function revisionsOf(
  figures: readonly SimulatedFigure[],
  { sites, measures }: Setting,
): Revision[] {
  const siteIds = new Map(sites.map(({ code, id }) => [code, id]));
  const measureIds = new Map(measures.map(({ code, id }) => [code, id]));
  const byMonth = Map.groupBy(figures, ({ site, period }) => `${site} ${monthOf(period)}`);
  return [...byMonth.values()].flatMap((month): Revision[] => {
    const [first] = month;
    const site = first && siteIds.get(first.site);
    if (!first || !site) return [];
    const changed = month.flatMap(({ measure, period, figure }) => {
      const id = measureIds.get(measure);
      return id ? [{ measure: id, period, figure }] : [];
    });
    return [{ site, period: monthOf(first.period), revision: 1, changed, attested: true }];
  });
}
