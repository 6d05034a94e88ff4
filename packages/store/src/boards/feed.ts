import type { EvidenceGrade } from "@allteach/domain/pins/evidence-grade";
import type { PinKind } from "@allteach/domain/pins/pin";
import { and, desc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { NetworkStore } from "../network-store.ts";
import { fileColumns } from "../pins/pin.ts";
import { pinFile, pin as pinTable } from "../pins/pin-schema.ts";
import { pinGrade, pinText } from "./board-schema.ts";
import { gradeColumns } from "./pin-grade.ts";

/** Pins of a family: those that say so, and those that name one of its measures, by their codes. */
export interface WantedFamily {
  key: string;
  codes: readonly string[];
}

/** Somebody for whom pins are looked out. */
export interface Interested {
  user: string;
  /** Their sites; and whether the whole network's goals are theirs. */
  sites: readonly number[];
  ofNetwork: boolean;
  today: string;
  /** The family of each measure's code. */
  families: readonly (readonly [code: string, family: string])[];
}

/** Which pins of a network are asked for; what is left out does not matter. */
export interface FeedQuestion {
  /** A query as `fts5` has it. */
  words?: string;
  kind?: PinKind;
  /** Pins of any of these. */
  families?: readonly WantedFamily[];
  driver?: string;
  condition?: string;
  grade?: EvidenceGrade;
  site?: string;
  owner?: string;
  /** Only what this person follows. */
  follower?: string;
  /** Only what suits somebody's goals, what they follow, or else the network's measures. */
  forWhom?: Interested;
  before?: { at: number; id: string };
  limit: number;
}

/** Facts about a pin, counted. */
const facts = {
  comments: sql<number>`(select count(*) from pin_comment where pin_id = ${pinTable.id}
    and removed_at is null and hidden_at is null)`,
  boards: sql<number>`(select count(*) from board_pin
    inner join board on board.id = board_pin.board_id and board.removed_at is null
    where board_pin.pin = ${pinTable.id})`,
  sites: sql<number>`(select count(distinct site_id) from pin_try where pin_id = ${pinTable.id}
    and removed_at is null)`,
  remixes: sql<number>`(select count(*) from pin as made where made.removed_at is null
    and made.hidden_at is null and made.parent = ${pinTable.id})`,
};

/** Pins that may be seen with their file, their grade and the facts about them, the newest first. */
export function feedQuery({ db }: NetworkStore, question: FeedQuestion) {
  return db
    .select({ pin: pinTable, file: fileColumns, grade: gradeColumns, ...facts })
    .from(pinTable)
    .leftJoin(pinFile, eq(pinFile.id, pinTable.fileId))
    .leftJoin(pinGrade, eq(pinGrade.pinId, pinTable.id))
    .where(and(isNull(pinTable.removedAt), isNull(pinTable.hiddenAt), ...conditionsOf(question)))
    .orderBy(desc(pinTable.createdAt), desc(pinTable.id))
    .limit(question.limit);
}

function conditionsOf({ words, families, before, follower, forWhom, ...asked }: FeedQuestion) {
  const is = (column: Parameters<typeof eq>[0], value: string | undefined) =>
    value === undefined ? undefined : eq(column, value);
  return [
    words === undefined ? undefined : pinText.finds(pinTable.id, words),
    is(pinTable.kind, asked.kind),
    is(pinTable.driver, asked.driver),
    is(pinTable.condition, asked.condition),
    is(pinTable.owner, asked.owner),
    asked.grade && sql`coalesce(${pinGrade.grade}, 'idea') = ${asked.grade}`,
    asked.site === undefined
      ? undefined
      : sql`${pinTable.siteId} = (select id from site where code = ${asked.site} collate nocase)`,
    families && or(...families.map(isOfFamily)),
    follower === undefined ? undefined : isFollowed(follower),
    forWhom && suits(forWhom),
    before && olderThan(before),
  ];
}

/** A pin's family is what it says, or else that of its measure. */
export function isOfFamily({ key, codes }: WantedFamily): SQL {
  return sql`(${pinTable.family} = ${key} or (${pinTable.family} = '' and ${pinTable.measureId} in (
    select id from measure
    where upper(code) in (select value from json_each(${JSON.stringify(codes)})))))`;
}

/** A pin of a person, a site or a family that somebody follows, or on a board that they follow. */
export function isFollowed(user: string): SQL {
  const targets = (kind: string) =>
    sql.raw(`select target from follow where kind = '${kind}' and user_id =`);
  return sql`(${pinTable.owner} in (${targets("person")} ${user})
    or ${pinTable.family} in (${targets("family")} ${user})
    or ${pinTable.siteId} in (select site.id from site where site.code in (${targets("site")} ${user}))
    or ${pinTable.id} in (select board_pin.pin from board_pin
      where board_pin.board_id in (${targets("board")} ${user})))`;
}

/** A pin whose family is one of somebody's; where they have none, one of the network's measures. */
function suits({ user, sites, ofNetwork, today, families }: Interested): SQL {
  const known = sql`json_each(${JSON.stringify(families)}) as known`;
  const familyOf = (measure: SQL) => sql`(select known.value ->> 1 from measure
    cross join ${known} where measure.id = ${measure} and upper(measure.code) = known.value ->> 0)`;
  const mine = sql`goal.outcome is null and goal.ends >= ${today}
    and (goal.site_id in (select value from json_each(${JSON.stringify(sites)}))
      or (goal.site_id is null and ${ofNetwork ? 1 : 0}))`;
  const own = sql`select term.value from goal, json_each(goal.terms, '$.families') as term
      where ${mine}
    union select ${familyOf(sql`goal.measure_id`)} from goal
      where ${mine} and ${familyOf(sql`goal.measure_id`)} is not null
    union select target from follow where user_id = ${user} and kind = 'family'`;
  const everyMeasure = sql`select known.value ->> 1 from measure cross join ${known}
    where measure.status = 'live' and upper(measure.code) = known.value ->> 0`;
  const family = sql`iif(${pinTable.family} <> '', ${pinTable.family},
    ${familyOf(sql`${pinTable.measureId}`)})`;
  return sql`(${family} in (${own})
    or (not exists (${own}) and ${family} in (${everyMeasure})))`;
}

/** As one comparison, so that the index is entered where the page begins. */
function olderThan({ at, id }: { at: number; id: string }): SQL {
  return sql`(${pinTable.createdAt}, ${pinTable.id}) < (${at}, ${id})`;
}

export type FeedRow = Awaited<ReturnType<typeof feedQuery>>[number];

/** What was made of a pin: how many sites made it anew, and at how many of those a chart moved. */
export function remixesQuery({ db }: NetworkStore, pin: string) {
  return db
    .select({
      remixes: sql<number>`count(*)`,
      sites: sql<number>`count(distinct ${pinTable.siteId})`,
      shifted: sql<number>`count(distinct iif(${pinGrade.shifted} > 0, ${pinTable.siteId}, null))`,
    })
    .from(pinTable)
    .leftJoin(pinGrade, eq(pinGrade.pinId, pinTable.id))
    .where(
      and(
        isNull(pinTable.removedAt),
        isNull(pinTable.hiddenAt),
        or(eq(pinTable.parent, pin), eq(pinTable.root, pin)),
      ),
    );
}

/** The pins that were made of one, the newest first. */
export function remixedPinsQuery({ db }: NetworkStore, pin: string, limit: number) {
  return db
    .select({ pin: pinTable, file: fileColumns, grade: gradeColumns, ...facts })
    .from(pinTable)
    .leftJoin(pinFile, eq(pinFile.id, pinTable.fileId))
    .leftJoin(pinGrade, eq(pinGrade.pinId, pinTable.id))
    .where(
      and(
        isNull(pinTable.removedAt),
        isNull(pinTable.hiddenAt),
        or(eq(pinTable.parent, pin), eq(pinTable.root, pin)),
      ),
    )
    .orderBy(desc(pinTable.createdAt), desc(pinTable.id))
    .limit(limit);
}
