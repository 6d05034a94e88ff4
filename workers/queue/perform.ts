import type { NewsLinks } from "@allteach/actions/boards/news";
import { deliverDigest } from "@allteach/actions/deliver-digest";
import { deliverReport, type Post } from "@allteach/actions/deliver-report";
import { introduce } from "@allteach/actions/introduce";
import type { Job } from "@allteach/actions/job";
import { migrateOne } from "@allteach/actions/migrate-networks";
import { publishPin } from "@allteach/actions/pins/publish-pin";
import { publishGoal } from "@allteach/actions/publish-goal";
import type { NetworkId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { countedTransport, type SendCounts } from "@allteach/mail/counted-transport";
import { openCommons } from "@allteach/store/commons";
import { openDirectory } from "@allteach/store/directory";
import { networkById } from "@allteach/store/network";
import { paths } from "@allteach/web/paths";
import { archiveOf } from "../archive.ts";
import { type Bindings, settingsOf } from "../env.ts";
import { laterIn } from "../later.ts";
import { linksOf } from "../mail-link.ts";
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
  if (job.kind === "digest") return sendDigest(env, job, mails);
  const directory = openDirectory(env.DIRECTORY);
  const network = await networkById(directory, job.network);
  if (!network) {
    console.log("job of no network", { network: job.network, kind: job.kind });
    return;
  }
  const { origin } = settingsOf(env);
  const store = await currentStoreOf(env, network, { now: new Date() });
  const place = { network, store, directory, archive: archiveOf(env.ARCHIVE) };
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
  if (job.kind === "publish-pin") {
    return publishPin({ network, store, commons, archive: place.archive }, job.pin, new Date());
  }
  const transport = transportOf(env, () => new Date());
  if (job.kind === "introduce") {
    const post = postIntroduction(env, countedTransport(transport, mails), network.slug);
    const now = new Date();
    return introduce({ network, store, commons, directory, post, now }, job.introduction);
  }
  return deliverReport(place, job.delivery, postOf(env, network, mails));
}

/** What sending one of a network's mails takes. */
function postOf(env: Bindings, network: NetworkRecord, mails: SendCounts): Post {
  const settings = settingsOf(env);
  return {
    transport: countedTransport(
      transportOf(env, () => new Date()),
      mails,
    ),
    from: senderOf(env),
    now: () => new Date(),
    linksFor: (delivery) => linksOf(settings, network, delivery),
    sheetOf: ({ code: site }, period) =>
      settings.origin + paths.submission({ network: network.slug, site, period }),
  };
}

async function sendDigest(
  env: Bindings,
  { user, day }: Extract<Job, { kind: "digest" }>,
  mails: SendCounts,
): Promise<void> {
  const directory = openDirectory(env.DIRECTORY);
  const open = async (id: NetworkId) => {
    const network = await networkById(directory, id);
    return network && { network, store: await currentStoreOf(env, network, { now: new Date() }) };
  };
  const change = settingsOf(env).origin + paths.account;
  const postFor = (network: NetworkRecord) => postOf(env, network, mails);
  const newsLinks = (network: NetworkRecord) => newsLinksOf(settingsOf(env), network);
  return deliverDigest(
    { directory, open, change, postFor, newsLinks, commons: openCommons(env.COMMONS) },
    { user, day },
    {
      transport: countedTransport(
        transportOf(env, () => new Date()),
        mails,
      ),
      from: senderOf(env),
      now: () => new Date(),
    },
  );
}

/** Where the parts of a mail about pins lead. */
function newsLinksOf(
  { origin, secret }: { origin: string; secret: string },
  { id, slug: network }: NetworkRecord,
): NewsLinks {
  return {
    pin: (pin) => origin + paths.pin({ network, pin }),
    goal: (goal) => origin + paths.goal({ network, goal }),
    follows: origin + paths.follows({ network }),
    stop: async (news) => {
      const link = await makeStopLink(secret, { network: id, news });
      return origin + paths.unsubscribe({ link });
    },
  };
}
