import type { Act, Whence } from "@allteach/domain/audit";
import { nextMorning } from "@allteach/domain/calendar";
import type { NetworkId, UserId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import type { Unpacked } from "@allteach/interchange/unpack-network";
import { emptyDatabase } from "@allteach/store/empty-database";
import { forgetNetwork } from "@allteach/store/forget-network";
import { migrateNetwork } from "@allteach/store/migrate-network";
import { openForMembers } from "@allteach/store/pool";
import { UnfitRows, writeWhole } from "@allteach/store/write-whole";
import * as z from "zod";
import type { Archive } from "./archive.ts";
import { checkImport } from "./check-import.ts";
import { archivePrefix } from "./export-network.ts";
import type { Foundry } from "./foundry.ts";
import { KeptWhence, onAPage } from "./kept-whence.ts";
import { rewriteImport } from "./rewrite-import.ts";
import { schemaVersion } from "./schema-version.ts";

/** What the directory keeps of an import until it is done: that it is one. */
const WantedImport = z.object({
  import: z.literal(true),
  whence: KeptWhence.default(onAPage),
});

export const wantedImport = (whence: Whence) => JSON.stringify({ import: true, whence });

/** @returns From where an import was asked for; nothing where what is kept is none. */
export function importAsked(wanted: string): Whence | undefined {
  return WantedImport.safeParse(JSON.parse(wanted)).data?.whence;
}

/** Where the file of an import is kept until its network is made. */
export const importKey = (id: NetworkId) => `imports/${id}`;

/**
 * Makes a claimed network from the export that is kept for it; done again, it changes nothing.
 *
 * @returns What is wrong where the database does not take the rows: nothing is left of the network
 *   then, and its place is free again.
 */
export async function finishImport(
  foundry: Foundry,
  record: NetworkRecord,
  { founder, whence }: { founder?: UserId; whence: Whence },
): Promise<Problem | undefined> {
  const { directory, databases, migrations, archive, now } = foundry;
  const { id } = record;
  const database = databases.get(record.binding);
  if (!database || !archive) throw new Error(`cannot import ${id} into ${record.binding}`);
  const { whole, files } = await keptExport(archive, id);
  const checked = await checkImport({ whole, files });
  if (!checked.ok) throw new Error(`the export kept for ${id} is not as it was`);

  await migrateNetwork(database, migrations);
  try {
    const rows = await rewriteImport(whole, record, importAct(record, { founder, whence, now }));
    await writeWhole(database, id, rows);
  } catch (error) {
    if (!(error instanceof UnfitRows)) throw error;
    await emptyDatabase(database, id);
    await forgetNetwork(directory.d1, id);
    await archive.remove([importKey(id)]);
    return { field: "file", because: `This export cannot be taken over: ${error.message}.` };
  }
  const types = new Map(whole.archive.map(({ key, type }) => [key, type]));
  for (const [key, bytes] of files) {
    await archive.put(archivePrefix(id) + key, bytes, types.get(key) ?? "application/octet-stream");
  }
  const { calendar, timeZone } = checked.value;
  const firstReportAt = nextMorning(calendar, timeZone, now);
  const schema = schemaVersion(migrations);
  await openForMembers(directory, id, { founder, firstReportAt, schema }, now);
  await archive.remove([importKey(id)]);
  return undefined;
}

async function keptExport(archive: Archive, id: NetworkId): Promise<Unpacked> {
  const { unpackNetwork } = await import("@allteach/interchange/unpack-network");
  const zip = await archive.get(importKey(id));
  const unpacked = zip && unpackNetwork(zip);
  if (!unpacked?.ok) throw new Error(`no export is kept for ${id}`);
  return unpacked.value;
}

function importAct(
  { slug }: NetworkRecord,
  { founder, whence, now }: { founder: UserId | undefined; whence: Whence; now: Date },
): Omit<Act, "detail"> {
  return {
    at: now.getTime(),
    actor: founder ? `person ${founder}` : "clock",
    action: "import-network",
    subject: slug,
    whence,
  };
}
