import { readNetwork } from "@allteach/actions/read-network";
import { may } from "@allteach/domain/permission";
import { NetworkPage } from "@allteach/web/pages/network-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { maySomewhere } from "./may-somewhere.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** A network at a glance. */
export const overviewRoutes = new Hono<NetworkEnv>().get(paths.network.pattern, async (c) => {
  const { action, now } = c.var;
  const read = await readNetwork(action);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { actor } = action;
  const own = read.value.sites.filter(({ id }) => may(actor, "report-figures", id));
  return c.html(
    <NetworkPage
      shell={networkShell(c, "overview")}
      now={now}
      {...read.value}
      own={own}
      maySubscribe={maySomewhere(actor, "receive-reports")}
      mayMakeTokens={maySomewhere(actor, "make-tokens")}
      mayManage={may(actor, "manage-network")}
    />,
  );
});
