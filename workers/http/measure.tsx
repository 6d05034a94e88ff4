import { readMeasure } from "@allteach/actions/read-measure";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { may } from "@allteach/domain/permission";
import { MeasurePage } from "@allteach/web/pages/measure-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import * as z from "zod";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** Whose chart, and which screenful of sites; anything else in the address means nothing. */
const Query = z.object({
  site: z.string().max(60).optional(),
  node: z.string().max(60).optional(),
  sites: z.coerce.number().int().min(1).max(100).catch(1),
});

/** One measure: the network's or a node's chart with every site's, or one site's. */
export const measureRoutes = new Hono<NetworkEnv>().get(paths.measure.pattern, async (c) => {
  const { action, now, network } = c.var;
  const query = Query.safeParse(c.req.query());
  const { site, node, sites: sitesPage = 1 } = query.data ?? {};
  const measure = c.req.param("measure");
  const whose = site ? { site } : node ? { node } : {};
  const read = await readMeasure(action, { measure, ...whose, bySite: true });
  if (!read.ok) return answerRefusal(c, read.refusal);
  const mine = read.value.sites.find(
    (each) => may(action.actor, "report-figures", each.id) && (!site || each.code === site),
  );
  const period = lastEndedPeriod(now, network.timeZone);
  const form = mine && { network: network.slug, site: mine.code, period };
  return c.html(
    <MeasurePage
      shell={networkShell(c)}
      {...read.value}
      sitesPage={sitesPage}
      formHref={form && paths.submission(form)}
    />,
  );
});
