import type { Act } from "@allteach/domain/audit";
import type { SiteId } from "@allteach/domain/identity";
import { type CharterVersion, TeamCharter } from "@allteach/domain/team-charter";
import { desc, eq } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { ownerOf, type Whose } from "./diagram.ts";
import { unlessTaken } from "./is-taken.ts";
import type { NetworkStore } from "./network-store.ts";
import { teamCharter } from "./theory-schema.ts";

/** The newest version of a team's charter; of none, no row. */
export function teamCharterQuery({ db }: NetworkStore, whose?: Whose) {
  return db
    .select()
    .from(teamCharter)
    .where(eq(teamCharter.siteId, ownerOf(whose)))
    .orderBy(desc(teamCharter.version))
    .limit(1);
}

export function teamCharterOf(
  row: Awaited<ReturnType<typeof teamCharterQuery>>[number],
): CharterVersion {
  const { version, words, actor, at } = row;
  return { version, charter: TeamCharter.parse(JSON.parse(words)), by: actor, at };
}

/** Saves the next version; false where somebody saved one of this number first. */
export function saveTeamCharter(
  store: NetworkStore,
  site: SiteId | 0,
  { version, charter, by, at }: CharterVersion,
  act: Act,
): Promise<boolean> {
  const row = { siteId: site, version, words: JSON.stringify(charter), actor: by, at };
  const writing = recorded(store, act, () => [store.db.insert(teamCharter).values(row)]);
  return unlessTaken("team_charter.site_id, team_charter.version", writing);
}
