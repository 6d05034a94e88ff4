import { type Ask, form, seen } from "./request.ts";

const managed = { need: "manage-network" } as const;
const ofDraft = { params: ({ draft }: { draft: string }) => ({ measure: draft }) } as const;
const written = {
  ...{ name: "Another name", kind: "outcome", numerator: "falls", denominator: "days" },
  ...{ unit: "per 1,000 days", multiplier: "1000", direction: "decrease", chart: "u" },
  ...{ cadence: "month", saw: "1", change: "counting", since: "2025-01", reason: "It was unclear" },
};

/** Measures: how they are written, what becomes of them, what members say of them. */
export const measurePages: Record<string, Ask | readonly Ask[]> = {
  "GET /n/:network/measures": seen,
  "POST /n/:network/measures": [
    { ...managed, body: form(({ network }) => ({ ...written, code: `${network}-NEW` })) },
    { ...managed, body: form(() => ({ ...written, code: "NEW-ONE", act: "check" })) },
  ],
  "GET /n/:network/measures/new": managed,
  "GET /n/:network/measures/:measure/edit": managed,
  "POST /n/:network/measures/:measure/edit": [
    { ...managed, body: form(() => written) },
    { ...managed, body: form(() => ({ ...written, act: "check" })) },
  ],
  "GET /n/:network/measures/:measure/versions": [seen, { ...seen, ...ofDraft }],
  "POST /n/:network/measures/:measure/status": {
    ...{ ...managed, ...ofDraft },
    body: form(() => ({ status: "retired" })),
  },
  "POST /n/:network/measures/:measure/comment-period": {
    ...{ ...managed, ...ofDraft },
    body: form(() => ({ until: "2998-01-01" })),
  },
  "POST /n/:network/measures/:measure/comments": {
    ...{ ...seen, ...ofDraft, by: "people" },
    body: form(() => ({ text: "We could count this." })),
  },
};
