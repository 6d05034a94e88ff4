import type { RuleSet, RuleSetId } from "./rule.ts";
import { ANHOEJ } from "./sets/anhoej.ts";
import { IHI } from "./sets/ihi.ts";
import { NELSON } from "./sets/nelson.ts";
import { NHS_MDC } from "./sets/nhs-mdc.ts";
import { WESTERN_ELECTRIC } from "./sets/western-electric.ts";

/** Every rule set, by the name a network's settings store. */
export const RULE_SETS: Readonly<Record<RuleSetId, RuleSet>> = {
  ihi: IHI,
  "nhs-mdc": NHS_MDC,
  anhoej: ANHOEJ,
  "western-electric": WESTERN_ELECTRIC,
  nelson: NELSON,
};
