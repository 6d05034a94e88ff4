import type { Commons } from "@allteach/store/commons";
import { unmailedIntroductions } from "@allteach/store/introduction";
import { absentNetworks, dropOldFences, fencedFiles } from "@allteach/store/shared-thing";
import type { Archive } from "./archive.ts";
import type { PlatformContext } from "./context.ts";
import { sharedFilesPrefix } from "./pins/pin-file-keys.ts";
import { dropCopies } from "./pins/pin-sharing.ts";

/**
 * Asks again for the mails that introductions still owe, takes out copies of files that arrived after
 * their pin was taken back, and forgets what is no longer needed.
 */
export async function sweepCommons(
  commons: Commons,
  archive: Archive,
  { later, now }: Pick<PlatformContext, "later" | "now">,
): Promise<void> {
  const owing = await unmailedIntroductions(commons, now);
  await later(
    owing.map(({ id, network }) => ({ kind: "introduce", network, introduction: id }) as const),
  );
  for (const { files, epoch } of await fencedFiles(commons)) {
    await dropCopies(archive, files, epoch);
  }
  for (const network of await absentNetworks(commons)) await dropNetworksCopies(archive, network);
  await dropOldFences(commons, now);
}

/** Takes out the copies of everything that a network shared. */
export async function dropNetworksCopies(archive: Archive, network: string): Promise<void> {
  const copies = await archive.list(await sharedFilesPrefix(network));
  await archive.remove(copies.map(({ key }) => key));
}
