import { Code } from "@allteach/domain/identity";
import { DisplayName } from "@allteach/domain/network";
import { Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { recorded } from "@allteach/store/audit";
import { planSweep } from "@allteach/store/due";
import { isTaken } from "@allteach/store/is-taken";
import { changeSite, keepFormerName } from "@allteach/store/site";
import * as z from "zod";
import { PATIENCE_MS } from "./begin-report.ts";
import { type ActionContext, actOf, type PlatformContext } from "./context.ts";
import { listPlaces } from "./list-sites.ts";
import { askToFollow, everythingFollows } from "./sharing.ts";
import { siteBy } from "./site-by.ts";

/** A site as someone would have it. */
export const SiteEdit = z
  .object({
    name: DisplayName,
    code: Code,
    type: z.string().trim().max(60).default(""),
    joined: Period,
    left: Period.optional(),
  })
  .refine(({ joined, left }) => left === undefined || left >= joined, {
    path: ["left"],
    message: "a site leaves no earlier than it joined",
  });
export type SiteEdit = z.infer<typeof SiteEdit>;

/**
 * Changes a site's name, code, type or months. What it was called before is kept with it, and its
 * figures, which belong to the site and not to its name, stay as they are.
 */
export async function editSite(
  ctx: ActionContext,
  { directory, later }: Pick<PlatformContext, "directory" | "later">,
  code: string,
  edit: SiteEdit,
): Promise<Outcome<{ code: Code }>> {
  if (!may(ctx.actor, "manage-network")) {
    return refused({ kind: "not-allowed", need: "manage-network" });
  }
  const read = await listPlaces(ctx);
  if (!read.ok) return read;
  const { sites } = read.value;
  const site = siteBy(sites, code);
  if (!site) return refused({ kind: "not-found", what: "site", known: sites.map((s) => s.code) });
  const twin = siteBy(sites, edit.code);
  if (twin && twin.id !== site.id) {
    return refused({ kind: "taken", field: "code", because: `${twin.name} has this code` });
  }
  const before = wordsOf(site);
  const after = wordsOf({ ...site, left: undefined, ...edit });
  if (JSON.stringify(before) === JSON.stringify(after)) return done({ code: site.code });

  const { store } = ctx;
  const renamed = site.code !== edit.code || site.name !== edit.name;
  if (renamed)
    await planSweep(directory, ctx.network.id, new Date(ctx.now.getTime() + PATIENCE_MS));
  try {
    await recorded(store, actOf(ctx, "change-site", site.code, { before, after }), () => [
      changeSite(store, site.id, edit),
      ...(renamed ? [keepFormerName(store, site, ctx.now), ...everythingFollows(store)] : []),
    ]);
    if (renamed) await askToFollow(ctx, later);
  } catch (error) {
    if (!isTaken(error, "site.code")) throw error;
    return refused({ kind: "taken", field: "code", because: "another site has this code now" });
  }
  return done({ code: edit.code });
}

function wordsOf({
  code,
  name,
  type,
  joined,
  left,
}: Omit<Site, "left"> & { left?: string | undefined }) {
  return { code, name, type, joined, left: left ?? null };
}
