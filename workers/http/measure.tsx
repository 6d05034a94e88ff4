import { DecideShift, decideShift } from "@allteach/actions/decide-shift";
import { readHappenings } from "@allteach/actions/read-happenings";
import { type MeasureChart, readMeasure } from "@allteach/actions/read-measure";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { type Actor, may } from "@allteach/domain/permission";
import type { Site } from "@allteach/domain/site";
import { MeasurePage, type MeasurePageProps } from "@allteach/web/pages/measure-page";
import { paths } from "@allteach/web/paths";
import { proposalWords } from "@allteach/web/words/reading-words";
import { type Context, Hono } from "hono";
import * as z from "zod";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** Whose chart, and which screenful of sites; anything else in the address means nothing. */
const Query = z.object({
  site: z.string().max(60).optional(),
  node: z.string().max(60).optional(),
  sites: z.coerce.number().int().min(1).max(100).catch(1),
});

/** One measure: the network's or a node's chart with every site's, or one site's. */
export const measureRoutes = new Hono<NetworkEnv>()
  .get(paths.measure.pattern, (c) => page(c))
  .post(paths.phases.pattern, async (c) => {
    const { whose } = askedIn(c);
    const measure = c.req.param("measure");
    const typed = textsIn(await c.req.formData(), ["start", "decision", "reason"]);
    const asked = DecideShift.safeParse(typed);
    if (!asked.success) {
      const because = problemsIn(asked.error)
        .map((problem) => problem.because)
        .join("; ");
      return page(c, { reason: typed.reason, because }, 422);
    }
    const evidence = (chart: Parameters<Parameters<typeof decideShift>[3]>[0]) =>
      proposalWords(chart.reading) ?? "";
    const decided = await decideShift(c.var.action, { measure, ...whose }, asked.data, evidence);
    if (decided.ok) return c.redirect(addressOf(c, measure, "measure"), 303);
    if (decided.refusal.kind !== "closed") return answerRefusal(c, decided.refusal);
    return page(c, { reason: typed.reason, because: decided.refusal.because }, 409);
  });

function askedIn(c: Context<NetworkEnv>) {
  const query = Query.safeParse(c.req.query());
  const { site, node, sites = 1 } = query.data ?? {};
  return { site, sites, whose: site ? { site } : node ? { node } : {} };
}

async function page(
  c: Context<NetworkEnv>,
  refused?: MeasurePageProps["refused"],
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { action, now, network } = c.var;
  const { site, sites: sitesPage, whose } = askedIn(c);
  const measure = c.req.param("measure") ?? "";
  const [read, happened] = await Promise.all([
    readMeasure(action, { measure, ...whose, bySite: true }),
    readHappenings(action, { measure, ...whose }),
  ]);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const mine = read.value.sites.find(
    (each) => may(action.actor, "report-figures", each.id) && (!site || each.code === site),
  );
  const aimed = goalSite(read.value.sites, action.actor, site);
  const period = lastEndedPeriod(now, network.timeZone);
  const form = mine && { network: network.slug, site: mine.code, period };
  return c.html(
    <MeasurePage
      shell={networkShell(c)}
      {...read.value}
      {...{ sitesPage, now, refused }}
      happenings={happened.ok ? happened.value : undefined}
      mayDecide={may(action.actor, "decide-shifts", read.value.main.site?.id)}
      decideHref={addressOf(c, measure, "phases")}
      goalHref={
        aimed === undefined
          ? undefined
          : `${paths.newGoal({ network: network.slug })}?${new URLSearchParams({ measure: read.value.main.measure.code, ...(aimed !== "" && { site: aimed }) })}`
      }
      formHref={form && paths.submission(form)}
      predictHref={predictHref(c, read.value.main)}
    />,
    status,
  );
}

/** A chart's own address, with whose it is. */
function addressOf(c: Context<NetworkEnv>, measure: string, of: "measure" | "phases"): string {
  const query = new URLSearchParams(askedIn(c).whose as Record<string, string>).toString();
  const address = paths[of]({ network: c.var.network.slug, measure });
  return query === "" ? address : `${address}?${query}`;
}

/** The form for what one expects of the chart shown, for those who may write there. */
function predictHref(
  { var: { action, network } }: Context<NetworkEnv>,
  { measure, site, node }: Pick<MeasureChart, "measure" | "site" | "node">,
): string | undefined {
  if (node || !may(action.actor, "write-tests", site?.id)) return undefined;
  const query = new URLSearchParams({ measure: measure.code, ...(site && { site: site.code }) });
  return `${paths.newPrediction({ network: network.slug })}?${query}`;
}

/** The site that a goal begun here would be for: the one shown or one's own; empty: the network. */
function goalSite(
  sites: readonly Site[],
  actor: Actor,
  shown: string | undefined,
): string | undefined {
  const own = sites.find(
    ({ id, code }) => may(actor, "write-goals", id) && (!shown || code === shown),
  );
  if (shown) return own?.code;
  return may(actor, "write-goals") ? "" : own?.code;
}
