import {
  listRuns,
  RunRequest,
  readRun,
  runAgain,
  tryOnceMore,
} from "@allteach/actions/run-reports";
import type { UserId } from "@allteach/domain/identity";
import type { Problem } from "@allteach/domain/refusal";
import { deliveryPromises } from "@allteach/mail/delivery-promise";
import { openDirectory } from "@allteach/store/directory";
import { memberAddresses } from "@allteach/store/member";
import { RunPage } from "@allteach/web/pages/run-page";
import { RunsPage } from "@allteach/web/pages/runs-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { laterIn } from "../later.ts";
import { transportOf } from "../mailer.ts";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** Runs: how reports were made, who got them, and making the newest again. */
export const runRoutes = new Hono<NetworkEnv>()
  .get(paths.runs.pattern, (c) => showRuns(c))
  .post(paths.runs.pattern, async (c) => {
    const form = await c.req.formData();
    const request = RunRequest.safeParse({
      ...textsIn(form, ["reason"]),
      mails: form.has("mails"),
    });
    if (!request.success) return showRuns(c, problemsIn(request.error));
    const place = { directory: openDirectory(c.env.DIRECTORY), later: laterIn(c.env) };
    const begun = await runAgain(c.var.action, place, request.data);
    if (!begun.ok) return answerRefusal(c, begun.refusal);
    const { slug: network } = c.var.network;
    return c.redirect(paths.run({ network, run: begun.value.id }), 303);
  })
  .get(paths.run.pattern, async (c) => {
    const { action, network, now } = c.var;
    const [read, addresses] = await Promise.all([
      readRun(action, c.req.param("run")),
      memberAddresses(openDirectory(c.env.DIRECTORY), network.id),
    ]);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { mails, ...view } = read.value;
    const { promises } = transportOf(c.env, () => now);
    return c.html(
      <RunPage
        shell={networkShell(c, "reports")}
        now={now}
        {...view}
        isLookedAt={c.req.query("again") === "yes"}
        mails={mails.map(({ user, email, ...mail }) => ({
          ...mail,
          to: email || (addresses.get(user as UserId) ?? "someone who has left the network"),
        }))}
        promise={deliveryPromises[promises].long}
      />,
    );
  })
  .post(paths.run.pattern, async (c) => {
    const asked = await tryOnceMore(c.var.action, { later: laterIn(c.env) }, c.req.param("run"));
    if (!asked.ok) return answerRefusal(c, asked.refusal);
    const { slug: network } = c.var.network;
    return c.redirect(`${paths.run({ network, run: asked.value.id })}?again=yes`, 303);
  });

async function showRuns(c: Context<NetworkEnv>, problems?: readonly Problem[]) {
  const listed = await listRuns(c.var.action);
  if (!listed.ok) return answerRefusal(c, listed.refusal);
  const { value } = listed;
  return c.html(
    <RunsPage shell={networkShell(c, "reports")} now={c.var.now} {...value} problems={problems} />,
    problems ? 422 : 200,
  );
}
