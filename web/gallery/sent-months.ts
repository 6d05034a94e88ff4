import type { CompletenessRow } from "@allteach/chart/completeness-grid-svg";
import type { CellState } from "@allteach/chart/marks/cell";

const STATES: Record<string, CellState> = {
  i: "in",
  p: "part",
  a: "awaited",
  m: "missing",
  n: "not-asked",
};

/** A letter a month, from January 2025. */
const months: Record<string, string> = {
  Alder: "iiiiiiiiiiiiiiiiii",
  Beech: "iiiiimiiiiiiiiiiii",
  Cherry: "iiiiiiiiiipiiiiiip",
  Elder: "nnnnnnniiiiiiiiiii",
  Hawthorn: "iiiiiiiiiiiiiiiiia",
  Juniper: "iiimmmiiiiipiiiiia",
  Maple: "iiiiiiiiiiiiiiiiii",
  Willow: "iiiiiiiinnnnnnnnnn",
};

/** Who has sent what, at eight made-up sites. */
export const sentMonths: readonly CompletenessRow[] = Object.entries(months).map(
  ([name, letters]) => ({
    name,
    cells: [...letters].map((letter) => STATES[letter] ?? "missing"),
    own: name === "Elder",
  }),
);
