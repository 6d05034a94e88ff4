import { readRestatements } from "@allteach/actions/read-restatements";
import { RestatementsPage } from "@allteach/web/pages/restatements-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** Figures that changed after their month was attested or locked. */
export const restatementRoutes = new Hono<NetworkEnv>().get(
  paths.restatements.pattern,
  async (c) => {
    const read = await readRestatements(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(
      <RestatementsPage shell={networkShell(c, "restatements")} now={c.var.now} {...read.value} />,
    );
  },
);
