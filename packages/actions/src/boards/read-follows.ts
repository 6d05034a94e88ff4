import { termName, vocabulary } from "@allteach/catalogue/vocabulary";
import type { FollowKind } from "@allteach/domain/boards/follow";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { namedSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { boardsQuery } from "@allteach/store/boards/board";
import { followsQuery, newsStopQuery, setNews } from "@allteach/store/boards/follow";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { type ActionContext, actOf } from "../context.ts";

export interface FollowsView {
  charter: Charter;
  /** By their names; a person's name only the directory knows. */
  follows: readonly { kind: FollowKind; target: string; name?: string }[];
  families: readonly { key: string; name: string }[];
  mails: boolean;
}

const mayNot = refused({ kind: "not-allowed", need: "see-network" });

/** What whoever asks follows in a network; what is gone, or may not be named, is left out. */
export async function readFollows({ store, actor }: ActionContext): Promise<Outcome<FollowsView>> {
  if (actor.kind !== "person" || !may(actor, "see-network")) return mayNot;
  const [charters, siteRows, boards, follows, stops] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    boardsQuery(store),
    followsQuery(store, actor.user),
    newsStopQuery(store, actor.user),
  );
  const charter = charterOf(charters);
  const sites = namedSites(actor, charter, siteRows.map(siteOf));
  const named = { boards: new Map(boards.map(({ board }) => [board.id, board.name])), sites };
  return done({
    charter,
    follows: follows.flatMap((each) => namedFollow(each, named)),
    families: vocabulary.families
      .filter(({ key }) => !follows.some(({ kind, target }) => kind === "family" && target === key))
      .map(({ key, name }) => ({ key, name })),
    mails: stops.length === 0,
  });
}

function namedFollow(
  { kind, target }: { kind: FollowKind; target: string },
  { boards, sites }: { boards: ReadonlyMap<string, string>; sites: readonly Site[] },
): FollowsView["follows"][number][] {
  switch (kind) {
    case "person":
      return [{ kind, target }];
    case "family":
      return [{ kind, target, name: termName("families", target) }];
    case "board": {
      const name = boards.get(target);
      return name === undefined ? [] : [{ kind, target, name }];
    }
    case "site": {
      // Followed when it was named, it may be left though its name is hidden since.
      const site = sites.find(({ code }) => code === target);
      return [{ kind, target, name: site?.name ?? "A site" }];
    }
  }
}

/** Stops the mails about pins, or lets them come again. */
export async function setNewsMails(
  ctx: ActionContext,
  wanted: boolean,
): Promise<Outcome<undefined>> {
  const { actor, store } = ctx;
  if (actor.kind !== "person" || !may(actor, "see-network")) return mayNot;
  const act = actOf(ctx, wanted ? "resume-news" : "stop-news", actor.user);
  await setNews(store, actor.user, wanted, act);
  return done(undefined);
}

/** Stops a person's mails about pins on the word of the signed link in them. */
export async function stopNewsByLink(
  ctx: Pick<ActionContext, "store" | "whence" | "now">,
  user: Parameters<typeof setNews>[1],
): Promise<void> {
  const act = actOf({ ...ctx, actor: { kind: "visitor" } }, "stop-news", "stopped", { user });
  await setNews(ctx.store, user, false, act);
}
