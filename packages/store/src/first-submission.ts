import { and, between, eq } from "drizzle-orm";
import type { Span } from "./figure.ts";
import { site, submission } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** When each site first reported each month. */
export function firstSubmissionsQuery({ db }: NetworkStore, { from, to }: Span) {
  return db
    .select({ siteId: submission.siteId, period: submission.period, at: submission.at })
    .from(site)
    .crossJoin(submission)
    .where(
      and(
        eq(submission.siteId, site.id),
        eq(submission.revision, 1),
        between(submission.period, from, to),
      ),
    );
}
