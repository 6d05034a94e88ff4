import type { PinFile } from "@allteach/domain/pins/pin-file";
import { and, eq, lte, sql } from "drizzle-orm";
import { ask, type NetworkStore } from "../network-store.ts";
import { pinFile } from "./pin-schema.ts";

const MOST_STRAYS = 200;

/** Keeps the row of a file whose bytes come into the archive next. */
export async function saveFile(
  store: NetworkStore,
  { size, ...file }: PinFile,
  { actor, at }: { actor: string; at: number },
): Promise<void> {
  const { width = null, height = null } = size ?? {};
  const row = { ...file, width, height, actor, at };
  await ask(store, store.db.insert(pinFile).values(row));
}

/** A file to which no pin points: one that was taken out of its pin, or never got into one. */
const isStray = sql`not exists (select 1 from pin where file_id = ${pinFile.id})`;

/** Files without a pin that have been kept since before some moment. */
export function strayFilesQuery({ db }: NetworkStore, before: Date) {
  return db
    .select({ id: pinFile.id })
    .from(pinFile)
    .where(and(isStray, lte(pinFile.at, before.getTime())))
    .limit(MOST_STRAYS);
}

/** Forgets a file whose bytes are gone from the archive. */
export async function forgetFile(store: NetworkStore, id: string): Promise<void> {
  await ask(store, store.db.delete(pinFile).where(and(eq(pinFile.id, id), isStray)));
}
