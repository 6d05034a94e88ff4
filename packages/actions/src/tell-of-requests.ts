import type { NetworkRecord } from "@allteach/domain/network";
import type { Role } from "@allteach/domain/permission";
import { markTold, untoldRequests } from "@allteach/store/join-request";
import { holdersOf } from "@allteach/store/member";
import { type NoticePost, type NoticeWords, tellOnce } from "./tell-once.ts";

/** Of a network's requests its people hear no more often than this. */
const PAUSE_MS = 50 * 60 * 1000;

/** Who brings people in. */
const TOLD: readonly Role[] = ["leader", "coordinator"];

/** A network that people ask to join, and which of their requests nobody was told of. */
export interface Asked {
  network: NetworkRecord;
  requests: readonly string[];
}

/** Every network with requests that nobody was told of, where it is not too soon after the last. */
export async function askedNetworks({
  directory,
  now,
}: Pick<NoticePost, "directory" | "now">): Promise<Asked[]> {
  const untold = await untoldRequests(directory, now, PAUSE_MS);
  return [...Map.groupBy(untold, ({ network }) => network.id).values()].flatMap((some) => {
    const [first] = some;
    return first ? [{ network: first.network, requests: some.map(({ id }) => id) }] : [];
  });
}

/**
 * Mails a network's leaders and coordinators that people ask to join: one mail for all the requests,
 * each request once.
 *
 * @param wordsOf The mail about so many requests.
 */
export async function tellOfRequests(
  post: NoticePost,
  { network, requests }: Asked,
  wordsOf: (requests: number) => NoticeWords,
): Promise<void> {
  const { directory, now } = post;
  let isDone = true;
  for (const person of await holdersOf(directory, network.id, TOLD)) {
    const matters = requests.map((id) => `request ${id}`);
    const told = await tellOnce(post, network.id, person, matters, (news) => wordsOf(news.length));
    isDone &&= told;
  }
  if (isDone) await markTold(directory, network.id, requests, now);
}
