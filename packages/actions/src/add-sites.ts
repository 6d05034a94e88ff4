import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Code } from "@allteach/domain/identity";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { NewSite, withCodes } from "@allteach/domain/site";
import { recorded } from "@allteach/store/audit";
import { isTaken } from "@allteach/store/is-taken";
import { addSites as addRows, MAX_SITES } from "@allteach/store/site";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { listPlaces } from "./list-sites.ts";

/** Sites that someone lists, all or none of which are added. */
export const SiteList = z
  .array(NewSite)
  .min(1, "list at least one site")
  .max(MAX_SITES, `a network has at most ${MAX_SITES} sites`);

/** Adds sites to a network; each gets a code, and a blinded code that never changes. */
export async function addSites(
  ctx: ActionContext,
  listed: readonly NewSite[],
): Promise<Outcome<{ codes: readonly Code[] }>> {
  if (!may(ctx.actor, "manage-network")) {
    return refused({ kind: "not-allowed", need: "manage-network" });
  }
  const read = await listPlaces(ctx);
  if (!read.ok) return read;
  const { sites: standing, types, charter } = read.value;
  if (standing.length + listed.length > MAX_SITES) {
    const because = `a network has at most ${MAX_SITES} sites: ${standing.length} are here already`;
    return refused({ kind: "invalid", problems: [{ field: "sites", because }] });
  }
  const problems = clashes(listed, standing);
  if (problems.length > 0) return refused({ kind: "invalid", problems });

  const last = lastEndedPeriod(ctx.now, charter.timeZone);
  const [usual = ""] = types;
  const sites = withCodes(listed, standing).map(({ name, code, type, joined = last }) => ({
    ...{ name, code, joined },
    type: type || usual,
  }));
  const codes = sites.map(({ code }) => code);
  const act = actOf(ctx, "add-sites", codes.slice(0, 20).join(", "), { sites });
  try {
    await recorded(ctx.store, act, () => [addRows(ctx.store, sites)]);
  } catch (error) {
    if (!isTaken(error, "site.code")) throw error;
    return refused({ kind: "taken", field: "sites", because: "one of these codes is taken now" });
  }
  return done({ codes });
}

function clashes(listed: readonly NewSite[], standing: readonly { code: string }[]): Problem[] {
  const taken = new Set(standing.map(({ code }) => code.toLowerCase()));
  return listed.flatMap(({ code }, index): Problem[] => {
    if (!code || !taken.has(code.toLowerCase())) {
      if (code) taken.add(code.toLowerCase());
      return [];
    }
    const because = `line ${index + 1}: ${code} is another site’s code`;
    return [{ field: "sites", because, row: index + 1 }];
  });
}
