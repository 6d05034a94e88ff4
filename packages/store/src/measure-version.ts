import type { Act } from "@allteach/domain/audit";
import type { MeasureId } from "@allteach/domain/identity";
import { type Measure, MeasureDefinition } from "@allteach/domain/measure";
import type { MeasureVersion } from "@allteach/domain/measure-version";
import type { FigurePeriod, Period } from "@allteach/domain/period";
import type { PhaseDecision } from "@allteach/domain/phase";
import { asc, desc, eq, gte, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { unlessTaken } from "./is-taken.ts";
import { measureComment, measureVersion } from "./measure-schema.ts";
import { measure, rollUp } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";
import { phaseDecision } from "./phase-schema.ts";

const MAX_VERSIONS = 1000;
const MAX_COMMENTS = 1000;

/** Every version that was written of a network's measures, the newest first. */
export function measureVersionsQuery({ db }: NetworkStore, code?: string) {
  const { measureId, version } = measureVersion;
  return db
    .select()
    .from(measureVersion)
    .where(code === undefined ? undefined : eq(measureId, idOf(code)))
    .orderBy(asc(measureId), desc(version))
    .limit(MAX_VERSIONS);
}

export function measureVersionOf({
  definition,
  since,
  version,
  reason,
  name,
  at,
}: Awaited<ReturnType<typeof measureVersionsQuery>>[number]): MeasureVersion {
  return {
    ...{ version, reason, name, at, definition: MeasureDefinition.parse(JSON.parse(definition)) },
    ...(since !== null && { since: since as FigurePeriod }),
  };
}

/** What members said of a measure, the oldest first. */
export function measureCommentsQuery({ db }: NetworkStore, code: string) {
  return db
    .select()
    .from(measureComment)
    .where(eq(measureComment.measureId, idOf(code)))
    .orderBy(asc(measureComment.id))
    .limit(MAX_COMMENTS);
}

/** What of each measure was reported from a month on: sums, and how many months of sites. */
export function reportedOfMeasuresQuery({ db }: NetworkStore, from: Period) {
  const recent = (column: unknown) =>
    sql<number>`total(iif(${gte(rollUp.period, from)}, ${column}, 0))`;
  return db
    .select({
      measureId: rollUp.measureId,
      events: recent(rollUp.numerator),
      denominator: recent(rollUp.denominator),
      siteMonths: recent(rollUp.sites),
    })
    .from(rollUp)
    .groupBy(rollUp.measureId)
    .limit(MAX_VERSIONS);
}

const idOf = (code: string) => sql`(select id from measure where code = ${code} collate nocase)`;

/** A measure as it is to stand, without what the database gives it. */
export type WrittenMeasure = Omit<Measure, "id" | "place" | "reporters">;

/** Adds a measure at the end of the network's list, as its first version. */
export function addMeasure(
  store: NetworkStore,
  made: WrittenMeasure,
  { reason, name }: Pick<MeasureVersion, "reason" | "name">,
  act: Act,
): Promise<boolean> {
  const { db } = store;
  const place = sql`(select ifnull(max(place), 0) + 1 from measure)`;
  const write = () => [
    db.insert(measure).values({ ...rowOf(made), place }),
    db.insert(measureVersion).values({
      measureId: sql`(select id from measure where code = ${made.code})`,
      ...versionRow({ version: 1, definition: made, reason, name, at: act.at }, act.actor),
    }),
  ];
  return unlessTaken("measure.code", recorded(store, act, write));
}

export interface MeasureChange {
  id: MeasureId;
  after: WrittenMeasure;
  /** The version that stood, kept where no version was written before. */
  before: MeasureVersion;
  /** The version that is written: of two who change a measure at once, one finds it taken. */
  version: MeasureVersion;
  /** The line on the measure's charts, where what is counted changes. */
  phase?: PhaseDecision;
}

/**
 * Changes a measure, keeps the version that stood, and draws the line on its charts.
 *
 * @returns False when somebody wrote a version first: nothing was written then.
 */
export function changeMeasure(
  store: NetworkStore,
  { id: measureId, after, before, version, phase }: MeasureChange,
  act: Act,
): Promise<boolean> {
  const { db } = store;
  const kept = { measureId, ...versionRow(before, "") };
  const lines = phase ? [db.insert(phaseDecision).values(phaseRow(phase, act.actor))] : [];
  const write = () => [
    db.insert(measureVersion).values(kept).onConflictDoNothing(),
    db.insert(measureVersion).values({ measureId, ...versionRow(version, act.actor) }),
    ...lines,
    db.update(measure).set(rowOf(after)).where(eq(measure.id, measureId)),
  ];
  return unlessTaken("measure_version.", recorded(store, act, write));
}

/** Changes whether a measure is asked for, or until when it is commented on. */
export async function moveMeasure(
  store: NetworkStore,
  id: MeasureId,
  to: { status?: Measure["status"]; commentsUntil?: string | null },
  act: Act,
): Promise<void> {
  await recorded(store, act, () => [store.db.update(measure).set(to).where(eq(measure.id, id))]);
}

/** Writes down what a member says of a measure. */
export async function addMeasureComment(
  store: NetworkStore,
  made: { measure: MeasureId; version: number; text: string; name: string },
  act: Act,
): Promise<void> {
  const { measure: measureId, ...said } = made;
  await recorded(store, act, () => [
    store.db.insert(measureComment).values({ measureId, ...said, actor: act.actor, at: act.at }),
  ]);
}

function rowOf(written: WrittenMeasure) {
  const { siteTypes, goal = null, ...rest } = MeasureDefinition.parse(written);
  const { sites = [], nodes = [], minutes = 0, commentsUntil = null } = written;
  const types = JSON.stringify(siteTypes);
  return { ...rest, siteTypes: types, goal, sites, nodes, minutes, commentsUntil };
}

function versionRow(
  { version, definition, since, reason, name, at }: MeasureVersion,
  actor: string,
) {
  const kept = JSON.stringify(MeasureDefinition.parse(definition));
  return { version, definition: kept, since: since ?? null, reason, name, at, actor };
}

function phaseRow({ measure: measureId, site, node, ...rest }: PhaseDecision, actor: string) {
  return { ...rest, measureId, siteId: site ?? null, nodeId: node ?? null, actor };
}
