import { FollowUpRequest, followUpMonth } from "@allteach/actions/follow-up-month";
import { readCalls } from "@allteach/actions/read-calls";
import { type CompletenessView, readCompleteness } from "@allteach/actions/read-completeness";
import { siteBy } from "@allteach/actions/site-by";
import { Period } from "@allteach/domain/period";
import { openDirectory } from "@allteach/store/directory";
import { CallsPage } from "@allteach/web/pages/calls-page";
import { CompletenessPage } from "@allteach/web/pages/completeness-page";
import { FollowUpPage, type FollowUpPageProps } from "@allteach/web/pages/follow-up-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import * as z from "zod";
import { tallied } from "../tally.ts";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

const PageNumber = z.coerce.number().int().min(1).max(100).catch(1);

/** Which month of which site is in, what is followed up, and whom to call. */
export const completenessRoutes = new Hono<NetworkEnv>()
  .get(paths.completeness.pattern, async (c) => {
    const read = await readCompleteness(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const page = PageNumber.parse(c.req.query("page"));
    return c.html(
      <CompletenessPage shell={networkShell(c, "completeness")} {...read.value} page={page} />,
    );
  })
  .get(paths.calls.pattern, async (c) => {
    const directory = openDirectory(tallied(c.env.DIRECTORY, c.var.tally));
    const read = await readCalls(c.var.action, directory);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(<CallsPage shell={networkShell(c, "calls")} now={c.var.now} {...read.value} />);
  })
  .get(paths.completenessMonth.pattern, (c) => monthPage(c, {}, 200))
  .post(paths.completenessMonth.pattern, async (c) => {
    const typed = textsIn(await c.req.formData(), ["note", "flagged"]);
    const asked = FollowUpRequest.safeParse({
      note: typed.note,
      ...(typed.flagged && { flagged: typed.flagged }),
    });
    if (!asked.success) {
      const kept = { note: typed.note, flagged: typed.flagged !== "" };
      return monthPage(c, { typed: kept, problems: problemsIn(asked.error) }, 422);
    }
    const { site = "", period } = placeOf(c);
    if (!period) return answerRefusal(c, { kind: "not-found", what: "month" });
    const noted = await followUpMonth(c.var.action, { site, period }, asked.data);
    if (!noted.ok) return answerRefusal(c, noted.refusal);
    const network = c.var.network.slug;
    return c.redirect(paths.completenessMonth({ network, site, period }), 303);
  });

function placeOf(c: Context<NetworkEnv>): { site?: string; period: Period | undefined } {
  const { site, period } = c.req.param() as { site?: string; period?: string };
  return { ...(site && { site }), period: Period.safeParse(period).data };
}

async function monthPage(
  c: Context<NetworkEnv>,
  given: Pick<FollowUpPageProps, "typed" | "problems">,
  status: 200 | 422,
): Promise<Response> {
  const read = await readCompleteness(c.var.action);
  if (!read.ok) return answerRefusal(c, read.refusal);
  if (!read.value.mayFollowUp) {
    return answerRefusal(c, { kind: "not-allowed", need: "follow-up-months" });
  }
  const found = monthIn(read.value, placeOf(c));
  if (!found) return answerRefusal(c, { kind: "not-found", what: "month" });
  return c.html(
    <FollowUpPage
      shell={networkShell(c, "completeness")}
      now={c.var.now}
      charter={read.value.charter}
      {...{ ...found, ...given }}
    />,
    status,
  );
}

function monthIn(
  { rows, periods, notes }: CompletenessView,
  { site: code = "", period }: ReturnType<typeof placeOf>,
) {
  const site = siteBy(
    rows.map((row) => row.site),
    code,
  );
  const row = rows.find((each) => each.site === site);
  const month = period && row?.months[periods.indexOf(period)];
  if (!row || !site || !period || !month) return undefined;
  return {
    ...{ site, period, month, flagged: row.flagged.has(period) },
    notes: notes.filter((note) => note.site === site.id && note.period === period),
  };
}
