import { findFormerSite } from "@allteach/actions/find-former-site";
import { readSiteProgress } from "@allteach/actions/progress/read-progress";
import { SitePage } from "@allteach/web/pages/site-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** One site at a glance. */
export const siteRoutes = new Hono<NetworkEnv>().get(paths.site.pattern, async (c) => {
  const code = c.req.param("site");
  const read = await readSiteProgress(c.var.action, code);
  if (!read.ok) {
    const site = read.refusal.kind === "not-found" && (await findFormerSite(c.var.action, code));
    const network = c.var.network.slug;
    return site ? c.redirect(paths.site({ network, site }), 301) : answerRefusal(c, read.refusal);
  }
  const { view, suggestion, given } = read.value;
  const progress = { suggestion, given };
  return c.html(<SitePage shell={networkShell(c)} now={c.var.now} {...view} progress={progress} />);
});
