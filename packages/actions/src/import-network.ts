import type { Whence } from "@allteach/domain/audit";
import { NetworkId, type UserId } from "@allteach/domain/identity";
import { DisplayName, Slug } from "@allteach/domain/network";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { claimDatabase } from "@allteach/store/pool";
import * as z from "zod";
import type { Archive } from "./archive.ts";
import { checkImport } from "./check-import.ts";
import { importKey, wantedImport } from "./finish-import.ts";
import type { Foundry } from "./foundry.ts";
import { onAPage } from "./kept-whence.ts";
import { finishProvisioning } from "./provision-network.ts";
import { randomId } from "./random-id.ts";
import { refusalOfClaim } from "./refusal-of-claim.ts";

/** What the new network is called; everything else comes from the export. */
export const ImportRequest = z.object({ slug: Slug, name: DisplayName.optional() });
export type ImportRequest = z.infer<typeof ImportRequest>;

/**
 * Makes a new network from an export: every row and file of it under a new id and address, with
 * whoever asks as its leader.
 *
 * The file is kept until the network is complete, so that what a crash left undone is finished by
 * the clock. Of a file that the database does not take, nothing is left behind.
 */
export async function importNetwork(
  foundry: Foundry & { archive: Archive },
  founder: UserId,
  { slug, name }: ImportRequest,
  zip: Uint8Array,
  whence: Whence = onAPage,
): Promise<Outcome<{ id: NetworkId; slug: Slug }>> {
  const { unpackNetwork } = await import("@allteach/interchange/unpack-network");
  const unpacked = unpackNetwork(zip);
  if (!unpacked.ok) return unpacked;
  const checked = await checkImport(unpacked.value);
  if (!checked.ok) return checked;

  const { directory, databases, archive, now } = foundry;
  const { template, timeZone, name: oldName } = checked.value;
  const id = NetworkId.parse(randomId("n_"));
  await archive.put(importKey(id), zip, "application/zip");
  const claimed = await claimDatabase(
    directory,
    {
      ...{ id, slug, name: name ?? oldName, template, timeZone, simulated: false, founder },
      wanted: wantedImport(whence),
    },
    [...databases.keys()],
    now,
  );
  if (claimed.kind !== "claimed") {
    await archive.remove([importKey(id)]);
    return refused(refusalOfClaim(claimed));
  }
  const problem = await finishProvisioning(foundry, id);
  return problem ? refused({ kind: "invalid", problems: [problem] }) : done({ id, slug });
}
