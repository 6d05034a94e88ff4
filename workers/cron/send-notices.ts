import { remindOfReviews } from "@allteach/actions/remind-of-reviews";
import { askedNetworks, tellOfRequests } from "@allteach/actions/tell-of-requests";
import type { NoticePost } from "@allteach/actions/tell-once";
import type { NetworkId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { countedTransport } from "@allteach/mail/counted-transport";
import { openDirectory } from "@allteach/store/directory";
import { countMails } from "@allteach/store/mail-day";
import { networksToWatch } from "@allteach/store/review-watch";
import { paths } from "@allteach/web/paths";
import { type Bindings, settingsOf } from "../env.ts";
import { senderOf, transportOf } from "../mailer.ts";
import { currentStoreOf } from "../networks.ts";
import { requestsMail, reviewMail } from "../notice-mail.ts";

type Attempt = (what: string, work: () => Promise<unknown>, network?: NetworkId) => Promise<void>;

/** Mails leaders and coordinators what waits for them: policies to read again, people who ask in. */
export async function sendNotices(env: Bindings, now: Date, attempt: Attempt): Promise<void> {
  const directory = openDirectory(env.DIRECTORY);
  const mails = { sent: 0, refused: 0, unknown: 0 };
  const transport = countedTransport(
    transportOf(env, () => now),
    mails,
  );
  const post = { directory, transport, from: senderOf(env), now };
  for (const network of await networksToWatch(directory, now)) {
    await attempt("remind of reviews", () => remind(env, post, network), network.id);
  }
  const { origin } = settingsOf(env);
  for (const asked of await askedNetworks(post)) {
    const { name, slug, id } = asked.network;
    const link = origin + paths.people({ network: slug });
    const wordsOf = (requests: number) => requestsMail(name, requests, link);
    await attempt("tell of requests", () => tellOfRequests(post, asked, wordsOf), id);
  }
  if (Object.values(mails).some((count) => count > 0)) await countMails(directory, mails, now);
}

async function remind(env: Bindings, post: NoticePost, network: NetworkRecord): Promise<void> {
  const { now } = post;
  const store = await currentStoreOf(env, network, { now });
  const link = settingsOf(env).origin + paths.policies({ network: network.slug });
  await remindOfReviews(post, { network, store }, (reminders) =>
    reviewMail(network.name, reminders, { link, now }),
  );
}
