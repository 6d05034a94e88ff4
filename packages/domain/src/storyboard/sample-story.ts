import { readChart } from "@allteach/spc/read-chart";
import { Code, MeasureId } from "../identity.ts";
import { type Measure, MeasureDefinition } from "../measure.ts";
import { CycleDraft } from "../pdsa-cycle.ts";
import { emptyCharter } from "../team-charter.ts";
import type { StoryChart, StoryInput } from "./storyboard.ts";

/** Made-up stories for tests and for looking at: the same ones every time. */

const sampleMeasure = (code: string, name: string): Measure =>
  ({
    ...MeasureDefinition.parse({
      ...{ code, name, kind: "outcome", numerator: "Children in remission" },
      ...{ denominator: "Children seen", unit: "%", multiplier: 100, direction: "increase" },
      ...{ chart: "p", goal: 75 },
    }),
    ...{ id: MeasureId.parse(1), status: "live", code: Code.parse(code) },
  }) as Measure;

/** A chart that rises after two years. */
export function sampleChart(code: string, name: string): StoryChart {
  const measure = sampleMeasure(code, name);
  const points = Array.from({ length: 30 }, (_, month) => ({
    label: `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`,
    numerator: 60 + ((month * 7) % 5) + (month > 20 ? 14 : 0),
    denominator: 100,
  }));
  const reading = readChart(
    { chart: "p", points },
    {
      ...{ chart: { multiplier: 100 }, ruleSet: "ihi", direction: "increase" },
      ...{ name, unit: "%", noun: { one: "month", many: "months" }, goal: 75 },
    },
  );
  const happenings = [
    { kind: "change" as const, on: "2025-10-03", text: "Visits are planned a day ahead" },
    { kind: "pdsa" as const, on: "2025-06-10", text: "A pre-visit list for one clinic" },
  ];
  return { measure, reading, missing: [], happenings };
}

const nodes: StoryInput["nodes"] = [
  { key: "aim", kind: "aim", parent: null, text: "More children in remission", measures: [] },
  { key: "d1", kind: "driver", parent: "aim", text: "Every visit is planned", measures: [] },
  { key: "d2", kind: "driver", parent: "aim", text: "Families know the plan", measures: [] },
  { key: "t1", kind: "intervention", parent: "d1", text: "A list before the visit", measures: [] },
  { key: "t2", kind: "intervention", parent: "d2", text: "A plan on one page", measures: [] },
];

const cycle = (id: number, fields: Partial<StoryInput["cycles"][number]> = {}) => ({
  ...CycleDraft.parse({
    ...{ objective: `A list before the visit, round ${id}`, node: "t1", starts: "2025-06-10" },
    ...{ prediction: "Eight of ten visits have what they need", outcome: "as-predicted" },
    ...{ happened: "Nine of ten had", study: "The list works when the nurse fills it in" },
    ...{ act: "adopt", measure: "REM" },
  }),
  ...{ id: `p_${id}`, revision: 1, stage: "done" as const, nodeWords: "A list before the visit" },
  ...{ startedBy: "clock", startedAt: id, changedAt: id, closedAt: id, whose: "" },
  ...fields,
});

export const emptyStory: StoryInput = {
  network: { name: "A network", slug: "a-network", simulated: false },
  ...{ whose: "Northgate", site: "NOR", on: "2026-11-15", charter: emptyCharter },
  ...{ nodes: nodes.slice(0, 1), charts: [], goals: [], cycles: [] },
};

export const sampleStory: StoryInput = {
  ...emptyStory,
  charter: {
    ...emptyCharter,
    ...{ what: "Raise clinical remission", forWhom: "children with Crohn’s disease" },
    ...{ byHowMuch: "from 62 to 75 %", byWhen: "2027-06-30", measures: [Code.parse("REM")] },
    accomplish: "More children well enough for school and play.",
    know: "The share in remission rises and stays up.",
    change: "Plan visits, and agree the plan with the family.",
    team: [
      { name: "Ada Berg", role: "Physician" },
      { name: "Nils Holm", role: "Parent" },
    ],
  },
  nodes,
  charts: [sampleChart("REM", "Children in remission"), sampleChart("GRO", "Normal growth")],
  goals: [
    {
      ...{ id: "g_1", title: "Plan every visit", aim: "From 40 % to 80 % by March" },
      ...{ stage: "reached", learnt: "Ten minutes a week are enough." },
    },
  ],
  cycles: [cycle(1), cycle(2, { act: "", stage: "doing", happened: "", study: "" })],
};

/** More of everything than fits on a wall, and words as long as fields take. */
export const endlessStory: StoryInput = {
  ...sampleStory,
  whose: "Kinderkrankenhaus ".repeat(11).trim(),
  charter: {
    ...sampleStory.charter,
    team: Array.from({ length: 30 }, (_, n) => ({
      name: `${"Name ".repeat(38)}${n}`,
      role: "Role",
    })),
    accomplish: "Wir wollen alles besser machen. ".repeat(60),
    measures: [],
  },
  nodes: [
    ...nodes,
    ...Array.from({ length: 300 }, (_, n) => ({
      ...{ key: `x${n}`, kind: "driver" as const, parent: "aim", measures: [] },
      text: `A driver of many words ${"and more ".repeat(25)}${n}`,
    })),
  ],
  charts: Array.from({ length: 9 }, (_, n) =>
    sampleChart(`M${n}`, `${"A measure ".repeat(11)}${n}`),
  ),
  goals: Array.from({ length: 12 }, (_, n) => ({
    ...{ id: `g_${n}`, title: "A goal ".repeat(15), aim: "From much to more ".repeat(20) },
    ...{ stage: "under-way" as const, learnt: `${n}: ${"we learnt a lot. ".repeat(90)}` },
  })),
  cycles: Array.from({ length: 40 }, (_, n) =>
    cycle(n, {
      ...{ objective: "Try it ".repeat(28), whose: "A hospital of a long name ".repeat(6) },
      ...{ prediction: "x".repeat(1900), study: `${n}${"unbreakable".repeat(180)}` },
    }),
  ),
};
