import { beginReport } from "@allteach/actions/begin-report";
import type { PlatformContext } from "@allteach/actions/context";
import { finishProvisioning } from "@allteach/actions/provision-network";
import { sweepNetwork } from "@allteach/actions/sweep-network";
import { openDirectory } from "@allteach/store/directory";
import { type Due, whatIsDue } from "@allteach/store/due";
import { type Bindings, settingsOf } from "../env.ts";
import { laterIn } from "../later.ts";
import { foundryOf, storeOf } from "../networks.ts";

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
  for (const each of due) {
    try {
      await begin(env, platform, each);
    } catch (error) {
      failures += 1;
      console.error("due work failed", { network: each.network.id, what: each.what, error });
    }
  }
  console.log("hour done", { at: now.toISOString(), due: due.length, failures });
}

async function begin(env: Bindings, platform: PlatformContext, due: Due): Promise<void> {
  const { network, what, at } = due;
  if (what === "provision") return finishProvisioning(foundryOf(env, platform.now), network.id);
  const place = { network, store: storeOf(env, network) };
  return what === "report" ? beginReport(platform, place, at) : sweepNetwork(platform, place);
}
