import { nextMorning } from "@allteach/domain/calendar";
import { GoalId } from "@allteach/domain/goal";
import type { NetworkRecord } from "@allteach/domain/network";
import { PinId } from "@allteach/domain/pins/pin";
import { followCharter } from "@allteach/store/change-charter";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { nextMailQuery, unfinishedDeliveriesQuery } from "@allteach/store/delivery";
import { endSweep, planSweep } from "@allteach/store/due";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { sharedGoals, sharedPins, unfinishedPublicationsQuery } from "@allteach/store/publication";
import { unfinishedReportsQuery } from "@allteach/store/report";
import { unmailedQuestionsQuery } from "@allteach/store/site-question";
import type { Archive } from "./archive.ts";
import type { PlatformContext } from "./context.ts";
import type { Job } from "./job.ts";
import { dropStrayFiles } from "./pins/keep-file.ts";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Asks again for everything that a network's ledger says is unfinished, and brings the directory
 * into line with its charter. A message that was lost is made good here; one that was only slow
 * finds its work done.
 */
export async function sweepNetwork(
  { directory, later, now }: PlatformContext,
  { network, store, archive }: { network: NetworkRecord; store: NetworkStore; archive: Archive },
): Promise<void> {
  await dropStrayFiles({ network, store, archive }, now);
  const [charters, reports, deliveries, waiting, goals, pins, questions] = await ask(
    store,
    charterQuery(store),
    unfinishedReportsQuery(store),
    unfinishedDeliveriesQuery(store, now),
    nextMailQuery(store, now),
    unfinishedPublicationsQuery(store, sharedGoals),
    unfinishedPublicationsQuery(store, sharedPins),
    unmailedQuestionsQuery(store),
  );
  const charter = charterOf(charters);
  const at = nextMorning(charter.calendar, charter.timeZone, now);
  await followCharter(directory, network.id, charter, at, now);
  const jobs: Job[] = [
    ...reports.map(
      ({ id }) => ({ kind: "build-report", network: network.id, report: id }) as const,
    ),
    ...deliveries.map(
      ({ id }) => ({ kind: "deliver", network: network.id, delivery: id }) as const,
    ),
    ...goals.map(
      ({ thing }) =>
        ({ kind: "publish-goal", network: network.id, goal: GoalId.parse(thing) }) as const,
    ),
    ...pins.map(
      ({ thing }) =>
        ({ kind: "publish-pin", network: network.id, pin: PinId.parse(thing) }) as const,
    ),
    ...questions.map(
      ({ id }) => ({ kind: "introduce", network: network.id, introduction: id }) as const,
    ),
  ];
  if (jobs.length === 0) {
    const at = waiting[0]?.at;
    if (at) await planSweep(directory, network.id, new Date(at));
    else await endSweep(directory, network.id, now);
    return;
  }
  await planSweep(directory, network.id, new Date(now.getTime() + HOUR_MS));
  await later(jobs);
}
