import type { ChartType, ControlChart } from "@allteach/spc/control-chart";
import { sigmaOf } from "@allteach/spc/rules/phase-point";
import { bearableDecimals, formatNumber } from "@allteach/spc/words/format-value";

/** Writes a value as it stands in a picture. */
export type Figure = (value: number) => string;

/** How figures are to be written. */
export interface FigureProps {
  /** "%", "days", "per 1,000 bed days". One of two letters or fewer stands beside every figure. */
  unit?: string;
  /** Decimals of figures; as many as the data bear when left out. */
  digits?: number;
}

/** What the centre line is, in the reader's word. */
export function centreWord(chart: ChartType): "Mean" | "Median" {
  return chart === "run" || chart === "g" ? "Median" : "Mean";
}

/** The same decimals for every figure of a chart, and the unit where it is short. */
export function chartFigure(chart: ControlChart, { unit = "", digits }: FigureProps): Figure {
  return figureWith(digits ?? decimalsOf(chart, unit), unit);
}

/** Figures of this many decimals, with the unit where it is short ("71 %"). */
export function figureWith(decimals: number, unit = ""): Figure {
  const beside = unit !== "" && unit.length <= 2 ? `\u00a0${unit}` : "";
  return (value) => formatNumber(value, decimals) + beside;
}

/** As many decimals as the latest value bears, in the light of how far chance moves it. */
export function decimalsOf({ points }: ControlChart, unit: string): number {
  const last = points.findLast(({ value, centre }) => value !== null && centre !== null);
  const usual = last?.centre ?? points.findLast(({ value }) => value !== null)?.value ?? 0;
  return bearableDecimals(usual, last === undefined ? null : sigmaOf(last), unit);
}
