import { sha256 } from "@allteach/domain/digest";
import type { NetworkRecord } from "@allteach/domain/network";
import {
  beginCertificate,
  completeCertificate,
  type Departure,
  type Removed,
} from "@allteach/store/departure";
import { countRows, emptyDatabase } from "@allteach/store/empty-database";
import { forgetNetwork, mentionsOf } from "@allteach/store/forget-network";
import { openNetwork } from "@allteach/store/network-store";
import { readWhole } from "@allteach/store/whole-network";
import type { Archive } from "./archive.ts";
import { archivePrefix } from "./export-network.ts";
import { importKey } from "./finish-import.ts";
import type { Foundry } from "./foundry.ts";
import { sharedFilesPrefix } from "./pins/pin-file-keys.ts";

/** What removing a network takes. */
export interface Undertaking extends Pick<Foundry, "directory" | "databases" | "now"> {
  archive: Archive;
  /** The database of what networks have published. */
  commons: D1Database;
}

/**
 * Removes a network whose time has come: its files, its rows, every mention of it. What there was is
 * written down first, as a certificate; the certificate is complete, and the database free for
 * another network, when nothing is left. Cut off anywhere and done again, it does what is left.
 *
 * @throws When the database of the network is not bound, or when something is left.
 */
export async function removeNetwork(
  undertaking: Undertaking,
  { network, departure }: { network: NetworkRecord; departure: Departure },
): Promise<void> {
  const { directory, databases, archive, commons, now } = undertaking;
  const { id } = network;
  const database = databases.get(network.binding);
  if (!database) throw new Error(`${id} is in ${network.binding}, which is not bound`);

  if (await isThere(database, network)) {
    const { removed, list } = await inventory(undertaking, database, network);
    const { certificate, askedBy, askedAt } = departure;
    await beginCertificate(directory, {
      ...{ id: certificate, askedBy, askedAt, begunAt: now.getTime() },
      ...{ removed, sha256: await sha256(list) },
    });
  }
  await archive.remove((await filesOf(archive, network)).map(({ key }) => key));
  await emptyDatabase(database, id);

  const left = await filesOf(archive, network);
  const rows = (await countRows(database, id)).filter((each) => each.rows > 0);
  if (left.length > 0 || rows.length > 0) throw new Error(`something of ${id} is left`);
  await forgetNetwork(commons, id);
  await forgetNetwork(directory.d1, id, [
    completeCertificate(directory, departure.certificate, now),
  ]);
}

/** Whether the network's rows are still in its database: afterwards its list can no longer be made. */
async function isThere(database: D1Database, { id }: NetworkRecord): Promise<boolean> {
  const counts = await countRows(database, id);
  return counts.some(({ table, rows }) => table === "charter" && rows > 0);
}

async function filesOf(archive: Archive, { id }: NetworkRecord) {
  const lists = [
    await archive.list(archivePrefix(id)),
    await archive.list(importKey(id)),
    await archive.list(await sharedFilesPrefix(id)),
  ];
  return lists.flat();
}

/** Everything that there is of a network: in numbers, and as a list whose hash stands for it. */
async function inventory(
  { directory, archive, commons }: Undertaking,
  database: D1Database,
  network: NetworkRecord,
): Promise<{ removed: Removed; list: string }> {
  const { id } = network;
  const { tables } = await readWhole(openNetwork(database, id));
  const files = await filesOf(archive, network);
  const elsewhere = [...(await mentionsOf(directory.d1, id)), ...(await mentionsOf(commons, id))];
  const lines = [
    ...(await Promise.all(
      tables.map(
        async ({ name, rows }) =>
          `table ${name} ${rows.length} ${await sha256(JSON.stringify(rows))}`,
      ),
    )),
    ...files.map(({ key, bytes }) => `file ${key.slice(archivePrefix(id).length)} ${bytes}`),
    ...elsewhere.map(({ table, rows }) => `elsewhere ${table} ${rows}`),
  ];
  const removed = {
    tables: Object.fromEntries(tables.map(({ name, rows }) => [name, rows.length])),
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    elsewhere: Object.fromEntries(elsewhere.map(({ table, rows }) => [table, rows])),
  };
  return { removed, list: lines.join("\n") };
}
