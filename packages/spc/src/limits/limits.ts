import type { Columns } from "../columns.ts";
import type { Lines } from "./lines.ts";
import type { Phase } from "./phase.ts";

/** What a chart's limits are computed from, and where they are drawn. */
export interface Sketch {
  columns: Columns;
  phase: Phase;
  lines: Lines;
  choices: LimitChoices;
}

export interface LimitChoices {
  /** A known centre line, in the unit of the values. */
  centre?: number;
  screenMovingRanges?: boolean;
  unordered?: boolean;
}

/**
 * Draws the centre line and the limits of one phase.
 *
 * @returns why no limits could be drawn, in plain words, or nothing.
 */
export type DrawPhase = (sketch: Sketch) => string | undefined;
