import type { Act } from "@allteach/domain/audit";
import type { PinTry, TryId } from "@allteach/domain/boards/pin-try";
import type { SiteId, UserId } from "@allteach/domain/identity";
import type { EvidenceGrade } from "@allteach/domain/pins/evidence-grade";
import type { PinId } from "@allteach/domain/pins/pin";
import { and, asc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { recorded } from "../audit.ts";
import { unlessTaken } from "../is-taken.ts";
import type { NetworkStore } from "../network-store.ts";
import { pin as pinTable } from "../pins/pin-schema.ts";
import { pdsa } from "../theory-schema.ts";
import { pinGrade, pinTry } from "./board-schema.ts";
import { isOfFamily, type WantedFamily } from "./feed.ts";

/** Every site of the largest network, some of them twice, on each of a thousand pins. */
const MAX_TRIES = 20_000;

/** That sites tried pins, by the day; of one pin where it is named. */
export function triesQuery({ db }: NetworkStore, pin?: string) {
  return db
    .select()
    .from(pinTry)
    .where(and(isNull(pinTry.removedAt), pin === undefined ? undefined : eq(pinTry.pinId, pin)))
    .orderBy(asc(pinTry.since), asc(pinTry.id))
    .limit(MAX_TRIES);
}

/** The tests of change that tries and pins name; those of one pin where it is named. */
export function triedTestsQuery({ db }: NetworkStore, pin?: string) {
  const ofPin = (column: string) =>
    pin === undefined ? sql`` : sql` and ${sql.raw(column)} = ${pin}`;
  return db
    .select()
    .from(pdsa)
    .where(
      sql`${pdsa.id} in (select test_id from pin_try
          where removed_at is null and test_id is not null${ofPin("pin_id")}
        union select test_id from pin where removed_at is null and test_id is not null${ofPin("id")})`,
    )
    .limit(MAX_TRIES);
}

export function tryOf({ id, pinId, siteId, testId, since, owner, at }: typeof pinTry.$inferSelect) {
  return {
    ...{ id: id as TryId, pin: pinId as PinId, site: siteId as SiteId, since, at },
    owner: owner as UserId,
    ...(testId !== null && { test: testId }),
  } satisfies PinTry;
}

/** Pins that somebody tried, or that name a test or a chart of their own. */
export function triedPinsQuery({ db }: NetworkStore, pin?: string) {
  return db
    .select()
    .from(pinTable)
    .where(
      and(
        isNull(pinTable.removedAt),
        pin === undefined
          ? or(
              isNotNull(pinTable.testId),
              isNotNull(pinTable.evidenceSite),
              sql`${pinTable.id} in (select pin_id from pin_try where removed_at is null)
                or ${pinTable.id} in (select pin_id from pin_grade)`,
            )
          : eq(pinTable.id, pin),
      ),
    )
    .orderBy(asc(pinTable.id))
    .limit(MAX_TRIES);
}

/** A try by its id, unless it was taken back. */
export function tryQuery({ db }: NetworkStore, id: string) {
  return db
    .select()
    .from(pinTry)
    .where(and(eq(pinTry.id, id), isNull(pinTry.removedAt)))
    .limit(1);
}

/**
 * Keeps that sites tried pins.
 *
 * @returns False where it is known already.
 */
export function addTries(
  store: NetworkStore,
  tries: readonly PinTry[],
  act: Act,
): Promise<boolean> {
  const rows = tries.map(({ pin, site, test, ...rest }) => ({
    ...{ ...rest, pinId: pin, siteId: site, testId: test ?? null },
  }));
  const write = recorded(store, act, () => rows.map((row) => store.db.insert(pinTry).values(row)));
  return unlessTaken("index 'pin_try_once'", write);
}

/** Takes back that a site tried a pin. */
export async function removeTry(store: NetworkStore, id: string, act: Act): Promise<void> {
  await recorded(store, act, () => [
    store.db.update(pinTry).set({ removedAt: act.at }).where(eq(pinTry.id, id)),
  ]);
}

/** Pins that sites tried or pinned themselves on a family of problems, each with its grade. */
export function pinsAtSitesQuery({ db }: NetworkStore, family: WantedFamily) {
  return db
    .selectDistinct({
      pin: pinTable.id,
      title: pinTable.title,
      site: sql<number>`at_site.site_id`.as("at_site"),
      grade: sql<EvidenceGrade>`coalesce(${pinGrade.grade}, 'idea')`.as("grade"),
    })
    .from(pinTable)
    .innerJoin(
      sql`(select pin_id, site_id from pin_try where removed_at is null
        union select id, site_id from pin where site_id is not null) as at_site`,
      sql`at_site.pin_id = ${pinTable.id}`,
    )
    .leftJoin(pinGrade, eq(pinGrade.pinId, pinTable.id))
    .where(and(isNull(pinTable.removedAt), isNull(pinTable.hiddenAt), isOfFamily(family)))
    .orderBy(asc(pinTable.title))
    .limit(MAX_TRIES);
}
