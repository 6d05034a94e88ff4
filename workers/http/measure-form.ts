import type { Measure } from "@allteach/domain/measure";
import type { Node } from "@allteach/domain/node";
import type { Site } from "@allteach/domain/site";
import type { TypedMeasure } from "@allteach/web/components/measure-fields";
import { textsIn } from "./form-text.ts";

const texts = [
  ...(["name", "code", "kind", "numerator", "denominator", "exclusions", "cadence"] as const),
  ...(["minutes", "chart", "unit", "multiplier", "direction", "goal", "expected"] as const),
  ...(["change", "since", "reason", "saw", "act"] as const),
];

/** A measure's form as it was sent. */
export function measureTyped(form: FormData): TypedMeasure {
  const list = (name: string) =>
    form.getAll(name).flatMap((value) => (typeof value === "string" && value !== "" ? value : []));
  const lists = { siteTypes: list("siteTypes"), sites: list("sites"), nodes: list("nodes") };
  return { texts: textsIn(form, texts), lists };
}

/** What was typed, as the schemas want it: numbers as numbers, and what is empty left away. */
export function measureAsTyped({ texts: typed, lists }: TypedMeasure): Record<string, unknown> {
  const given = Object.entries(typed).filter(([, text]) => text !== "");
  const numbers = new Set(["minutes", "multiplier", "goal"]);
  const values = given.map(([name, text]) => [name, numbers.has(name) ? Number(text) : text]);
  return { ...Object.fromEntries(values), ...lists };
}

/** The form of a measure that stands. */
export function typedMeasure(
  measure: Measure,
  { sites, nodes }: { sites: readonly Site[]; nodes: readonly Node[] },
): TypedMeasure {
  const { code, name, kind, numerator, denominator, exclusions, cadence } = measure;
  const { minutes, chart, unit, multiplier, direction, goal, siteTypes } = measure;
  const codesOf = (places: readonly { id: number; code: string }[], ids: readonly number[] = []) =>
    places.filter(({ id }) => ids.includes(id)).map((place) => place.code);
  return {
    texts: {
      ...{ code, name, kind, numerator, denominator, exclusions, cadence, chart, unit, direction },
      multiplier: String(multiplier),
      minutes: minutes === undefined ? "" : String(minutes),
      goal: goal === undefined ? "" : String(goal),
    },
    lists: {
      siteTypes,
      sites: codesOf(sites, measure.sites),
      nodes: codesOf(nodes, measure.nodes),
    },
  };
}

/** What the form of a new measure begins with. */
export const freshMeasure: TypedMeasure = {
  texts: {
    kind: "process",
    chart: "p",
    unit: "%",
    multiplier: "100",
    direction: "increase",
    cadence: "month",
  },
  lists: { siteTypes: [], sites: [], nodes: [] },
};
