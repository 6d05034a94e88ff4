import { decideQuestion, type IntroductionDraft } from "@allteach/domain/introduction";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { askedSitesSinceQuery, saveSiteQuestion } from "@allteach/store/site-question";
import { mayAsk } from "./ask-introduction.ts";
import { type ActionContext, actOf } from "./context.ts";
import { randomId } from "./random-id.ts";
import type { SharingPlatform } from "./sharing.ts";
import { siteBy } from "./site-by.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Asks a site of the same network what it did. Names are told once both agree. */
export async function askSite(
  ctx: ActionContext,
  { later }: Pick<SharingPlatform, "later">,
  siteCode: string,
  { measure: code, ...draft }: IntroductionDraft & { measure: string },
): Promise<Outcome<{ id: string }>> {
  const { actor, network, now, store } = ctx;
  if (actor.kind !== "person" || !mayAsk(actor)) {
    return refused({ kind: "not-allowed", need: "write-goals" });
  }
  const since = new Date(now.getTime() - DAY_MS);
  const [charters, siteRows, measureRows, [asked]] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    askedSitesSinceQuery(store, actor.user, since),
  );
  const sites = seenSites(actor, charterOf(charters), siteRows.map(siteOf));
  const site = siteBy(sites, siteCode);
  if (!site) return refused({ kind: "not-found", what: "site", known: sites.map((s) => s.code) });
  const measures = measureRows.map(measureOf);
  const measure = measures.find((each) => each.code.toLowerCase() === code.toLowerCase());
  if (!measure) return refused({ kind: "not-found", what: "measure" });
  const decided = decideQuestion(draft, asked?.count ?? 0);
  if (!decided.ok) return decided;
  const id = randomId("q_");
  const act = actOf(ctx, "ask-introduction", site.code, { measure: measure.code });
  await saveSiteQuestion(
    store,
    {
      ...{ id, site: site.id, about: measure.name, message: decided.value.message },
      ...{ askedBy: actor.user, askedAt: now.getTime() },
    },
    act,
  );
  await later([{ kind: "introduce", network: network.id, introduction: id }]);
  return done({ id });
}
