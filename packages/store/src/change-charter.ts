import type { NetworkId } from "@allteach/domain/identity";
import type { Charter } from "@allteach/domain/network";
import { and, eq, gt, ne, or } from "drizzle-orm";
import { askDirectory, type Directory } from "./directory.ts";
import { due, network } from "./directory-schema.ts";
import { charter } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** What a network may change of what it says of itself; its address stays. */
export type CharterChange = Omit<Charter, "slug" | "template" | "simulated">;

export function changeCharter({ db }: NetworkStore, change: CharterChange) {
  const { name, purpose, mission, vision, aim, timeZone, transparency, ruleSet } = change;
  return db.update(charter).set({
    ...{ name, purpose, mission, vision, aim, timeZone, transparency, ruleSet },
    ...{ calendar: JSON.stringify(change.calendar), reports: JSON.stringify(change.reports) },
  });
}

/**
 * Brings the directory into line with a network's charter: its name, its time zone, and when its
 * next report is due. A report that is due already stays so. Done again it changes nothing.
 */
export async function followCharter(
  directory: Directory,
  id: NetworkId,
  { name, timeZone }: Pick<Charter, "name" | "timeZone">,
  nextReportAt: Date,
  now: Date,
): Promise<void> {
  const { db } = directory;
  const at = nextReportAt.getTime();
  await askDirectory(
    directory,
    db
      .update(network)
      .set({ name, timeZone })
      .where(and(eq(network.id, id), or(ne(network.name, name), ne(network.timeZone, timeZone)))),
    db
      .update(due)
      .set({ at })
      .where(and(eq(due.networkId, id), eq(due.what, "report"), gt(due.at, now.getTime()))),
  );
}
