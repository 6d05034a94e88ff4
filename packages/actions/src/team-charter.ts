import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import {
  type CharterVersion,
  charterProblems,
  emptyCharter,
  TeamCharter,
} from "@allteach/domain/team-charter";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { saveTeamCharter, teamCharterOf, teamCharterQuery } from "@allteach/store/team-charter";
import * as z from "zod";
import { type ActionContext, actOf, signatureOf } from "./context.ts";
import { siteBy } from "./site-by.ts";

export interface TeamCharterView {
  charter: Charter;
  measures: readonly Measure[];
  /** Whose team; absent for the network's. */
  site?: Site;
  /** Version 0 where none was saved. */
  standing: CharterVersion;
  mayEdit: boolean;
}

/** A team's charter: the network's, or a site's. Who is in a team that hides its name stays with it. */
export async function readTeamCharter(
  { store, actor }: ActionContext,
  siteCode?: string,
): Promise<Outcome<TeamCharterView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, measureRows, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    teamCharterQuery(store, siteCode),
  );
  const charter = charterOf(charters);
  const all = siteRows.map(siteOf);
  const sites = seenSites(actor, charter, all);
  const site = siteCode === undefined ? undefined : siteBy(sites, siteCode);
  if (siteCode !== undefined && !site) {
    return refused({ kind: "not-found", what: "site", known: sites.map(({ code }) => code) });
  }
  const [row] = rows;
  const standing = row ? teamCharterOf(row) : { version: 0, charter: emptyCharter, by: "", at: 0 };
  const isHidden = site !== undefined && !all.some(({ code }) => code === site.code);
  const shown = isHidden ? { ...standing, charter: { ...standing.charter, team: [] } } : standing;
  return done({
    ...{ charter, measures: measureRows.map(measureOf), standing: shown },
    mayEdit: may(actor, "edit-theory", site?.id),
    ...(site && { site }),
  });
}

/** A charter as someone would have it, made from a version. */
export const TeamCharterEdit = TeamCharter.extend({ saw: z.coerce.number().int().min(0) });
export type TeamCharterEdit = z.infer<typeof TeamCharterEdit>;

export type SavedTeamCharter =
  | { kind: "saved"; version: number }
  | { kind: "overtaken"; theirs: CharterVersion };

/** Saves a charter's next version; where somebody was quicker, theirs is shown and nothing is saved. */
export async function changeTeamCharter(
  ctx: ActionContext,
  { saw, ...words }: TeamCharterEdit,
  siteCode?: string,
): Promise<Outcome<SavedTeamCharter>> {
  const read = await readTeamCharter(ctx, siteCode);
  if (!read.ok) return read;
  const { site, standing, measures, mayEdit } = read.value;
  if (!mayEdit) return refused({ kind: "not-allowed", need: "edit-theory" });
  if (standing.version !== saw) return done({ kind: "overtaken", theirs: standing });
  const team = words.team.filter(({ name, role }) => name !== "" || role !== "");
  const charter = { ...words, team };
  const codes = measures.map(({ code }) => code);
  const problems = charterProblems(charter, codes);
  if (problems.length > 0) return refused({ kind: "invalid", problems });

  const version = saw + 1;
  const made = { version, charter, by: signatureOf(ctx.actor), at: ctx.now.getTime() };
  const subject = `${site?.code ?? "network"}, version ${version}`;
  const { team: before, ...was } = standing.charter;
  const { team: after, ...is } = charter;
  const detail = {
    before: { ...was, team: before.length },
    after: { ...is, team: after.length },
  };
  const act = actOf(ctx, "change-team-charter", subject, detail);
  if (await saveTeamCharter(ctx.store, site?.id ?? 0, made, act)) {
    return done({ kind: "saved", version });
  }
  const again = await readTeamCharter(ctx, siteCode);
  return again.ok ? done({ kind: "overtaken", theirs: again.value.standing }) : again;
}
