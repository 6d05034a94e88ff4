import type { SiteId } from "@allteach/domain/identity";
import type { BundlePart, EvidenceGrade } from "@allteach/domain/pins/evidence-grade";
import { and, asc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { ask, type NetworkStore } from "../network-store.ts";
import { boardPin, board as boardTable, pinGrade } from "./board-schema.ts";

const MAX_GRADES = 20_000;

/** Grades that one transaction writes. */
const AT_ONCE = 200;

/** A chart that changed for the better after its site had tried a pin. */
export interface MovedChart {
  site: SiteId;
  /** The measure's code. */
  measure: string;
  from: number;
  to: number;
  since: string;
}

/** What a pin has earned, as it was worked out last. */
export interface KeptGrade {
  pin: string;
  grade: EvidenceGrade;
  reason: string;
  /** A day or a chart's month; empty for an idea. */
  since: string;
  /** How many sites had tested it, and at how many the chart moved. */
  tested: number;
  shifted: number;
  charts: readonly MovedChart[];
  at: number;
}

/** A grade beside a pin and its file: a batch's answers have one column of a name. */
const { at: _at, ...otherColumns } = getTableColumns(pinGrade);
export const gradeColumns = {
  ...otherColumns,
  at: sql<number>`${pinGrade.at}`.as("graded_at"),
};

/** Every grade; of one pin where it is named. */
export function gradesQuery({ db }: NetworkStore, pin?: string) {
  return db
    .select()
    .from(pinGrade)
    .where(pin === undefined ? undefined : eq(pinGrade.pinId, pin))
    .orderBy(asc(pinGrade.pinId))
    .limit(MAX_GRADES);
}

export function gradeOf({ pinId, charts, ...row }: typeof pinGrade.$inferSelect): KeptGrade {
  return { ...row, pin: pinId, charts: JSON.parse(charts) as MovedChart[] };
}

/** The pins that are part of a bundle: by the pin, the first bundle that took it up. */
export function bundlesQuery({ db }: NetworkStore) {
  return db
    .select({ pin: boardPin.pin, name: boardTable.name, at: sql<number>`min(${boardPin.addedAt})` })
    .from(boardTable)
    .innerJoin(boardPin, eq(boardPin.boardId, boardTable.id))
    .where(and(eq(boardTable.isBundle, true), isNull(boardTable.removedAt)))
    .groupBy(boardPin.pin)
    .limit(MAX_GRADES);
}

export function bundlesOf(
  rows: Awaited<ReturnType<typeof bundlesQuery>>,
): ReadonlyMap<string, BundlePart> {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return new Map(rows.map(({ pin, name, at }) => [pin, { name, since: day(at) }]));
}

/** Keeps what pins have earned. Worked out from what is kept elsewhere, so no act of its own. */
export async function saveGrades(store: NetworkStore, grades: readonly KeptGrade[]): Promise<void> {
  for (let start = 0; start < grades.length; start += AT_ONCE) {
    const [first, ...others] = grades
      .slice(start, start + AT_ONCE)
      .map((grade) => saved(store, grade));
    if (first) await ask(store, first, ...others);
  }
}

function saved({ db }: NetworkStore, { pin: pinId, charts, ...grade }: KeptGrade) {
  const row = { ...grade, charts: JSON.stringify(charts) };
  return db
    .insert(pinGrade)
    .values({ pinId, ...row })
    .onConflictDoUpdate({ target: pinGrade.pinId, set: row });
}
