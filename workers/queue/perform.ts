import { deliverReport } from "@allteach/actions/deliver-report";
import type { Job } from "@allteach/actions/job";
import { openDirectory } from "@allteach/store/directory";
import { networkById } from "@allteach/store/network";
import { paths } from "@allteach/web/paths";
import { archiveOf } from "../archive.ts";
import { type Bindings, settingsOf } from "../env.ts";
import { laterIn } from "../later.ts";
import { senderOf, transportOf } from "../mailer.ts";
import { storeOf } from "../networks.ts";
import { makeStopLink } from "../stop-link.ts";

/** Does one job. A network that is gone needs nothing done: its jobs end here. */
export async function perform(env: Bindings, job: Job): Promise<void> {
  const directory = openDirectory(env.DIRECTORY);
  const network = await networkById(directory, job.network);
  if (!network) {
    console.log("job of no network", { network: job.network, kind: job.kind });
    return;
  }
  const { origin, secret } = settingsOf(env);
  const place = { network, store: storeOf(env, network), archive: archiveOf(env.ARCHIVE) };
  if (job.kind === "build-report") {
    const { buildNetworkReport } = await import("@allteach/actions/build-report");
    const { pngTools: png } = await import("../png-tools.ts");
    const tools = { png, origin, later: laterIn(env), now: new Date() };
    return buildNetworkReport(place, job.report, tools);
  }
  return deliverReport({ ...place, directory }, job.delivery, {
    transport: transportOf(env, () => new Date()),
    from: senderOf(env),
    now: () => new Date(),
    async linksFor(subscription) {
      const link = await makeStopLink(secret, { network: network.id, subscription });
      return {
        change: origin + paths.subscriptions({ network: network.slug }),
        stop: origin + paths.unsubscribe({ link }),
      };
    },
  });
}
