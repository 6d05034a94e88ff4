import type { Act } from "@allteach/domain/audit";
import type { MeasureId, SiteId, UserId } from "@allteach/domain/identity";
import type { LicenceKey } from "@allteach/domain/pins/licence";
import type { Pin, PinId } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import { and, desc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { recorded } from "../audit.ts";
import type { Span } from "../figure.ts";
import { figuresOfQuery, type PointsToChart, rollUpsOfQuery } from "../figures-of.ts";
import { goal } from "../goal-schema.ts";
import { isAt } from "../is-at.ts";
import type { NetworkStore } from "../network-store.ts";
import { newPublicationQuery, sharedPins } from "../publication.ts";
import { pdsa } from "../theory-schema.ts";
import { pinFile, pin as pinTable } from "./pin-schema.ts";

/** A batch's answers have one column of a name: the file's own id is the one that its pin names. */
const { id: _id, ...otherColumns } = getTableColumns(pinFile);
export const fileColumns = otherColumns;
const columns = { pin: pinTable, file: fileColumns };

/** So many pins that may be seen, the newest first, each with its file. */
export function pinsQuery({ db }: NetworkStore, { limit }: { limit: number }) {
  return db
    .select(columns)
    .from(pinTable)
    .leftJoin(pinFile, eq(pinFile.id, pinTable.fileId))
    .where(and(isNull(pinTable.removedAt), isNull(pinTable.hiddenAt)))
    .orderBy(desc(pinTable.createdAt), desc(pinTable.id))
    .limit(limit);
}

/** More than any diagram's boxes have. */
const MAX_OF_DIAGRAM = 300;

/** Pins that serve a box of the diagram and may be seen, the newest first. */
export function pinsOfDiagramQuery({ db }: NetworkStore) {
  return db
    .select(columns)
    .from(pinTable)
    .leftJoin(pinFile, eq(pinFile.id, pinTable.fileId))
    .where(and(isNull(pinTable.removedAt), isNull(pinTable.hiddenAt), sql`${pinTable.node} <> ''`))
    .orderBy(desc(pinTable.createdAt), desc(pinTable.id))
    .limit(MAX_OF_DIAGRAM);
}

/** One pin with its file, unless it was removed; hidden or not. */
export function pinQuery({ db }: NetworkStore, id: string) {
  return db
    .select(columns)
    .from(pinTable)
    .leftJoin(pinFile, eq(pinFile.id, pinTable.fileId))
    .where(and(eq(pinTable.id, id), isNull(pinTable.removedAt)))
    .limit(1);
}

type Row = Awaited<ReturnType<typeof pinsQuery>>[number];

/** A pin and its file. */
export interface KeptPin {
  pin: Pin;
  file?: PinFile;
}

export function pinOf({ pin: row, file }: Row): KeptPin {
  const { id, kind, title, purpose, surprised, context, licence, attribution } = row;
  const { family, driver, condition, node, url, body, version, visibility } = row;
  const { owner, revision, createdAt, changedAt } = row;
  const pin: Pin = {
    ...{ id: id as PinId, kind, title, purpose, surprised, context, attribution },
    ...{ licence: licence as LicenceKey, family, driver, condition, node, url, body },
    ...{ version, visibility, owner: owner as UserId, revision, createdAt, changedAt },
    ...placesOf(row),
    ...originOf(row),
    ...hiddenOf(row),
  };
  return { pin, ...(file && pin.file && { file: pinFileOf(pin.file, file) }) };
}

function placesOf({ siteId, measureId, evidenceSite, goalId, testId, fileId }: Row["pin"]) {
  return {
    ...(siteId !== null && { site: siteId as SiteId }),
    ...(measureId !== null && { measure: measureId as MeasureId }),
    ...(evidenceSite !== null && { evidenceSite: evidenceSite as SiteId }),
    ...(goalId !== null && { goal: goalId }),
    ...(testId !== null && { test: testId }),
    ...(fileId !== null && { file: fileId }),
  };
}

function originOf({ parent, root, parentNetwork: network, parentTitle: title }: Row["pin"]) {
  return parent !== null && root !== null ? { origin: { parent, root, network, title } } : {};
}

function hiddenOf({ hiddenAt: at, hiddenBy: by, hiddenWhy: why }: Row["pin"]) {
  return at !== null ? { hidden: { at, by: by ?? "", why: why ?? "" } } : {};
}

function pinFileOf(
  id: string,
  { actor: _, at: _at, width, height, ...file }: NonNullable<Row["file"]>,
) {
  return {
    ...{ id, ...file },
    ...(width !== null && height !== null && { size: { width, height } }),
  } satisfies PinFile;
}

function rowOf({ site, measure, goal, test, file, origin, hidden, ...pin }: Pin) {
  return {
    ...pin,
    ...{ siteId: site ?? null, measureId: measure ?? null, goalId: goal ?? null },
    ...{ testId: test ?? null, fileId: file ?? null },
    evidenceSite: pin.evidenceSite ?? null,
    ...{ parent: origin?.parent ?? null, root: origin?.root ?? null },
    ...{ parentNetwork: origin?.network ?? "", parentTitle: origin?.title ?? "" },
    ...{ hiddenAt: hidden?.at ?? null, hiddenBy: hidden?.by ?? null },
    hiddenWhy: hidden?.why ?? null,
  } satisfies typeof pinTable.$inferInsert;
}

/** Keeps a new pin. */
export async function savePin(store: NetworkStore, pin: Pin, act: Act): Promise<void> {
  await recorded(store, act, () => [newPinQuery(store, pin)]);
}

/** Keeps pins that were made up, and puts into the ledger what is to be shared. */
export async function saveMadeUpPins(
  store: NetworkStore,
  pins: readonly Pin[],
  act: Act,
): Promise<void> {
  const shared = pins.filter(({ visibility }) => visibility === "all");
  const parts = ["site", "surprised", "context", "measure"];
  await recorded(store, act, () => [
    ...pins.map((pin) => newPinQuery(store, pin)),
    ...shared.map(({ id }) => newPublicationQuery(store, sharedPins, id, parts)),
  ]);
}

/** A new pin, to be written together with whatever comes with it. */
export function newPinQuery({ db }: NetworkStore, pin: Pin) {
  return db.insert(pinTable).values(rowOf(pin));
}

/**
 * Writes a pin anew.
 *
 * @param pin With its next revision.
 * @returns False when someone changed it meanwhile: nothing was written then.
 */
export async function changePin(store: NetworkStore, pin: Pin, act: Act): Promise<boolean> {
  const { id, ...row } = rowOf(pin);
  const before = pin.revision - 1;
  const [changed] = await recorded(
    store,
    act,
    () => [
      store.db
        .update(pinTable)
        .set(row)
        .where(and(eq(pinTable.id, id), eq(pinTable.revision, before)))
        .returning({ id: pinTable.id }),
    ],
    { when: isAt("pin", id, before) },
  );
  return changed.length === 1;
}

/** Takes every word and the file out of a pin: its row is left for what was made from it. */
export async function removePinRow(
  store: NetworkStore,
  { id, revision }: Pick<Pin, "id" | "revision">,
  act: Act,
): Promise<boolean> {
  const nothing = { title: "", purpose: "", surprised: "", context: "", attribution: "", url: "" };
  const [changed] = await recorded(
    store,
    act,
    () => [
      store.db
        .update(pinTable)
        .set({
          ...nothing,
          ...{ body: "", fileId: null, parentTitle: "", hiddenWhy: null },
          ...{ goalId: null, testId: null, measureId: null, evidenceSite: null },
          ...{ revision: sql`revision + 1`, changedAt: act.at, removedAt: act.at },
        })
        .where(and(eq(pinTable.id, id), eq(pinTable.revision, revision)))
        .returning({ id: pinTable.id }),
    ],
    { when: isAt("pin", id, revision) },
  );
  return changed.length === 1;
}

const evidence: PointsToChart = {
  table: pinTable,
  id: pinTable.id,
  site: pinTable.evidenceSite,
  measure: pinTable.measureId,
};

/** The figures of the site where a pin was tried, for the measure of its evidence. */
export function pinFiguresQuery(store: NetworkStore, id: string, span: Span) {
  return figuresOfQuery(store, evidence, id, span);
}

/** The network's sums for a pin whose evidence is the whole network's. */
export function pinRollUpsQuery(store: NetworkStore, id: string, span: Span) {
  return rollUpsOfQuery(store, evidence, id, span);
}

/** The titles of the goal and of the test of change that a pin came from. */
export function pinSourcesQuery({ db }: NetworkStore, id: string) {
  return db
    .select({
      ...{ goal: goal.title, visibility: goal.visibility, goalSite: goal.siteId },
      ...{ test: pdsa.objective, testSite: pdsa.siteId },
    })
    .from(pinTable)
    .leftJoin(goal, eq(goal.id, pinTable.goalId))
    .leftJoin(pdsa, eq(pdsa.id, pinTable.testId))
    .where(eq(pinTable.id, id))
    .limit(1);
}
