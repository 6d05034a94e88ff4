import type { Measure, MeasureChart, MeasureKind } from "@allteach/domain/measure";
import { counted } from "./count-words.ts";

/** The charts a measure may be drawn as, in the words of the form. */
export const chartNames: Readonly<Record<MeasureChart, string>> = {
  p: "Share of cases (p chart)",
  pp: "Share of cases that varies more than chance (Laney p′)",
  u: "Events over time at risk (u chart)",
  up: "Events that vary more than chance (Laney u′)",
  xbar: "Mean of measurements (X̄ chart)",
  i: "One value each time (I chart)",
  g: "Cases between rare events (g chart)",
  t: "Days between rare events (t chart)",
};

export const kindNames: Readonly<Record<MeasureKind, string>> = {
  outcome: "Outcome",
  process: "Process",
  balancing: "Balancing",
};

export const cadenceNames = { week: "Every week", month: "Every month", quarter: "Every quarter" };

export const directionNames = {
  increase: "Higher is better",
  decrease: "Lower is better",
  neutral: "Neither way is better",
};

/** The parts of a definition, in the words of the form. */
export const partNames: Readonly<Record<string, string>> = {
  code: "Code",
  name: "Name",
  kind: "Kind",
  numerator: "What is counted",
  denominator: "Out of what",
  exclusions: "What is left out",
  unit: "Unit",
  multiplier: "Multiplied by",
  direction: "Direction",
  goal: "Goal",
  chart: "Chart",
  cadence: "How often",
  siteTypes: "Types of site",
};

/** One value of a definition, as a person says it. */
export function partWords(part: string, value: unknown): string {
  if (value === undefined || value === "") return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "every type" : value.join(", ");
  if (part === "chart") return chartNames[value as MeasureChart];
  if (part === "cadence") return cadenceNames[value as Measure["cadence"]];
  if (part === "direction") return directionNames[value as Measure["direction"]];
  if (part === "kind") return kindNames[value as MeasureKind];
  return typeof value === "number" ? value.toLocaleString("en-GB") : String(value);
}

/** Who is asked for a measure: "every site", "hospitals and 2 sites". */
export function askedWords(
  { siteTypes, sites = [], nodes = [] }: Pick<Measure, "siteTypes" | "sites" | "nodes">,
  named: readonly { id: number; name: string }[],
): string {
  const inNodes = nodes.flatMap((id) => named.find((node) => node.id === id)?.name ?? []);
  const parts = [
    ...siteTypes.map((type) => `type ${type}`),
    ...inNodes,
    ...(nodes.length > inNodes.length ? [counted(nodes.length - inNodes.length, "node")] : []),
    ...(sites.length > 0 ? [`${counted(sites.length, "site")} by name`] : []),
  ];
  return parts.length === 0 ? "Every site" : capital(parts.join(", "));
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Minutes as hours and minutes: "2 h 40 min". */
export function minutesWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}
