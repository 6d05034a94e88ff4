import { Charter } from "@allteach/domain/network";
import { SHARING } from "@allteach/domain/policy";
import { getTableColumns, sql } from "drizzle-orm";
import { charter } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** What the network says of itself: one row, with the sites that have signed where that counts. */
export function charterQuery({ db }: NetworkStore) {
  return db
    .select({ ...getTableColumns(charter), signed: signedSites })
    .from(charter)
    .limit(1);
}

/** A signature of the version that holds, or of one that will, is what counts. */
const signedSites = sql<string | null>`iif(${charter.signatureRequired}, (
  select json_group_array(distinct site_id) from policy_signature
  where policy_key = ${SHARING} and version >= (
    select coalesce(max(version), 1) from policy
    where key = ${SHARING} and effective <= date('now'))), null)`;

type Row = Awaited<ReturnType<typeof charterQuery>>[number];

/** @throws When the database holds no charter: it was opened before it was made. */
export function charterOf(rows: readonly Row[]): Charter {
  const [row] = rows;
  if (!row) throw new Error("the network has no charter");
  const { signed, ...said } = row;
  return Charter.parse({
    ...said,
    calendar: JSON.parse(row.calendar),
    reports: JSON.parse(row.reports),
    ...(signed !== null && { signed: JSON.parse(signed) }),
  });
}
