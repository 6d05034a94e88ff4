import type { Setting } from "@allteach/actions/read-setting";
import { figureShape } from "@allteach/domain/measure";
import type { SelectOption } from "@allteach/web/components/field";

/** More sites than this are not offered for every single heading. */
const MOST_SITES = 60;

const partsOfShape = {
  counts: ["numerator", "denominator", "n/d"],
  sample: ["mean", "sd", "n"],
  value: ["value"],
  events: ["events", "denominator"],
} as const;

const general: readonly SelectOption[] = [
  { value: "ignore", label: "Nothing: leave it out" },
  { value: "numerator", label: "Numerators" },
  { value: "denominator", label: "Denominators" },
  { value: "n/d", label: "Both counts, as 12/30" },
  { value: "note", label: "Notes" },
  { value: "site", label: "The names of sites" },
  { value: "measure", label: "The names of measures" },
];

/** Whatever the heading of a file may mean in this network. */
export function headingMeanings({ sites, measures }: Setting) {
  const ofSites = sites.map(({ code, name }) => ({ value: `site:${code}`, label: `Site ${name}` }));
  const ofMeasures = measures.map(({ code, name }) => {
    return { value: `measure:${code}`, label: `${code}: ${name}` };
  });
  const ofParts = measures.flatMap((measure) =>
    partsOfShape[figureShape(measure)].map((part) => ({
      value: `measure:${measure.code}:${part}`,
      label: `${measure.code}: ${part === "n/d" ? "both counts, as 12/30" : part}`,
    })),
  );
  const some = ofSites.length <= MOST_SITES ? ofSites : [];
  return {
    meanings: [...general, ...ofParts, ...ofMeasures, ...some],
    sites: ofSites,
    measures: ofMeasures,
  };
}

/** What a form says of headings: what was not chosen is not said. */
export function meaningsSaid(form: FormData): Record<string, string> {
  const said: Record<string, string> = {};
  for (const [name, entry] of form) {
    if (!name.startsWith("means ") || typeof entry !== "string" || entry === "") continue;
    said[name.slice("means ".length)] = entry;
  }
  return said;
}
