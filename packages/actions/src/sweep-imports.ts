import { NetworkId } from "@allteach/domain/identity";
import type { Directory } from "@allteach/store/directory";
import { stillMaking } from "@allteach/store/pool";
import type { Archive } from "./archive.ts";
import { importKey } from "./finish-import.ts";

/** Making a network from an export takes seconds; what was put so long ago is not in use. */
const LEFT_MS = 24 * 60 * 60 * 1000;

/**
 * Takes away the files of imports that no network is made from any more: a process that ended
 * before it claimed a database, or after its network was open, leaves one behind.
 */
export async function sweepImports({
  directory,
  archive,
  now,
}: {
  directory: Directory;
  archive: Archive;
  now: Date;
}): Promise<void> {
  const prefix = importKey("" as NetworkId);
  const kept = await archive.list(prefix);
  const old = kept.filter(({ at }) => now.getTime() - at.getTime() > LEFT_MS);
  if (old.length === 0) return;
  const ids = old.map(({ key }) => NetworkId.parse(key.slice(prefix.length)));
  const making = await stillMaking(directory, ids);
  await archive.remove(ids.filter((id) => !making.has(id)).map(importKey));
}
