import {
  CalendarInOrder,
  nextMorning,
  nextReport,
  reportDueAt,
  TimeZone,
} from "@allteach/domain/calendar";
import { Charter, DisplayName, RuleSet, Transparency } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { ReportSettings } from "@allteach/domain/report";
import { recorded } from "@allteach/store/audit";
import { changeCharter, followCharter } from "@allteach/store/change-charter";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { planSweep } from "@allteach/store/due";
import { ask } from "@allteach/store/network-store";
import * as z from "zod";
import { PATIENCE_MS } from "./begin-report.ts";
import { type ActionContext, actOf, type PlatformContext } from "./context.ts";
import { askToFollow, everythingFollows } from "./sharing.ts";

const Words = z.string().trim().max(2000, "use at most 2,000 characters");

/** A network's settings as someone would have them. */
export const Settings = z.object({
  name: DisplayName,
  purpose: Words,
  mission: Words,
  vision: Words,
  aim: Words,
  timeZone: TimeZone,
  calendar: CalendarInOrder,
  transparency: Transparency,
  ruleSet: RuleSet,
  reports: ReportSettings.optional(),
});
export type Settings = z.infer<typeof Settings>;

/** Reads a network's charter for whoever may change it. */
export async function readSettings({ store, actor }: ActionContext): Promise<Outcome<Charter>> {
  if (!may(actor, "manage-network"))
    return refused({ kind: "not-allowed", need: "manage-network" });
  const [charters] = await ask(store, charterQuery(store));
  return done(charterOf(charters));
}

/**
 * Changes what a network says of itself and how its months run. The network's own database is
 * written first, with its audit entry; the directory follows, and the next sweep makes up for it
 * where it could not.
 */
export async function changeSettings(
  ctx: ActionContext,
  { directory, later }: Pick<PlatformContext, "directory" | "later">,
  settings: Settings,
): Promise<Outcome<Charter>> {
  const read = await readSettings(ctx);
  if (!read.ok) return read;
  const { store, network, now } = ctx;
  const before = Settings.omit({ calendar: true }).extend({ calendar: Charter.shape.calendar });
  const was = before.parse(read.value);
  const changed = (Object.keys(settings) as (keyof Settings)[]).filter(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(settings[key]),
  );
  const { reports = read.value.reports } = settings;
  const charter: Charter = { ...read.value, ...settings, reports };
  if (changed.length === 0) return done(charter);

  await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  // What other networks read names the network, and its sites where it does not hide them.
  const isSharedWith = changed.includes("name") || changed.includes("transparency");
  const pick = (from: Settings) => Object.fromEntries(changed.map((key) => [key, from[key]]));
  const detail = { before: pick(was), after: pick(settings) };
  await recorded(store, actOf(ctx, "change-charter", changed.join(", "), detail), () => [
    changeCharter(store, charter),
    ...(isSharedWith ? everythingFollows(store) : []),
  ]);
  if (isSharedWith) await askToFollow(ctx, later);
  await followCharter(directory, network.id, charter, nextReportAt(read.value, charter, now), now);
  return done(charter);
}

/**
 * When the clock is to look at a network's report next. A month whose report was still to come, and
 * whose new day is past, is due at once: no report is lost because its day moved.
 */
export function nextReportAt(before: Charter, after: Charter, now: Date): Date {
  const awaited = nextReport(before.calendar, before.timeZone, now).period;
  const newest = reportDueAt(after.calendar, after.timeZone, now);
  return newest.period >= awaited ? newest.at : nextMorning(after.calendar, after.timeZone, now);
}
