import { readSite } from "@allteach/actions/read-site";
import { SitePage } from "@allteach/web/pages/site-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** One site at a glance. */
export const siteRoutes = new Hono<NetworkEnv>().get(paths.site.pattern, async (c) => {
  const read = await readSite(c.var.action, c.req.param("site"));
  if (!read.ok) return answerRefusal(c, read.refusal);
  return c.html(<SitePage shell={networkShell(c)} now={c.var.now} {...read.value} />);
});
