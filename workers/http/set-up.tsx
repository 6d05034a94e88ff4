import { confirmDefinitions, readSetUp, readTemplateDiff } from "@allteach/actions/read-set-up";
import { openDirectory } from "@allteach/store/directory";
import { SetUpPage } from "@allteach/web/pages/set-up-page";
import { TemplateDiffPage } from "@allteach/web/pages/template-diff-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import { tallied } from "../tally.ts";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** What is left to set up, and what became of the template. */
export const setUpRoutes = new Hono<NetworkEnv>()
  .get(paths.setUp.pattern, async (c) => {
    const directory = openDirectory(tallied(c.env.DIRECTORY, c.var.tally));
    const read = await readSetUp(c.var.action, directory);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(<SetUpPage shell={networkShell(c, "settings")} {...read.value} />);
  })
  .post(paths.definitions.pattern, async (c) => {
    const confirmed = await confirmDefinitions(c.var.action);
    return confirmed.ok
      ? c.redirect(paths.setUp({ network: c.var.network.slug }), 303)
      : answerRefusal(c, confirmed.refusal);
  })
  .get(paths.templateDiff.pattern, async (c) => {
    const read = await readTemplateDiff(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(<TemplateDiffPage shell={networkShell(c, "settings")} {...read.value} />);
  });
