import type { Ids } from "./canary.ts";
import { pastEvent, someAnswers } from "./event-rows.ts";
import { type Ask, atOther, form, seen } from "./request.ts";

const planning = { need: "manage-events" } as const;
const attending = { need: "attend-events" } as const;
const assessing = { need: "assess-capability" } as const;
const past = ({ event }: Ids) => ({ event: pastEvent(event) });

const event = form(() => ({
  ...{ saw: "1", kind: "webinar", title: "A webinar", on: "2998-01-01", from: "09:00" },
  ...{ until: "10:00", prework: ["Read it"], "prework-key": ["i1"] },
}));
const steps = form(() => ({
  ...{ saw: "1", name: "A series", "step-key": ["s1"], "step-kind": ["action-period"] },
  ...{ "step-name": ["Try it"], "step-starts": ["2026-01-01"], "step-ends": ["2026-02-01"] },
}));
const path = form(() => ({
  ...{ saw: "1", name: "A path", "item-key": ["i1"], item: ["A book"] },
  ...{ "item-address": ["https://www.who.int/"], "item-helps": ["aim"] },
}));
const ready = (site: (ids: Ids) => string) => form((ids) => ({ site: site(ids), items: ["i1"] }));

/** Events, series, self-assessment, training and storyboards. */
export const eventPages: Record<string, Ask | readonly Ask[]> = {
  "GET /n/:network/events": seen,
  "GET /n/:network/events.ics": seen,
  "GET /n/:network/events/new": planning,
  "POST /n/:network/events": { ...planning, body: event },
  "GET /n/:network/events/:event": [seen, { ...seen, params: past }],
  "GET /n/:network/events/:event/event.ics": seen,
  "GET /n/:network/events/:event/edit": planning,
  "POST /n/:network/events/:event/edit": { ...planning, body: event },
  "POST /n/:network/events/:event/calling-off": planning,
  "POST /n/:network/events/:event/answer": {
    ...{ ...attending, at: "anywhere", by: "people" },
    body: form(() => ({ answer: "yes" })),
  },
  "GET /n/:network/events/:event/attendance": planning,
  "POST /n/:network/events/:event/attendance": {
    ...{ ...planning, params: past },
    body: form(({ person }) => ({ came: [person] })),
  },
  "POST /n/:network/events/:event/pre-work": [
    { ...attending, at: "own", body: ready(({ site }) => site) },
    { ...attending, at: "other", body: ready(({ other }) => other) },
  ],
  "GET /n/:network/series/new": planning,
  "POST /n/:network/series": {
    ...planning,
    body: form(() => ({ name: "A series", starts: "2026-03-31", rounds: "3", months: "4" })),
  },
  "GET /n/:network/series/:series": seen,
  "GET /n/:network/series/:series/edit": planning,
  "POST /n/:network/series/:series/edit": { ...planning, body: steps },
  "POST /n/:network/series/:series/rounds": planning,
  "GET /n/:network/capability": { ...assessing, at: "anywhere" },
  "GET /n/:network/sites/:site/capability": [
    { ...assessing, at: "own" },
    { ...assessing, at: "other", params: atOther },
  ],
  "POST /n/:network/sites/:site/capability": [
    { ...assessing, at: "own", body: form(() => someAnswers) },
    { ...assessing, at: "other", params: atOther, body: form(() => someAnswers) },
  ],
  "GET /n/:network/training": seen,
  "GET /n/:network/training/new": planning,
  "POST /n/:network/training": { ...planning, body: path },
  "GET /n/:network/training/:path": seen,
  "GET /n/:network/training/:path/edit": planning,
  "POST /n/:network/training/:path/edit": { ...planning, body: path },
  "POST /n/:network/training/:path/removal": planning,
  "POST /n/:network/training/:path/marks": {
    ...{ ...attending, at: "anywhere", by: "people" },
    body: form(() => ({ item: "i1", done: "yes" })),
  },
  "GET /n/:network/storyboard": seen,
  "GET /n/:network/storyboard.pdf": { ...seen, takesAway: true },
  "GET /n/:network/sites/:site/storyboard": seen,
  "GET /n/:network/sites/:site/storyboard.pdf": { ...seen, takesAway: true },
};
