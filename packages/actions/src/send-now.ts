import { reportDueAt } from "@allteach/domain/calendar";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { reportId } from "@allteach/domain/report";
import { subscriptionState } from "@allteach/domain/subscription";
import { addCopy } from "@allteach/store/delivery";
import { planSweep } from "@allteach/store/due";
import { ask } from "@allteach/store/network-store";
import { type PlannedReport, planReports } from "@allteach/store/report";
import { monthRunsQuery, runOf } from "@allteach/store/run";
import { PATIENCE_MS } from "./begin-report.ts";
import type { ActionContext, PlatformContext } from "./context.ts";
import { readRunSetting, scopeFor } from "./run-setting.ts";

/**
 * Mails the newest report of a subscription to its own person, now. A report that was not made for
 * anybody yet is made first.
 */
export async function sendNow(
  { actor, network, store, now }: ActionContext,
  { directory, later }: Pick<PlatformContext, "directory" | "later">,
  id: string,
): Promise<Outcome<undefined>> {
  if (actor.kind !== "person" || !may(actor, "receive-reports")) {
    return refused({ kind: "not-allowed", need: "receive-reports" });
  }
  const setting = await readRunSetting(directory, { network, store });
  const own = setting.subscriptions.find((each) => each.id === id && each.user === actor.user);
  if (!own || subscriptionState(own) !== "stands") {
    return refused({ kind: "not-found", what: "subscription" });
  }
  const scope = scopeFor(own, setting);
  if (!scope) return refused({ kind: "not-allowed", need: "see-network" });
  const { calendar, timeZone } = setting.charter;
  const { period, at } = reportDueAt(calendar, timeZone, now);
  const [runs] = await ask(store, monthRunsQuery(store, period));
  const edition = runs[0] ? runOf(runs[0]).edition : 1;
  const planned: PlannedReport = {
    ...{ ...scope, id: reportId(scope, period, edition), period, edition, dueAt: at.getTime() },
  };
  await ask(
    store,
    planReports(store, [planned]),
    addCopy(store, { report: planned.id, subscription: id }),
  );
  await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  await later([{ kind: "build-report", network: network.id, report: planned.id }]);
  return done(undefined);
}
