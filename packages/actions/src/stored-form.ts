import { sha256 } from "@allteach/domain/digest";
import type { NetworkRecord } from "@allteach/domain/network";
import type { Artefact } from "@allteach/domain/report";
import type { Archive } from "./archive.ts";
import { artefactKey } from "./read-reports.ts";

/**
 * The bytes of a report's form, as they were stored.
 *
 * @throws Where they are gone or are not what their hash says: nothing is sent or shown then.
 */
export async function storedForm(
  { network, archive }: { network: NetworkRecord; archive: Archive },
  { report, artefacts }: { report: { id: string }; artefacts: readonly Artefact[] },
  name: string,
): Promise<Uint8Array> {
  const artefact = artefacts.find((each) => each.name === name);
  const key = artefact && artefactKey(network.id, report.id, artefact.sha256);
  const bytes = key && (await archive.get(key));
  if (!bytes || (await sha256(bytes)) !== artefact?.sha256) {
    throw new Error(`${report.id} has lost its ${name}`);
  }
  return bytes;
}
