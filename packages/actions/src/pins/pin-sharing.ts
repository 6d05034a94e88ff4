import { PinId } from "@allteach/domain/pins/pin";
import { removeSharedPin } from "@allteach/store/pins/shared-pin";
import { sharedPins } from "@allteach/store/publication";
import type { Archive } from "../archive.ts";
import type { Sharing } from "../sharing.ts";
import { epochOf, sharedPinPrefix } from "./pin-file-keys.ts";

/** Pins, as networks share them: their files leave the commons with them. */
export function pinSharing(archive: Archive): Sharing {
  return {
    ...sharedPins,
    job: (network, pin) => ({ kind: "publish-pin", network, pin: PinId.parse(pin) }),
    async remove({ network, commons, now }, pin, epoch) {
      const key = { network: network.id, pin: PinId.parse(pin) };
      const files = await sharedPinPrefix(key);
      await removeSharedPin(commons, key, { epoch, now, files });
      await dropCopies(archive, files, epoch);
    },
  };
}

/** Takes out the copies of a shared pin's file that were made in older epochs. */
export async function dropCopies(archive: Archive, prefix: string, epoch: number): Promise<void> {
  const copies = await archive.list(prefix);
  const old = copies.filter(({ key }) => epochOf(prefix, key) < epoch);
  await archive.remove(old.map(({ key }) => key));
}
