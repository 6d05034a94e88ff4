import type { FigureProps } from "./figures.ts";
import type { PictureProps } from "./frame.ts";
import type { Annotation } from "./marks/annotation-lane.ts";
import type { ExpectedLevel } from "./marks/expected-level.ts";
import type { GoalLine } from "./marks/goal-line.ts";
import type { RestatedFigure } from "./marks/restated.ts";
import type { MissingPeriod } from "./missing.ts";
import type { ChartSignal } from "./point-kind.ts";

/**
 * What a control chart can show besides its figures. Points are given by their place in the chart's
 * points, from 0, as signals give them; phases count from 1, as points give them.
 */
export interface ControlChartProps extends PictureProps, FigureProps {
  /** What the value axis measures: "Patients in remission". */
  axisTitle?: string;
  /** The main thing in one sentence; read out before the rest. */
  sentence?: string;
  /** In order of weight: a point in two takes the first one's mark. */
  signals?: readonly ChartSignal[];
  goals?: readonly GoalLine[];
  annotations?: readonly Annotation[];
  /** Levels that people expect, drawn hollow, ahead of the figures. */
  expected?: readonly ExpectedLevel[];
  /** Why a period has no value; "not collected" where nothing is said. */
  missing?: readonly MissingPeriod[];
  restated?: readonly RestatedFigure[];
  /** Phases whose limits rest on too few points: dashed and hatched. */
  trialPhases?: readonly number[];
  /** Names of the phases, in order; shown above them. */
  phaseNames?: readonly string[];
  /** The limits come from this many first points. */
  baseline?: number;
  /** Labels of periods still to come, for goals and expectations that lie ahead. */
  ahead?: readonly string[];
  /** Draw the two-sigma limits as well. */
  nearLimits?: boolean;
  /** Say below the chart what its marks mean; true when left out. */
  legend?: boolean;
  /** Show a period's figure under the pointer; true on pages, and never in print. */
  hover?: boolean;
}
