import { recordExport } from "@allteach/actions/record-export";
import { readStoryboard } from "@allteach/actions/storyboard/read-storyboard";
import { paperIn } from "@allteach/report/pdf/paper";
import { StoryboardPage } from "@allteach/web/pages/storyboard/storyboard-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";

type NetworkContext = Context<NetworkEnv>;

/** Storyboards: the network's and each site's, as a page and on paper. */
export const storyboardRoutes = new Hono<NetworkEnv>()
  .get(paths.storyboard.pattern, (c) => page(c))
  .get(paths.storyboardFile.pattern, (c) => paper(c))
  .get(paths.siteStoryboard.pattern, (c) => page(c, c.req.param("site")))
  .get(paths.siteStoryboardFile.pattern, (c) => paper(c, c.req.param("site")));

async function page(c: NetworkContext, site?: string): Promise<Response> {
  const read = await readStoryboard(c.var.action, site);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { story, mayWrite } = read.value;
  const network = c.var.network.slug;
  const file =
    site === undefined
      ? paths.storyboardFile({ network })
      : paths.siteStoryboardFile({ network, site });
  const shell = networkShell(c, "storyboard");
  return c.html(<StoryboardPage {...{ shell, story, file, mayWrite }} />);
}

async function paper(c: NetworkContext, site?: string): Promise<Response> {
  const read = await readStoryboard(c.var.action, site);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { story, charter } = read.value;
  const subject = `storyboard, ${story.site ?? "network"}`;
  const allowed = await recordExport(c.var.action, charter, { action: "export-report", subject });
  if (!allowed.ok) return answerRefusal(c, allowed.refusal);
  const [{ storyboardPdf }, { pngTools }] = await Promise.all([
    import("@allteach/report/storyboard/storyboard-pdf"),
    import("../../png-tools.ts"),
  ]);
  const size = paperIn(charter.timeZone);
  const bytes = await storyboardPdf(story, { paper: size, fonts: pngTools.fonts });
  const name = [c.var.network.slug, story.site?.toLowerCase(), "storyboard"].filter(Boolean);
  c.header("content-type", "application/pdf");
  c.header("content-disposition", `attachment; filename="${name.join("-")}.pdf"`);
  return c.body(bytes.slice().buffer);
}
