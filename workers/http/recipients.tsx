import {
  listRecipients,
  proposeSubscription,
  SubscriptionProposal,
} from "@allteach/actions/propose-subscription";
import type { Problem } from "@allteach/domain/refusal";
import type { Subscription } from "@allteach/domain/subscription";
import { Address } from "@allteach/mail/address";
import { messageOf } from "@allteach/mail/message";
import { letterHtml, letterText } from "@allteach/report/letter";
import { openDirectory } from "@allteach/store/directory";
import { RecipientsPage } from "@allteach/web/pages/recipients-page";
import { paths } from "@allteach/web/paths";
import { subscribedTo } from "@allteach/web/words/report-words";
import { type Context, Hono } from "hono";
import { makeConfirmLink } from "../mail-link.ts";
import { senderOf, transportOf } from "../mailer.ts";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { answerRefusal } from "./refusal.tsx";
import { reportOptions, requestIn } from "./report-options.ts";
import { networkShell } from "./shell.ts";

/** Who receives what, for those who run reports, who may also propose a report to somebody. */
export const recipientsRoutes = new Hono<NetworkEnv>()
  .get(paths.recipients.pattern, (c) => show(c))
  .post(paths.recipients.pattern, async (c) => {
    const texts = textsIn(await c.req.formData(), ["email", "report", "format", "sendOn"]);
    const { email } = texts;
    const proposal = SubscriptionProposal.safeParse({ ...requestIn(texts), email });
    if (!proposal.success) return show(c, { email, problems: problemsIn(proposal.error) });
    const directory = openDirectory(c.env.DIRECTORY);
    const made = await proposeSubscription(c.var.action, directory, proposal.data);
    if (!made.ok) {
      const { refusal } = made;
      if (refusal.kind !== "invalid") return answerRefusal(c, refusal);
      return show(c, { email, problems: refusal.problems });
    }
    if (made.value.confirmedAt === undefined && made.value.proposedBy !== undefined) {
      await askByMail(c, made.value, proposal.data.email);
    }
    const { slug: network } = c.var.network;
    return c.redirect(`${paths.recipients({ network })}?now=proposed`, 303);
  });

async function show(
  c: Context<NetworkEnv>,
  sent: { email?: string; problems?: readonly Problem[] } = {},
) {
  const { action, now } = c.var;
  const listed = await listRecipients(action, openDirectory(c.env.DIRECTORY));
  if (!listed.ok) return answerRefusal(c, listed.refusal);
  return c.html(
    <RecipientsPage
      shell={networkShell(c, "mails")}
      now={now}
      {...listed.value}
      options={reportOptions(action.actor, listed.value)}
      {...sent}
      proposed={c.req.query("now") === "proposed"}
    />,
    sent.problems ? 422 : 200,
  );
}

/** One mail that asks; its key is the subscription's, so that asking twice is asking once. */
async function askByMail(c: Context<NetworkEnv>, made: Subscription, email: Address) {
  const { network, settings, now } = c.var;
  const named = { network: network.id, subscription: made.id };
  const link = await makeConfirmLink(settings.secret, named, new Date(made.since));
  const address = settings.origin + paths.subscriptionConfirm({ link });
  const what = subscribedTo(made, { sites: [], nodes: [] });
  const letter = {
    ...{ subject: `${network.name}: shall we mail you this report?`, from: network.name },
    heading: "A report for you",
    lead: `Somebody who looks after ${network.name} proposes to mail you: ${what.toLowerCase()}. Nothing is sent until you say yes.`,
    parts: [
      {
        ...{ heading: "Do you want it?", lines: ["The link asks once more, and then it begins."] },
        links: [{ text: "Look at it and say yes", address }],
      },
    ],
    foot: [{ text: "If you do not want it, do nothing. You are not asked again.", links: [] }],
  };
  const message = messageOf({
    ...{ key: `proposal:${made.id}`, from: senderOf(c.env), to: Address.parse(email) },
    ...{ subject: letter.subject, html: letterHtml(letter), text: letterText(letter) },
  });
  await transportOf(c.env, () => now).send(message);
}
