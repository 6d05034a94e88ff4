import type { RuleSet, Transparency } from "@allteach/domain/network";

/** What sites may see of each other, to choose from. */
export const transparencyChoices: readonly {
  value: Transparency;
  label: string;
  hint: string;
}[] = [
  {
    value: "named",
    label: "Each other, by name",
    hint: "The usual way: one can ask whoever improves.",
  },
  {
    value: "blinded",
    label: "Each other, under codes",
    hint: "Every site has a code made by chance, which never changes.",
  },
  {
    value: "own-only",
    label: "Themselves and the network as a whole",
    hint: "Single sites are shown to nobody but themselves.",
  },
];

/** The rule sets by the names under which they are known. */
export const ruleSetNames: Readonly<Record<RuleSet, string>> = {
  ihi: "IHI (Institute for Healthcare Improvement)",
  "nhs-mdc": "NHS England, Making Data Count",
  anhoej: "Anhøj (runs and crossings)",
  "western-electric": "Western Electric",
  nelson: "Nelson",
};
