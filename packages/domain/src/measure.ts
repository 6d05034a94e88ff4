import * as z from "zod";
import { Cadence } from "./cadence.ts";
import { Code, type MeasureId, type SiteId } from "./identity.ts";
import { DisplayName } from "./network.ts";
import type { Period } from "./period.ts";

export const MeasureKind = z.enum(["outcome", "process", "balancing"]);
export type MeasureKind = z.infer<typeof MeasureKind>;

/** Which way is better. */
export const Direction = z.enum(["increase", "decrease", "neutral"]);
export type Direction = z.infer<typeof Direction>;

/**
 * The control charts a measure may be drawn as: proportions and rates, plain or Laney's; means of
 * samples, single values; cases and days between rare events.
 */
export const MeasureChart = z.enum(["p", "pp", "u", "up", "xbar", "i", "g", "t"]);
export type MeasureChart = z.infer<typeof MeasureChart>;

/** What a figure of a measure is made of, told from its chart. */
export type FigureShape = "counts" | "sample" | "value" | "events";

const shapes: Readonly<Record<MeasureChart, FigureShape>> = {
  ...{ p: "counts", pp: "counts", u: "counts", up: "counts" },
  ...{ xbar: "sample", i: "value", g: "events", t: "events" },
};

/** What a measure asks for: counts, a mean with its spread, one value, or when events were. */
export function figureShape({ chart }: { chart: MeasureChart }): FigureShape {
  return shapes[chart];
}

export const MeasureStatus = z.enum(["draft", "test", "live", "retired"]);
export type MeasureStatus = z.infer<typeof MeasureStatus>;

/** What is counted, out of what, and how it is charted. */
export const MeasureDefinition = z.object({
  code: Code,
  name: DisplayName,
  kind: MeasureKind,
  numerator: z.string().trim().min(1, "say what is counted").max(500, "use at most 500 characters"),
  denominator: z.string().trim().min(1, "say out of what").max(500, "use at most 500 characters"),
  exclusions: z.string().trim().max(1000, "use at most 1,000 characters").default(""),
  /** As it stands behind the figure: `%`, `per 1,000 line days`. */
  unit: z
    .string()
    .trim()
    .min(1, "say the unit, as it stands behind the figure")
    .max(60, "use at most 60 characters"),
  /** What the ratio is multiplied by for people to read: 100, 1,000, 10,000. */
  multiplier: z.number("give a number").positive("must be above zero"),
  direction: Direction,
  /** In the unit. */
  goal: z.number("give a number").nonnegative("cannot be below zero").optional(),
  chart: MeasureChart,
  cadence: Cadence.default("month"),
  /** The types of site that report it; none named: every site. */
  siteTypes: z.array(z.string()).default([]),
  status: MeasureStatus.default("live"),
});
export type MeasureDefinition = z.infer<typeof MeasureDefinition>;

export interface Measure extends MeasureDefinition {
  id: MeasureId;
  /** The order in which the network lists its measures. */
  place: number;
  /** Minutes that a site spends on it for one period; absent or 0: nobody has said. */
  minutes?: number;
  /** Sites that report it besides those of its types. */
  sites?: readonly SiteId[];
  /** Nodes, by number, whose sites report it. */
  nodes?: readonly number[];
  /** The sites that `sites` and `nodes` come to, and when. */
  reporters?: readonly Reporter[];
  /** The last day on which members comment on it, as a date. */
  commentsUntil?: string;
}

/** A site that reports a measure by its own name, or while it is in a node. */
export interface Reporter {
  site: SiteId;
  since?: Period;
  last?: Period;
}

/** Whether a numerator counts some of the denominator, so that it can never be above it. */
export function isProportion(measure: Pick<Measure, "chart">): boolean {
  return measure.chart === "p" || measure.chart === "pp";
}

/**
 * Whether a site reports a measure: as one of a type, by name, or through a node. A measure that
 * names none of these is everybody's.
 *
 * @param month The month asked about, for sites that come to a node or leave it; left out, whenever.
 */
export function isAssigned(
  measure: Pick<Measure, "siteTypes" | "status" | "sites" | "nodes" | "reporters">,
  site: { type: string; id?: SiteId },
  month?: Period,
): boolean {
  if (measure.status !== "live" && measure.status !== "test") return false;
  const { siteTypes, sites = [], nodes = [], reporters = [] } = measure;
  if (siteTypes.length + sites.length + nodes.length === 0) return true;
  if (siteTypes.includes(site.type)) return true;
  return reporters.some(
    ({ site: id, since, last }) =>
      id === site.id &&
      (month === undefined ||
        ((since === undefined || since <= month) && (last === undefined || month <= last))),
  );
}
