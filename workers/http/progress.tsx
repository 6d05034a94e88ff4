import { giveProgress } from "@allteach/actions/progress/give-progress";
import { readNetworkProgress, readSiteProgress } from "@allteach/actions/progress/read-progress";
import { ProgressDraft } from "@allteach/domain/progress-scale";
import { ProgressPage } from "@allteach/web/pages/progress-page";
import {
  SiteProgressPage,
  type SiteProgressPageProps,
} from "@allteach/web/pages/site-progress-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** How far teams are: what they say beside what evidence suggests. */
export const progressRoutes = new Hono<NetworkEnv>()
  .get(paths.progress.pattern, async (c) => {
    const read = await readNetworkProgress(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(<ProgressPage shell={networkShell(c, "progress")} {...read.value} />);
  })
  .get(paths.siteProgress.pattern, (c) => page(c, { isSaved: c.req.query("now") === "said" }))
  .post(paths.siteProgress.pattern, async (c) => {
    const sent = textsIn(await c.req.formData(), ["halves", "words"]);
    const typed = { ...sent, words: sent.words.replaceAll("\r\n", "\n") };
    const asked = ProgressDraft.safeParse(typed);
    if (!asked.success) return page(c, { typed, problems: problemsIn(asked.error) });
    const site = c.req.param("site");
    const given = await giveProgress(c.var.action, site, asked.data);
    if (!given.ok) return answerRefusal(c, given.refusal);
    const network = c.var.network.slug;
    return c.redirect(`${paths.siteProgress({ network, site })}?now=said`, 303);
  });

async function page(
  c: Context<NetworkEnv>,
  given: Pick<SiteProgressPageProps, "isSaved" | "typed" | "problems">,
): Promise<Response> {
  const read = await readSiteProgress(c.var.action, c.req.param("site") ?? "");
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { view, ...progress } = read.value;
  if (given.problems && !progress.mayGive) {
    return answerRefusal(c, { kind: "not-allowed", need: "edit-theory" });
  }
  return c.html(
    <SiteProgressPage
      shell={networkShell(c, "progress")}
      {...{ charter: view.charter, site: view.site, ...progress, ...given }}
    />,
    given.problems ? 422 : 200,
  );
}
