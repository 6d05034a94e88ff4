import type { Calendar } from "@allteach/domain/calendar";
import type { MeasureDefinition } from "@allteach/domain/measure";
import type { PolicyKey } from "@allteach/domain/policy";

/** The templates that there are. */
export const templateKeys = [
  "patient-safety",
  "ibd",
  "perinatal",
  "cardiology",
  "rheumatology",
  "autism",
  "cystic-fibrosis",
  "sickle-cell",
  "kidney",
  "blank",
] as const;
export type TemplateKey = (typeof templateKeys)[number];

/** What a network begins with. Everything in it can be changed once the network is there. */
export interface Template {
  key: TemplateKey;
  /** What such a network is called where people choose one. */
  name: string;
  /** Who it is for, in a sentence. */
  summary: string;
  purpose: string;
  mission: string;
  vision: string;
  aim: string;
  calendar: Calendar;
  /** Kinds of site, the usual one first; none where sites do not differ. */
  siteTypes: readonly string[];
  /** In the order in which a month's form asks for them. */
  measures: readonly TemplateMeasure[];
  /** Measures that such networks keep and that this one cannot chart yet. */
  later: readonly { name: string; why: string }[];
  policies: readonly Policy[];
}

/** A measure, and how far others can be trusted to have defined it so. */
export interface TemplateMeasure extends MeasureDefinition {
  evidence: Evidence;
}

export interface Evidence {
  /**
   * A: numerator, denominator, unit and direction stand in a published source. B: the outcome does,
   * and its counts were completed here. C: a proposal for an outcome still being developed.
   */
  grade: "A" | "B" | "C";
  /** Where it was read. */
  source: string;
  /** Whether any part of it, its goal included, is a proposal of ours. */
  proposal: boolean;
  /** What of it is ours, and what was published, in a sentence. */
  note: string;
}

/** A text that sites sign; a beginning that each network rewrites for itself. */
export interface Policy {
  key: PolicyKey;
  title: string;
  paragraphs: readonly string[];
}
