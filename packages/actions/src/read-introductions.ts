import type { IntroductionState } from "@allteach/domain/introduction";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { askCommons, type Commons } from "@allteach/store/commons";
import { introductionsOf, introductionsQuery } from "@allteach/store/introduction";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { siteQuestionOf, siteQuestionsQuery } from "@allteach/store/site-question";
import { mayAnswer } from "./answer-introduction.ts";
import { mayAsk } from "./ask-introduction.ts";
import type { ActionContext } from "./context.ts";

/** One question, as those who asked it or may answer it see it: without anybody's name. */
export interface IntroductionLine {
  id: string;
  way: "asked" | "asked-of-us";
  /** The other side: a network, or a site of one's own. */
  other: string;
  about: string;
  message: string;
  state: IntroductionState;
  askedAt: number;
}

export interface IntroductionsView {
  charter: Charter;
  lines: readonly IntroductionLine[];
}

/** What somebody asked other teams, and what is asked of those for whom they may answer. */
export async function readIntroductions(
  ctx: ActionContext,
  commons: Commons,
): Promise<Outcome<IntroductionsView>> {
  const { store, actor, network } = ctx;
  if (actor.kind !== "person" || !mayAsk(actor)) {
    return refused({ kind: "not-allowed", need: "write-goals" });
  }
  const [[charters, siteRows, questions], [others]] = await Promise.all([
    ask(store, charterQuery(store), sitesQuery(store), siteQuestionsQuery(store)),
    askCommons(commons, introductionsQuery(commons, network.id)),
  ]);
  const charter = charterOf(charters);
  const seen = seenSites(actor, charter, siteRows.map(siteOf));
  const names = new Map(seen.map(({ id, name }) => [id, name]));
  const across = introductionsOf(others).flatMap((each): IntroductionLine[] => {
    const { id, about, message, state, askedAt } = each;
    const line = { id, about, message, state, askedAt };
    if (each.askedBy === actor.user && each.network === network.id) {
      return [{ ...line, way: "asked", other: "a team in another network" }];
    }
    const isOurs = each.to.network === network.id && mayAnswer(actor, each.toSite, each.toUser);
    return isOurs ? [{ ...line, way: "asked-of-us", other: each.networkName }] : [];
  });
  const within = questions.map(siteQuestionOf).flatMap((each): IntroductionLine[] => {
    const { id, about, message, state, askedAt } = each;
    const line = { id, about, message, state, askedAt };
    const name = names.get(each.site) ?? "a site of this network";
    if (each.askedBy === actor.user) return [{ ...line, way: "asked", other: name }];
    return may(actor, "share-goals", each.site)
      ? [{ ...line, way: "asked-of-us", other: `somebody in this network, of ${name}` }]
      : [];
  });
  const lines = [...across, ...within].sort((one, other) => other.askedAt - one.askedAt);
  return done({ charter, lines });
}
