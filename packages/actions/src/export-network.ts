import { sha256 } from "@allteach/domain/digest";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { ArchiveFile } from "@allteach/interchange/network-export";
import { recorded } from "@allteach/store/audit";
import { readWhole } from "@allteach/store/whole-network";
import type { Archive } from "./archive.ts";
import { type ActionContext, actOf } from "./context.ts";

/** How much of the archive one export carries; what does not fit is listed. */
const MOST_ARCHIVE_BYTES = 20 * 1024 * 1024;

/** A whole network as one file. */
export interface ExportedNetwork {
  zip: Uint8Array;
  sha256: string;
}

/** Where everything of a network is kept in the archive. */
export const archivePrefix = (network: string) => `networks/${network}/`;

/**
 * Everything that a network has, as one zip file: its rows as they are at one moment, and of its
 * archive as much as fits, the newest first. That somebody took it away is recorded with the file's
 * hash.
 */
export async function exportNetwork(
  ctx: ActionContext,
  archive: Archive,
): Promise<Outcome<ExportedNetwork>> {
  if (!may(ctx.actor, "manage-network")) {
    return refused({ kind: "not-allowed", need: "manage-network" });
  }
  const { store, now } = ctx;
  const { packNetwork } = await import("@allteach/interchange/pack-network");
  const { migrations, tables } = await readWhole(store);
  const { listed, files } = await readArchive(archive, archivePrefix(store.networkId));
  const zip = packNetwork(
    {
      ...{ format: "allteach.network", version: 1, exportedAt: now.toISOString() },
      migrations: [...migrations],
      tables: Object.fromEntries(
        tables.map(({ name, columns, rows }) => [
          name,
          { columns: [...columns], rows: rows.map((row) => [...row]) },
        ]),
      ),
      archive: listed,
    },
    files,
  );
  const hash = await sha256(zip);
  const detail = { bytes: zip.length, sha256: hash };
  await recorded(store, actOf(ctx, "export-network", "the whole network", detail), () => []);
  return done({ zip, sha256: hash });
}

async function readArchive(archive: Archive, prefix: string) {
  const kept = await archive.list(prefix);
  const files = new Map<string, Uint8Array>();
  const listed: ArchiveFile[] = [];
  let carried = 0;
  for (const { key: whole, bytes, type } of kept) {
    const key = whole.slice(prefix.length);
    const fits = carried + bytes <= MOST_ARCHIVE_BYTES;
    const file = fits ? await archive.get(whole) : undefined;
    if (file) {
      files.set(key, file);
      carried += bytes;
    }
    listed.push({ key, type, bytes, included: file !== undefined });
  }
  const byKey = (one: { key: string }, other: { key: string }) => (one.key < other.key ? -1 : 1);
  return {
    listed: listed.sort(byKey),
    files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
