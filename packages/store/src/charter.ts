import { Charter } from "@allteach/domain/network";
import { charter } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** What the network says of itself: one row. */
export function charterQuery({ db }: NetworkStore) {
  return db.select().from(charter).limit(1);
}

type Row = Awaited<ReturnType<typeof charterQuery>>[number];

/** @throws When the database holds no charter: it was opened before it was made. */
export function charterOf(rows: readonly Row[]): Charter {
  const [row] = rows;
  if (!row) throw new Error("the network has no charter");
  return Charter.parse({ ...row, calendar: JSON.parse(row.calendar) });
}
