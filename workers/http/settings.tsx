import { changeSettings, readSettings, Settings } from "@allteach/actions/change-settings";
import { calendarOrder } from "@allteach/domain/calendar";
import type { Charter } from "@allteach/domain/network";
import { SettingsPage, type SettingsPageProps } from "@allteach/web/pages/settings-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { goalPlatform } from "./goal-platform.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";
import { timeZones } from "./time-zones.ts";

const words = ["name", "purpose", "mission", "vision", "aim"] as const;
const choices = ["timeZone", "transparency", "ruleSet"] as const;
const reporting = ["early", "addendum", "smallestCell"] as const;
const days = [...calendarOrder.map(([day]) => day), "hour"] as const;

/** A network's settings, read and changed by whoever manages it. */
export const settingsRoutes = new Hono<NetworkEnv>()
  .get(paths.settings.pattern, async (c) => {
    const read = await readSettings(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const saved = c.req.query("saved") !== undefined;
    return page(c, { charter: read.value, typed: typedOf(read.value), saved });
  })
  .post(paths.settings.pattern, async (c) => {
    const read = await readSettings(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const form = await c.req.formData();
    const typed = textsIn(form, [...words, ...choices, ...days, ...reporting]);
    const settings = Settings.safeParse({
      ...typed,
      ...(form.has("smallestCell") && {
        reports: {
          ...{ early: typed.early !== "", addendum: typed.addendum !== "" },
          smallestCell: wholeNumber(typed.smallestCell),
        },
      }),
      calendar: Object.fromEntries(days.map((day) => [day, wholeNumber(typed[day])])),
    });
    if (!settings.success) {
      const wrong = problemsIn(settings.error).map(({ field, because }) => ({
        field: field.replace(/^(calendar|reports)\//, ""),
        because,
      }));
      return page(c, { charter: read.value, typed, wrong }, 422);
    }
    const changed = await changeSettings(c.var.action, goalPlatform(c), settings.data);
    if (!changed.ok) return answerRefusal(c, changed.refusal);
    return c.redirect(`${paths.settings({ network: c.var.network.slug })}?saved`, 303);
  });

/** A number where it is one; what else was typed stays, for the schema to refuse. */
const wholeNumber = (text: string) => (/^\d{1,3}$/.test(text) ? Number(text) : text);

function typedOf({ calendar, reports, ...charter }: Charter): SettingsPageProps["typed"] {
  const texts = [...words, ...choices].map((name) => [name, charter[name]] as const);
  const numbers = days.map((day) => [day, String(calendar[day])] as const);
  const ticked = (["early", "addendum"] as const).map((name) => [name, reports[name] ? "yes" : ""]);
  const smallest = ["smallestCell", String(reports.smallestCell)] as const;
  return Object.fromEntries([...texts, ...numbers, ...ticked, smallest]);
}

function page(
  c: Context<NetworkEnv>,
  given: Pick<SettingsPageProps, "charter" | "typed" | "saved" | "wrong">,
  status: 200 | 422 = 200,
) {
  return c.html(
    <SettingsPage
      shell={networkShell(c, "settings")}
      timeZones={timeZones(given.typed.timeZone ?? "")}
      {...given}
    />,
    status,
  );
}
