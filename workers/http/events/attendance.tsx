import {
  type Came,
  readAttendanceSheet,
  recordAttendance,
} from "@allteach/actions/events/record-attendance";
import type { SiteId } from "@allteach/domain/identity";
import { openDirectory } from "@allteach/store/directory";
import { AttendancePage } from "@allteach/web/pages/events/attendance-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { tallied } from "../../tally.ts";
import type { NetworkEnv } from "../app-env.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";

/** Who came to an event: everybody in one page, saved at once. */
export const attendanceRoutes = new Hono<NetworkEnv>()
  .get(paths.eventAttendance.pattern, async (c) => {
    const read = await readAttendanceSheet(c.var.action, directoryOf(c), c.req.param("event"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    const shell = networkShell(c, "events");
    return c.html(<AttendancePage {...{ shell, now: c.var.now }} {...read.value} />);
  })
  .post(paths.eventAttendance.pattern, async (c) => {
    const event = c.req.param("event");
    const came = cameIn(await c.req.formData());
    const kept = await recordAttendance(c.var.action, directoryOf(c), event, came);
    if (!kept.ok) return answerRefusal(c, kept.refusal);
    const to = paths.event({ network: c.var.network.slug, event });
    return c.redirect(`${to}?now=recorded`, 303);
  });

const directoryOf = ({ env, var: { tally } }: Context<NetworkEnv>) =>
  openDirectory(tallied(env.DIRECTORY, tally));

function cameIn(form: FormData): Came[] {
  return form.getAll("came").map((value) => {
    const user = String(value);
    const site = Number(form.get(`for-${user}`) ?? Number.NaN);
    return { user, ...(Number.isInteger(site) && { site: site as SiteId | 0 }) };
  });
}
