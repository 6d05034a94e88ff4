import type { Whence } from "@allteach/domain/audit";
import type { NetworkRecord } from "@allteach/domain/network";
import type { Actor } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { MailAct } from "@allteach/report/mail-links";
import { addToAgenda, keepReview } from "@allteach/store/agenda";
import { type Delivery, readDelivery } from "@allteach/store/delivery";
import type { Directory } from "@allteach/store/directory";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { askSite } from "./ask-site.ts";
import { actOf } from "./context.ts";
import { addresseeOf } from "./deliver-report.ts";
import type { Job } from "./job.ts";

/** What a mail's link opens: the mail, and whose it is, as they are now. */
export interface OpenedMail {
  delivery: Delivery;
  email: string;
  /** Absent for somebody without an account. */
  actor?: Actor;
}

interface Place {
  network: NetworkRecord;
  store: NetworkStore;
  directory: Directory;
}

/**
 * The mail that a signed link names, for whoever holds the link: as long as its person belongs to
 * the network and may see what they were sent.
 */
export async function openMail(place: Place, id: string): Promise<Outcome<OpenedMail>> {
  const delivery = await readDelivery(place.store, id);
  if (!delivery) return refused({ kind: "not-found", what: "page" });
  const found = await addresseeOf(place, delivery);
  if (found.kind === "stopped")
    return refused({ kind: "closed", because: closedWords(found.because) });
  const { email, name, grants } = found.recipient;
  const { user } = delivery;
  return done({
    ...{ delivery, email },
    ...(user && { actor: { kind: "person", user, name, grants } }),
  });
}

const closedWords = (because: string) =>
  `This link worked for the person it was mailed to: ${because}.`;

/** When and from where a button is pressed, and what is written beside it. */
export interface MailDeed {
  whence: Whence;
  now: Date;
  /** To the site that is asked. */
  message: string;
  later(jobs: readonly Job[]): Promise<void>;
}

/**
 * Does what the button of a mail's link says, in the name of the person it was mailed to. Done again
 * it changes nothing.
 */
export async function actFromMail(
  { network, store }: Place,
  { delivery, actor }: OpenedMail,
  { act, measure: code = "", site: siteCode = "" }: MailAct,
  { whence, now, message, later }: MailDeed,
): Promise<Outcome<undefined>> {
  if (actor?.kind !== "person") return refused({ kind: "not-allowed", need: "see-network" });
  const ctx = { actor, whence, now };
  const { id: report, period } = delivery.report;
  const { user } = actor;
  if (act === "reviewed") {
    await keepReview(store, { report, user }, actOf(ctx, "review-report", report));
    return done(undefined);
  }
  if (act === "ask") {
    const draft = { message, measure: code };
    const asked = await askSite({ ...ctx, network, store }, { later }, siteCode, draft);
    return asked.ok ? done(undefined) : asked;
  }
  const [sites, measures] = await ask(store, sitesQuery(store), measuresQuery(store));
  const measure = measures.map(measureOf).find((each) => each.code === code);
  if (!measure) return refused({ kind: "not-found", what: "measure" });
  const site = sites
    .map(siteOf)
    .find((each) => each.code === siteCode || each.blindedCode === siteCode);
  const item = {
    ...{ period, measure: measure.code, site: site?.id ?? (0 as const) },
    ...{ addedBy: user, addedAt: now.getTime() },
  } as const;
  const subject = `${period} ${measure.code}${site ? ` ${siteCode}` : ""}`;
  await addToAgenda(store, item, actOf(ctx, "add-to-agenda", subject));
  return done(undefined);
}
