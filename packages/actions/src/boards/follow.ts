import { termOf } from "@allteach/catalogue/vocabulary";
import { BoardId } from "@allteach/domain/boards/board";
import { type Followed, MOST_FOLLOWED } from "@allteach/domain/boards/follow";
import { UserId } from "@allteach/domain/identity";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { namedSites } from "@allteach/domain/seen-site";
import { startFollowing, stopFollowing } from "@allteach/store/boards/follow";
import { contactOf } from "@allteach/store/contact";
import type { Directory } from "@allteach/store/directory";
import { type ActionContext, actOf } from "../context.ts";
import { readSetting } from "../read-setting.ts";
import { siteBy } from "../site-by.ts";
import { readBoardSetting } from "./board-setting.ts";

/** Follows something of the network: the mail of the day tells what is new there. */
export async function startToFollow(
  ctx: ActionContext,
  directory: Directory,
  followed: Followed,
): Promise<Outcome<Followed>> {
  const { actor, store } = ctx;
  if (actor.kind !== "person" || !may(actor, "see-network")) return mayNot;
  const found = await foundTarget(ctx, directory, followed);
  if (!found.ok) return found;
  const { kind, target } = found.value;
  const act = actOf(ctx, "follow", `${kind} ${target}`);
  if (!(await startFollowing(store, actor.user, found.value, act))) {
    const because = `You follow ${MOST_FOLLOWED} things: follow something else no longer first.`;
    return refused({ kind: "too-many", because });
  }
  return found;
}

const mayNot = refused({ kind: "not-allowed", need: "see-network" });

/** What is followed as it is kept; nothing that is not there, or that may not be known. */
async function foundTarget(
  ctx: ActionContext,
  directory: Directory,
  { kind, target }: Followed,
): Promise<Outcome<Followed>> {
  switch (kind) {
    case "family":
      return termOf("families", target)
        ? done({ kind, target })
        : refused({ kind: "not-found", what: "measure" });
    case "board": {
      const read = await readBoardSetting(ctx, BoardId.safeParse(target).data ?? "");
      return read.ok ? done({ kind, target }) : read;
    }
    case "site": {
      const { charter, sites } = await readSetting(ctx);
      const site = siteBy(namedSites(ctx.actor, charter, sites), target);
      return site
        ? done({ kind, target: site.code })
        : refused({ kind: "not-found", what: "site" });
    }
    case "person": {
      const mayKnow = may(ctx.actor, "see-people");
      const person = mayKnow && (await contactOf(directory, ctx.network.id, UserId.parse(target)));
      return person ? done({ kind, target }) : refused({ kind: "not-found", what: "person" });
    }
  }
}

/** Follows something no longer. */
export async function stopToFollow(
  ctx: ActionContext,
  followed: Followed,
): Promise<Outcome<undefined>> {
  const { actor, store } = ctx;
  if (actor.kind !== "person") return mayNot;
  const act = actOf(ctx, "unfollow", `${followed.kind} ${followed.target}`);
  const ended = await stopFollowing(store, actor.user, followed, act);
  return ended ? done(undefined) : refused({ kind: "not-found", what: things[followed.kind] });
}

const things = { family: "measure", board: "board", site: "site", person: "person" } as const;
