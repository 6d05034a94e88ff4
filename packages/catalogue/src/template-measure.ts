import type { TemplateMeasure } from "./template.ts";

type Given = Omit<TemplateMeasure, "unit" | "multiplier" | "exclusions" | "siteTypes" | "status"> &
  Partial<TemplateMeasure>;

const usual = { exclusions: "", siteTypes: [], status: "live" } as const;

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
