import { deliverReport } from "@allteach/actions/deliver-report";
import { introduce } from "@allteach/actions/introduce";
import type { Job } from "@allteach/actions/job";
import { migrateOne } from "@allteach/actions/migrate-networks";
import { publishGoal } from "@allteach/actions/publish-goal";
import { countedTransport, type SendCounts } from "@allteach/mail/counted-transport";
import { openCommons } from "@allteach/store/commons";
import { openDirectory } from "@allteach/store/directory";
import { networkById } from "@allteach/store/network";
import { paths } from "@allteach/web/paths";
import { archiveOf } from "../archive.ts";
import { type Bindings, settingsOf } from "../env.ts";
import { laterIn } from "../later.ts";
import { senderOf, transportOf } from "../mailer.ts";
import { currentStoreOf, foundryOf } from "../networks.ts";
import { postIntroduction } from "../post-introduction.ts";
import { makeStopLink } from "../stop-link.ts";

/** Does one job, counting the mails it sends. A network that is gone needs nothing done. */
export async function perform(
  env: Bindings,
  job: Job,
  mails: SendCounts = { sent: 0, refused: 0, unknown: 0 },
): Promise<void> {
  if (job.kind === "migrate") return migrateOne(foundryOf(env, new Date()), job.network);
  const directory = openDirectory(env.DIRECTORY);
  const network = await networkById(directory, job.network);
  if (!network) {
    console.log("job of no network", { network: job.network, kind: job.kind });
    return;
  }
  const { origin, secret } = settingsOf(env);
  const store = await currentStoreOf(env, network, { now: new Date() });
  const place = { network, store, archive: archiveOf(env.ARCHIVE) };
  if (job.kind === "build-report") {
    const { buildNetworkReport } = await import("@allteach/actions/build-report");
    const { pngTools: png } = await import("../png-tools.ts");
    const tools = { png, origin, later: laterIn(env), now: new Date() };
    return buildNetworkReport(place, job.report, tools);
  }
  const commons = openCommons(env.COMMONS);
  if (job.kind === "publish-goal") {
    return publishGoal({ network, store, commons }, job.goal, new Date());
  }
  const transport = transportOf(env, () => new Date());
  if (job.kind === "introduce") {
    const post = postIntroduction(env, countedTransport(transport, mails), network.slug);
    const now = new Date();
    return introduce({ network, store, commons, directory, post, now }, job.introduction);
  }
  return deliverReport({ ...place, directory }, job.delivery, {
    transport: countedTransport(transport, mails),
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
