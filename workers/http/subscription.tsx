import { listSubscriptions, subscribe, unsubscribe } from "@allteach/actions/subscribe";
import { may } from "@allteach/domain/permission";
import { SubscriptionsPage } from "@allteach/web/pages/subscriptions-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** What the person who asks is mailed. */
export const subscriptionRoutes = new Hono<NetworkEnv>()
  .get(paths.subscriptions.pattern, async (c) => {
    const { action, now, caller } = c.var;
    if (!caller.person) return answerRefusal(c, { kind: "not-signed-in" });
    const listed = await listSubscriptions(action);
    if (!listed.ok) return answerRefusal(c, listed.refusal);
    const happened = c.req.query("now");
    return c.html(
      <SubscriptionsPage
        shell={networkShell(c, "mails")}
        now={now}
        email={caller.person.email}
        {...listed.value}
        maySeeNetwork={may(action.actor, "see-network")}
        happened={happened === "begun" || happened === "ended" ? happened : undefined}
      />,
    );
  })
  .post(paths.subscriptions.pattern, async (c) => {
    const made = await subscribe(c.var.action, { report: "network", format: "mail" });
    if (!made.ok) return answerRefusal(c, made.refusal);
    return c.redirect(`${paths.subscriptions({ network: c.var.network.slug })}?now=begun`, 303);
  })
  .post(paths.subscriptionEnd.pattern, async (c) => {
    const ended = await unsubscribe(c.var.action, c.req.param("subscription"));
    if (!ended.ok) return answerRefusal(c, ended.refusal);
    return c.redirect(`${paths.subscriptions({ network: c.var.network.slug })}?now=ended`, 303);
  });
