import type { Act } from "@allteach/domain/audit";
import { eq } from "drizzle-orm";
import { recorded } from "./audit.ts";
import type { NetworkStore } from "./network-store.ts";
import { uploadMapping } from "./uploads-schema.ts";

/** What was said of the headings that have this fingerprint. */
export function uploadMappingQuery({ db }: NetworkStore, fingerprint: string) {
  return db
    .select({ meanings: uploadMapping.meanings })
    .from(uploadMapping)
    .where(eq(uploadMapping.fingerprint, fingerprint))
    .limit(1);
}

/** Keeps what headings mean, in the place of what was said of them before. */
export async function saveUploadMapping(
  store: NetworkStore,
  fingerprint: string,
  meanings: Readonly<Record<string, string>>,
  act: Act,
): Promise<void> {
  const said = { meanings: JSON.stringify(meanings), actor: act.actor, at: act.at };
  await recorded(store, act, () => [
    store.db
      .insert(uploadMapping)
      .values({ fingerprint, ...said })
      .onConflictDoUpdate({ target: uploadMapping.fingerprint, set: said }),
  ]);
}
