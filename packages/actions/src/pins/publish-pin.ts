import type { NetworkRecord } from "@allteach/domain/network";
import { PinId } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import type { SharedPinPart } from "@allteach/domain/pins/shared-pin";
import { charterOf, charterQuery } from "@allteach/store/charter";
import type { Commons } from "@allteach/store/commons";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { pinOf, pinQuery } from "@allteach/store/pins/pin";
import { putSharedPin } from "@allteach/store/pins/shared-pin";
import { markPublished, publicationOf, publicationQuery } from "@allteach/store/publication";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { Archive } from "../archive.ts";
import { finishWithdrawal, isOut } from "../sharing.ts";
import { fileKey, formsOf, sharedFileKey, sharedPinPrefix } from "./pin-file-keys.ts";
import { dropCopies, pinSharing } from "./pin-sharing.ts";
import { sharedFormOf } from "./share-pin.ts";

/** Where a pin is published from and to. */
export interface PublishingPlace {
  network: NetworkRecord;
  store: NetworkStore;
  commons: Commons;
  archive: Archive;
}

/**
 * Brings the commons into line with what the network's ledger says of a pin. Done twice, late or
 * after all is over it changes nothing that is right: the ledger is read each time, and the commons
 * turns away what was taken back meanwhile. The copy of the file is there before anybody reads of it,
 * and gone again where the pin was turned away.
 *
 * @throws When the pin was being taken back at the same moment: it is to be looked at again.
 */
export async function publishPin(place: PublishingPlace, id: string, now: Date): Promise<void> {
  const { network, store, commons, archive } = place;
  if (network.leavingAt !== null) return;
  const [charters, sites, measures, pins, publications] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    pinQuery(store, id),
    publicationQuery(store, pinSharing(archive), id),
  );
  const [kept] = pins.map(pinOf);
  const publication = publicationOf<SharedPinPart>(publications);
  if (!isOut(publication)) return;
  const { epoch, parts, status } = publication;
  if (status === "withdrawing" || !kept || kept.pin.hidden) {
    return finishWithdrawal({ network, store, commons, now }, pinSharing(archive), id, epoch);
  }
  const { pin, file } = kept;
  const measure = measures.map(measureOf).find((each) => each.id === pin.measure);
  const setting = {
    ...{ pin, charter: charterOf(charters), sites: sites.map(siteOf) },
    ...(measure && { measure }),
    ...(file && { file }),
  };
  const key = { network: network.id, pin: PinId.parse(id) };
  const prefix = await sharedPinPrefix(key);
  if (file) await copyFile(place, file, prefix, epoch);
  const shared = sharedFormOf(setting, parts);
  const wanted = await putSharedPin(commons, key, { epoch, revision: pin.revision, shared }, now);
  if (wanted > epoch) {
    await dropCopies(archive, prefix, Math.min(wanted, epoch + 1));
    throw new Error(`${id} was taken back meanwhile`);
  }
  await dropOtherCopies(archive, prefix, file && { file, epoch });
  await markPublished(store, pinSharing(archive), pin, epoch, now);
}

async function copyFile(
  { network, archive }: PublishingPlace,
  file: PinFile,
  prefix: string,
  epoch: number,
): Promise<void> {
  for (const form of formsOf(file)) {
    const bytes = await archive.get(fileKey(network.id, file, form));
    if (!bytes) throw new Error(`${file.id} has lost its ${form} form`);
    const type = form === "small" ? "image/jpeg" : file.type;
    await archive.put(sharedFileKey(prefix, epoch, file, form), bytes, type);
  }
}

/** Takes out the copies of files that the pin had before. */
async function dropOtherCopies(
  archive: Archive,
  prefix: string,
  standing: { file: PinFile; epoch: number } | undefined,
): Promise<void> {
  const wanted = new Set(
    standing
      ? formsOf(standing.file).map((form) =>
          sharedFileKey(prefix, standing.epoch, standing.file, form),
        )
      : [],
  );
  const copies = await archive.list(prefix);
  await archive.remove(copies.map(({ key }) => key).filter((key) => !wanted.has(key)));
}
