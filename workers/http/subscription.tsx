import { sendNow } from "@allteach/actions/send-now";
import {
  changeReminders,
  changeSubscription,
  confirmSubscription,
  listSubscriptions,
  SubscriptionChange,
  SubscriptionRequest,
  subscribe,
  unsubscribe,
} from "@allteach/actions/subscribe";
import { may } from "@allteach/domain/permission";
import { openDirectory } from "@allteach/store/directory";
import { keepPreference, recipientOf, usualPreference } from "@allteach/store/mail-preference";
import { SubscriptionsPage } from "@allteach/web/pages/subscriptions-page";
import { paths } from "@allteach/web/paths";
import { locales } from "@allteach/web/words/report-words";
import { type Context, Hono } from "hono";
import { laterIn } from "../later.ts";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { answerRefusal } from "./refusal.tsx";
import { reportOptions, requestIn } from "./report-options.ts";
import { networkShell } from "./shell.ts";

const happenings = ["begun", "added", "changed", "ended", "confirmed", "sent"] as const;

const back = (c: Context<NetworkEnv>, now: (typeof happenings)[number]) =>
  c.redirect(`${paths.subscriptions({ network: c.var.network.slug })}?now=${now}`, 303);

/** What the person who asks is mailed. */
export const subscriptionRoutes = new Hono<NetworkEnv>()
  .get(paths.subscriptions.pattern, async (c) => {
    const { action, now, caller, network } = c.var;
    if (!caller.person) return answerRefusal(c, { kind: "not-signed-in" });
    const [listed, recipient] = await Promise.all([
      listSubscriptions(action),
      recipientOf(openDirectory(c.env.DIRECTORY), network.id, caller.person.id),
    ]);
    if (!listed.ok) return answerRefusal(c, listed.refusal);
    const happened = happenings.find((each) => each === c.req.query("now"));
    return c.html(
      <SubscriptionsPage
        shell={networkShell(c, "mails")}
        now={now}
        email={caller.person.email}
        {...listed.value}
        options={reportOptions(action.actor, listed.value)}
        preference={recipient?.preference ?? usualPreference}
        stopped={recipient?.stopped}
        maySeeNetwork={may(action.actor, "see-network")}
        mayRunReports={may(action.actor, "run-reports")}
        happened={happened}
      />,
    );
  })
  .post(paths.subscriptions.pattern, async (c) => {
    const texts = textsIn(await c.req.formData(), ["report", "format", "sendOn"]);
    const request = SubscriptionRequest.safeParse(requestIn(texts));
    if (!request.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(request.error) });
    }
    const made = await subscribe(c.var.action, request.data);
    if (!made.ok) return answerRefusal(c, made.refusal);
    return back(c, request.data.report === "network" ? "begun" : "added");
  })
  .post(paths.subscriptionChange.pattern, async (c) => {
    const form = await c.req.formData();
    const { format, sendOn } = textsIn(form, ["format", "sendOn"]);
    const change = SubscriptionChange.safeParse({
      ...{ format, paused: form.has("paused") },
      sendOn: sendOn === "" ? null : Number(sendOn),
    });
    if (!change.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(change.error) });
    }
    const { action } = c.var;
    const changed = await changeSubscription(action, c.req.param("subscription"), change.data);
    return changed.ok ? back(c, "changed") : answerRefusal(c, changed.refusal);
  })
  .post(paths.subscriptionYes.pattern, async (c) => {
    const { action } = c.var;
    if (action.actor.kind !== "person") return answerRefusal(c, { kind: "not-signed-in" });
    const found = await confirmSubscription(action, c.req.param("subscription"));
    if (!found) return answerRefusal(c, { kind: "not-found", what: "subscription" });
    return back(c, "confirmed");
  })
  .post(paths.subscriptionNow.pattern, async (c) => {
    const place = { directory: openDirectory(c.env.DIRECTORY), later: laterIn(c.env) };
    const sent = await sendNow(c.var.action, place, c.req.param("subscription"));
    return sent.ok ? back(c, "sent") : answerRefusal(c, sent.refusal);
  })
  .post(paths.mailPreference.pattern, async (c) => {
    const { action, now, caller } = c.var;
    if (!caller.person) return answerRefusal(c, { kind: "not-signed-in" });
    const form = await c.req.formData();
    const { locale } = textsIn(form, ["locale"]);
    const changed = await changeReminders(action, form.has("reminders"));
    if (!changed.ok) return answerRefusal(c, changed.refusal);
    const known = Object.keys(locales).includes(locale) ? locale : "";
    const wanted = { digest: form.has("digest"), locale: known };
    await keepPreference(openDirectory(c.env.DIRECTORY), caller.person.id, wanted, now);
    return back(c, "changed");
  })
  .post(paths.subscriptionEnd.pattern, async (c) => {
    const ended = await unsubscribe(c.var.action, c.req.param("subscription"));
    return ended.ok ? back(c, "ended") : answerRefusal(c, ended.refusal);
  });
