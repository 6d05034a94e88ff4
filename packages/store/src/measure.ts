import type { MeasureId } from "@allteach/domain/identity";
import { type Measure, MeasureDefinition } from "@allteach/domain/measure";
import { asc } from "drizzle-orm";
import { measure } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

const MAX_MEASURES = 200;

/** The network's measures in its own order. */
export function measuresQuery({ db }: NetworkStore) {
  return db.select().from(measure).orderBy(asc(measure.place), asc(measure.id)).limit(MAX_MEASURES);
}

type Row = Awaited<ReturnType<typeof measuresQuery>>[number];

export function measureOf(row: Row): Measure {
  const { id, place, goal, siteTypes, ...rest } = row;
  return {
    ...MeasureDefinition.parse({
      ...rest,
      ...(goal !== null && { goal }),
      siteTypes: JSON.parse(siteTypes),
    }),
    id: id as MeasureId,
    place,
  };
}
