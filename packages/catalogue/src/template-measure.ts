import type { TemplateMeasure } from "./template.ts";

type Left = "unit" | "multiplier" | "exclusions" | "siteTypes" | "status" | "cadence";
type Given = Omit<TemplateMeasure, Left> & Partial<TemplateMeasure>;

const usual = { exclusions: "", siteTypes: [], status: "live", cadence: "month" } as const;

/** A share of those counted, in per cent, on a p or Laney p′ chart. */
export function percentage(given: Given & { chart: "p" | "pp" }): TemplateMeasure {
  return { ...usual, siteTypes: [], unit: "%", multiplier: 100, ...given };
}

/** Events for so many days or patients, on a u or Laney u′ chart. */
export function rate(
  given: Given & { chart: "u" | "up"; multiplier: number; unit: string },
): TemplateMeasure {
  return { ...usual, siteTypes: [], ...given };
}

/** A mean of measurements, charted with their spread. */
export function average(given: Omit<Given, "chart"> & { unit: string }): TemplateMeasure {
  return { ...usual, siteTypes: [], multiplier: 1, ...given, chart: "xbar" };
}

/**
 * Events too rare for a rate at one site: charted there by the cases (g) or days (t) between them,
 * and as a rate for the network.
 */
export function rareEvents(
  given: Given & { chart: "g" | "t"; multiplier: number; unit: string },
): TemplateMeasure {
  return { ...usual, siteTypes: [], ...given };
}
