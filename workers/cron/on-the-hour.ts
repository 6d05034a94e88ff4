import { gradePins } from "@allteach/actions/boards/grade-pins";
import { gatherNews } from "@allteach/actions/boards/news";
import type { PlatformContext } from "@allteach/actions/context";
import { askForMigrations } from "@allteach/actions/migrate-networks";
import { finishProvisioning } from "@allteach/actions/provision-network";
import { sweepCommons } from "@allteach/actions/sweep-commons";
import { sweepImports } from "@allteach/actions/sweep-imports";
import { sweepNetwork } from "@allteach/actions/sweep-network";
import { warnOfSmallPool } from "@allteach/actions/warn-operators";
import { watchCalendar } from "@allteach/actions/watch-calendar";
import type { NetworkId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { openCommons } from "@allteach/store/commons";
import { digestsDue } from "@allteach/store/digest";
import { openDirectory } from "@allteach/store/directory";
import { type Due, whatIsDue } from "@allteach/store/due";
import type { NetworkStore } from "@allteach/store/network-store";
import { paths } from "@allteach/web/paths";
import { archiveOf } from "../archive.ts";
import { type Bindings, settingsOf } from "../env.ts";
import { laterIn } from "../later.ts";
import { senderOf, transportOf } from "../mailer.ts";
import { currentStoreOf, databasesOf, foundryOf, networkMigrations } from "../networks.ts";
import { removeNetworks } from "./remove-networks.ts";
import { sendNotices } from "./send-notices.ts";

const TWO_HOURS_MS = 2 * 60 * 60 * 1000;

/**
 * What the clock does every hour: finds what is due in one question to the directory, and begins
 * it. One network that fails keeps no other waiting; the next hour tries it again.
 *
 * In development the hour can be any hour, so that any month can be tried: every network's report
 * is then looked at, due or not.
 */
export async function onTheHour(event: ScheduledController, env: Bindings): Promise<void> {
  const now = new Date(event.scheduledTime);
  const directory = openDirectory(env.DIRECTORY);
  const platform: PlatformContext = { directory, later: laterIn(env), now };
  const isTravelling =
    settingsOf(env).development && Math.abs(now.getTime() - Date.now()) > TWO_HOURS_MS;

  const due = await whatIsDue(directory, now, isTravelling);
  let failures = 0;
  const attempt = async (what: string, work: () => Promise<unknown>, network?: NetworkId) => {
    try {
      await work();
    } catch (error) {
      failures += 1;
      console.error("due work failed", { network, what, error });
    }
  };
  await attempt("migrate", () => askForMigrations(platform, networkMigrations));
  for (const each of due)
    await attempt(each.what, () => begin(env, platform, each, isTravelling), each.network.id);
  await attempt("digests", () => askForDigests(platform));
  await attempt("notices", () => sendNotices(env, now, attempt));
  await attempt("commons", () =>
    sweepCommons(openCommons(env.COMMONS), archiveOf(env.ARCHIVE), platform),
  );
  const foundry = { ...foundryOf(env, now), archive: archiveOf(env.ARCHIVE) };
  await attempt("imports", () => sweepImports(foundry));
  await attempt("removals", () => removeNetworks(env, now, attempt));
  await attempt("warn operators", () => warn(env, platform));
  console.log("hour done", { at: now.toISOString(), due: due.length, failures });
}

async function begin(
  env: Bindings,
  platform: PlatformContext,
  { network, what, at }: Due,
  everyReport: boolean,
): Promise<unknown> {
  if (what === "provision") return finishProvisioning(foundryOf(env, platform.now), network.id);
  const store = await currentStoreOf(env, network, { now: platform.now });
  const place = { network, store };
  if (what === "report") {
    await watchCalendar(platform, place, at, everyReport);
    return lookAtPins(env, platform, place);
  }
  return sweepNetwork(platform, { ...place, archive: archiveOf(env.ARCHIVE) });
}

/** What pins have earned by today's figures, and what is new about them for each person. */
async function lookAtPins(
  env: Bindings,
  { directory, now }: PlatformContext,
  place: { network: NetworkRecord; store: NetworkStore },
): Promise<void> {
  await gradePins(place, now);
  await gatherNews({ ...place, directory, commons: openCommons(env.COMMONS) }, now);
}

/** The mails of the day that have gathered what there is. */
async function askForDigests({ directory, later, now }: PlatformContext): Promise<void> {
  const due = await digestsDue(directory, now);
  await later(due.map((key) => ({ kind: "digest", ...key }) as const));
}

/** Tells the operators, once a day, when few databases are free. */
function warn(env: Bindings, { directory, now }: PlatformContext): Promise<void> {
  const { operators, origin } = settingsOf(env);
  const transport = transportOf(env, () => now);
  const page = origin + paths.operator;
  const post = { directory, operators, transport, from: senderOf(env), page, now };
  return warnOfSmallPool(post, [...databasesOf(env).keys()]);
}
