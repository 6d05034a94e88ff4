import type { NetworkId, SiteId, UserId } from "@allteach/domain/identity";
import type { Grant, Role } from "@allteach/domain/permission";
import { and, eq, inArray, sql } from "drizzle-orm";
import { askDirectory, type Directory } from "./directory.ts";
import { membership, user } from "./directory-schema.ts";
import { mailPreference, stoppedAddress } from "./mail-schema.ts";

/** How a person wants the mails of all their networks. */
export interface MailPreference {
  /** One mail a day with everything in it. */
  digest: boolean;
  /** The language of dates and numbers, as `en-GB`; empty where they did not say. */
  locale: string;
}

export const usualPreference: MailPreference = { digest: false, locale: "" };

export function preferenceQuery({ db }: Directory, person: UserId) {
  return db
    .select({ digest: mailPreference.digest, locale: mailPreference.locale })
    .from(mailPreference)
    .where(eq(mailPreference.userId, person))
    .limit(1);
}

export async function readPreference(
  directory: Directory,
  person: UserId,
): Promise<MailPreference> {
  const [row] = await preferenceQuery(directory, person);
  return row ?? usualPreference;
}

export async function keepPreference(
  { db }: Directory,
  person: UserId,
  wanted: MailPreference,
  now: Date,
): Promise<void> {
  const set = { ...wanted, changedAt: now.getTime() };
  await db
    .insert(mailPreference)
    .values({ userId: person, ...set })
    .onConflictDoUpdate({ target: mailPreference.userId, set });
}

/** Somebody who is to be mailed: their address, what they may see, how they want it. */
export interface Recipient {
  email: string;
  name: string;
  grants: readonly Grant[];
  preference: MailPreference;
  /** Why the address takes no mails any more. */
  stopped?: "bounced" | "complained";
}

/** One of a network's people as a mail needs them; nothing once they left. One round trip. */
export async function recipientOf(
  directory: Directory,
  network: NetworkId,
  person: UserId,
): Promise<Recipient | undefined> {
  const { db } = directory;
  const [held, preferences, stops] = await askDirectory(
    directory,
    db
      .select({
        email: user.email,
        name: user.name,
        role: membership.role,
        siteId: membership.siteId,
      })
      .from(membership)
      .innerJoin(user, eq(user.id, membership.userId))
      .where(and(eq(membership.userId, person), eq(membership.networkId, network)))
      .limit(100),
    preferenceQuery(directory, person),
    db
      .select({ why: stoppedAddress.why })
      .from(stoppedAddress)
      .where(eq(stoppedAddress.email, sql`(select email from user where id = ${person})`))
      .limit(1),
  );
  const [first] = held;
  if (!first) return undefined;
  const [stop] = stops;
  return {
    ...{ email: first.email, name: first.name, preference: preferences[0] ?? usualPreference },
    grants: held.map(({ role, siteId }) => ({
      role: role as Role,
      ...(siteId !== 0 && { site: siteId as SiteId }),
    })),
    ...(stop && { stopped: stop.why }),
  };
}

/** How a network's people write dates and numbers, where they said so: each way once. */
export async function localesIn({ db }: Directory, network: NetworkId): Promise<string[]> {
  const rows = await db
    .selectDistinct({ locale: mailPreference.locale })
    .from(membership)
    .innerJoin(mailPreference, eq(mailPreference.userId, membership.userId))
    .where(eq(membership.networkId, network))
    .limit(1000);
  return rows.map(({ locale }) => locale);
}

/** Of some addresses those that take no mails any more, and why. */
export async function stoppedAmong(
  { db }: Directory,
  emails: readonly string[],
): Promise<Map<string, "bounced" | "complained">> {
  const rows = await db
    .select({ email: stoppedAddress.email, why: stoppedAddress.why })
    .from(stoppedAddress)
    .where(
      inArray(stoppedAddress.email, sql`(select value from json_each(${JSON.stringify(emails)}))`),
    )
    .limit(5000);
  return new Map(rows.map(({ email, why }) => [email, why]));
}

/** An address takes no more mails; the first reason stands. */
export async function stopAddress(
  { db }: Directory,
  stop: { email: string; why: "bounced" | "complained"; at: number; said: string },
): Promise<void> {
  await db.insert(stoppedAddress).values(stop).onConflictDoNothing();
}

/** The person of an address, with their networks: where its subscriptions end. */
export async function networksOfAddress(
  { db }: Directory,
  email: string,
): Promise<{ user: UserId; network: NetworkId }[]> {
  const rows = await db
    .selectDistinct({ user: user.id, network: membership.networkId })
    .from(user)
    .innerJoin(membership, eq(membership.userId, user.id))
    .where(eq(user.email, email))
    .limit(100);
  return rows.map((row) => ({
    user: row.user as UserId,
    network: row.network as NetworkId,
  }));
}
