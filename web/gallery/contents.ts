import { chartGuides } from "./chart-guide.ts";
import { honestyExamples } from "./honesty-examples.ts";
import { markExamples } from "./mark-examples.ts";
import { moreMarkExamples } from "./more-mark-examples.ts";

export interface GalleryLink {
  id: string;
  heading: string;
}

/** A part of the gallery: the question it answers, and what it holds. */
export interface GalleryPart extends GalleryLink {
  lead: string;
  entries: readonly GalleryLink[];
}

const kinds = chartGuides.map(({ chart, name }) => ({ id: `${chart}-chart`, heading: name }));

/** Everything in the gallery, in order. */
export const galleryParts = {
  choose: {
    id: "choose",
    heading: "Which chart?",
    lead: "The kind of figure decides, not taste. In doubt, begin with a run chart.",
    entries: [],
  },
  read: {
    id: "read",
    heading: "How to read one",
    lead: "First the sentence, then the picture, then the figures. Shape always says what colour says.",
    entries: [],
  },
  kinds: {
    id: "kinds",
    heading: "Every kind of chart",
    lead: "When it is the right one, how it is computed, and an example. Limits are three sigma from the centre: the distance beyond which looking for a cause is usually worth the time.",
    entries: kinds,
  },
  marks: {
    id: "marks",
    heading: "What can happen to a chart",
    lead: "Phases, gaps, goals, corrections: how each looks, and what it does to the limits.",
    entries: [...markExamples, ...moreMarkExamples],
  },
  honesty: {
    id: "honesty",
    heading: "Honesty",
    lead: "What a chart does not claim, and how it says so.",
    entries: honestyExamples,
  },
  rules: {
    id: "rules",
    heading: "Rules",
    lead: "A rule names a pattern that a process, left as it is, would seldom show. More rules find more, and cry wolf more often; a network chooses one set and keeps to it.",
    entries: [
      { id: "rule-pictures", heading: "What a rule looks for" },
      { id: "rule-sets", heading: "The five rule sets" },
    ],
  },
  sites: {
    id: "sites",
    heading: "Between sites",
    lead: "For finding out who can teach. A site outside the limits is a question, never a verdict.",
    entries: [
      { id: "exact-funnel", heading: "Funnel" },
      { id: "widened-funnel", heading: "Funnel of sites that differ" },
      { id: "multiples", heading: "Small multiples" },
      { id: "mix", heading: "Why a network moved" },
    ],
  },
  glance: {
    id: "glance",
    heading: "At a glance",
    lead: "The same readings, smaller. Table and chart are computed once, so they cannot disagree.",
    entries: [
      { id: "overview", heading: "Overview" },
      { id: "sparkline-entry", heading: "Sparkline" },
      { id: "completeness", heading: "Who has sent what" },
    ],
  },
} as const satisfies Record<string, GalleryPart>;
