import type { NetworkRecord } from "@allteach/domain/network";
import type { LinkMaker, MailAct } from "@allteach/report/mail-links";
import type { Delivery } from "@allteach/store/delivery";
import { paths } from "@allteach/web/paths";
import * as z from "zod";
import { sealSteadily, unseal } from "./sealed.ts";
import { makeStopLink } from "./stop-link.ts";

/** How long the links of a mail work, counted from the day its report was made. */
const GOOD_FOR_MS = 120 * 24 * 60 * 60 * 1000;

/** What a link in a mail names: one mail, one thing to do, until when. */
export const MailLink = z.object({
  network: z.string(),
  delivery: z.string(),
  act: z.enum(["view", "reviewed", "agenda", "goal", "ask"]),
  measure: z.string().optional(),
  site: z.string().optional(),
  until: z.number(),
});
export type MailLink = z.infer<typeof MailLink>;

/** A link for one purpose opens nothing that is for another. */
const purposeOf = (act: MailLink["act"] | "confirm") => `mail ${act}`;

const acts = ["view", "reviewed", "agenda", "goal", "ask"] as const;

/**
 * What a link says, if we made it and its time is not over.
 *
 * @param secrets Today's, and the one before, whose mails still lie about.
 */
export async function openMailLink(
  secrets: readonly string[],
  text: string,
  now: Date,
): Promise<MailLink | "expired" | undefined> {
  for (const act of acts) {
    const link = MailLink.safeParse(await unseal(secrets, purposeOf(act), text)).data;
    if (link && link.act === act) return link.until > now.getTime() ? link : "expired";
  }
  return undefined;
}

/** One reader's own links in one mail: the same ones however often they are made. */
export async function linksOf(
  { origin, secret }: { origin: string; secret: string },
  network: NetworkRecord,
  { id, subscription, user, email, report }: Delivery,
): Promise<LinkMaker> {
  const until = (report.builtAt ?? report.dueAt) + GOOD_FOR_MS;
  const named = { network: network.id, delivery: id, until };
  const sealed = (link: MailLink) => sealSteadily(secret, purposeOf(link.act), link);
  const stop = await makeStopLink(
    secret,
    subscription === undefined
      ? { network: network.id, reminders: user ?? "" }
      : { network: network.id, subscription },
  );
  const view = await sealed({ ...named, act: "view" });
  const stopAddress = origin + paths.unsubscribe({ link: stop });
  return {
    change:
      email === undefined ? origin + paths.subscriptions({ network: network.slug }) : stopAddress,
    stop: stopAddress,
    view: origin + paths.mailed({ link: view }),
    act: async (act: MailAct) =>
      origin + paths.mailAct({ link: await sealed({ ...named, ...act }) }),
  };
}

const Confirmation = z.object({
  network: z.string(),
  subscription: z.string(),
  until: z.number(),
});

/** How long a proposed subscription waits for its yes. */
const CONFIRM_WITHIN_MS = 14 * 24 * 60 * 60 * 1000;

export async function makeConfirmLink(
  secret: string,
  named: { network: string; subscription: string },
  now: Date,
): Promise<string> {
  const until = now.getTime() + CONFIRM_WITHIN_MS;
  return sealSteadily(secret, purposeOf("confirm"), { ...named, until });
}

export async function openConfirmLink(secrets: readonly string[], text: string, now: Date) {
  const link = Confirmation.safeParse(await unseal(secrets, purposeOf("confirm"), text)).data;
  return link && link.until > now.getTime() ? link : undefined;
}
