import { IMPROVED } from "./exemplar-rows.ts";
import { type Ask, form, json, seen } from "./request.ts";

const own = { at: "own", by: "people" } as const;
const written = { ...own, need: "write-goals" } as const;
const shared = { ...own, need: "share-goals" } as const;
const anywhere = { need: "write-goals", at: "anywhere", by: "people" } as const;

const goal = (site: "site" | "other") =>
  form((ids) => ({
    ...{ title: "A goal", site: ids[site], measure: "", toWords: "It is so", kind: "90-day" },
    ...{ visibility: "network", saw: "1" },
  }));

/** Goals, what is shared of them, and who asks to be introduced. */
export const goalPages: Record<string, Ask | readonly Ask[]> = {
  "GET /n/:network/goals": [seen, { ...seen, query: () => ({ view: "timeline" }) }],
  "POST /n/:network/goals": [
    { ...written, body: goal("site") },
    { ...written, at: "other", body: goal("other") },
  ],
  "GET /n/:network/goals/new": anywhere,
  "GET /n/:network/goals/:goal": seen,
  "POST /n/:network/goals/:goal": { ...written, body: goal("site") },
  "GET /n/:network/goals/:goal/edit": written,
  "POST /n/:network/goals/:goal/check-ins": {
    ...written,
    body: form(() => ({ sentence: "It goes well", confidence: "4", number: "2" })),
  },
  "POST /n/:network/goals/:goal/closure": {
    ...written,
    body: form(() => ({ outcome: "stopped", learnt: "A lot" })),
  },
  "GET /n/:network/goals/:goal/sharing": shared,
  "POST /n/:network/goals/:goal/sharing": { ...shared, body: form(() => ({ parts: "learnt" })) },
  "POST /n/:network/goals/:goal/withdrawal": [
    shared,
    { ...shared, params: ({ goal: id }) => ({ goal: id.replace(/0$/, "2") }) },
  ],
  "GET /n/:network/measures/:measure/exemplars": [
    seen,
    { ...seen, params: () => ({ measure: IMPROVED }) },
  ],
  "POST /n/:network/sites/:site/questions": {
    ...anywhere,
    body: form(({ measure }) => ({ measure, message: "How did you do it?" })),
  },
  "GET /n/:network/introductions": anywhere,
  "GET /n/:network/introductions/new": { ...anywhere, query: ({ shared: to }) => ({ to }) },
  "POST /n/:network/introductions": {
    ...anywhere,
    body: form(({ shared: to }) => ({ to, message: "How did you do it?" })),
  },
  "POST /n/:network/introductions/:introduction/answer": [
    { ...shared, body: form(() => ({ answer: "agree" })) },
    {
      ...shared,
      params: ({ question }) => ({ introduction: question }),
      body: form(() => ({ answer: "decline" })),
    },
  ],
};

export const goalApi: Record<string, Ask | readonly Ask[]> = {
  "GET /api/v1/n/:network/goals": seen,
  "POST /api/v1/n/:network/goals": (["site", "other"] as const).map((site) => ({
    ...{ ...written, at: site === "site" ? "own" : "other" },
    body: json((ids) => ({ title: "A goal", site: ids[site], toWords: "It is so" })),
  })),
};
