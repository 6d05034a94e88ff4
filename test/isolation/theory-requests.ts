import type { Ids } from "./canary.ts";
import { type Ask, atOther, form, seen } from "./request.ts";
import { testId } from "./theory-rows.ts";

const theory = { need: "edit-theory" } as const;
const writing = { need: "write-tests" } as const;

const diagram = form(() => ({
  ...{ do: "save", saw: "1", why: "learned" },
  ...{ key: ["aim", "d1", "d2"], kind: ["aim", "driver", "driver"], parent: ["", "aim", "aim"] },
  ...{ text: ["An aim", "A driver", "Another"], measures: ["", "", ""] },
}));
const imported = [
  { key: "aim", kind: "aim", parent: null, text: "An aim" },
  { key: "d1", kind: "driver", parent: "aim", text: "A driver" },
];
const charter = form(() => ({ saw: "1", what: "Fewer falls", name: ["Ada"], role: ["Lead"] }));
const cycle = (site: (ids: Ids) => string) =>
  form((ids) => ({ objective: "Try it", ramp: "patient", site: site(ids) }));
const note = (site: (ids: Ids) => string) =>
  form((ids) => ({ on: "2026-01-01", kind: "event", text: "It opened", site: site(ids) }));
const written = form(() => ({ saw: "1", objective: "Try it twice", ramp: "patient" }));
const nobody = () => "";
const own = ({ site }: Ids) => site;
const other = ({ other: site }: Ids) => site;
const ofOwn = ({ test, annotation, siteId }: Ids) => ({
  ...{ test: testId(test, siteId), annotation: testId(annotation, siteId) },
});
const ofOther = ({ test, annotation, otherId }: Ids) => ({
  ...{ test: testId(test, otherId), annotation: testId(annotation, otherId) },
});

/** The pages of the theory and its tests. */
export const theoryPages: Record<string, Ask | readonly Ask[]> = {
  "GET /n/:network/drivers": seen,
  "GET /n/:network/drivers/edit": theory,
  "POST /n/:network/drivers/edit": { ...theory, body: diagram },
  "GET /n/:network/drivers/history": seen,
  "POST /n/:network/drivers/import": {
    ...theory,
    body: form(() => ({ outline: JSON.stringify(imported) })),
  },
  "GET /n/:network/drivers/files/:file": [
    { ...seen, params: () => ({ file: "outline.txt" }) },
    { ...seen, params: () => ({ file: "diagram.json" }) },
    { ...seen, params: () => ({ file: "diagram.pdf" }) },
  ],
  "GET /n/:network/sites/:site/drivers": seen,
  "POST /n/:network/sites/:site/drivers": [
    { ...theory, at: "own" },
    { ...theory, at: "other", params: atOther },
  ],
  "GET /n/:network/sites/:site/drivers/edit": { ...theory, at: "own" },
  "POST /n/:network/sites/:site/drivers/edit": [
    { ...theory, at: "own", body: diagram },
    { ...theory, at: "other", params: atOther, body: diagram },
  ],
  "GET /n/:network/sites/:site/drivers/history": seen,
  "GET /n/:network/sites/:site/drivers/files/:file": {
    ...seen,
    params: () => ({ file: "diagram.pdf" }),
  },
  "GET /n/:network/tests": [seen, { ...seen, query: () => ({ driver: "d1" }) }],
  "GET /n/:network/tests/new": { ...writing, at: "anywhere", by: "people" },
  "POST /n/:network/tests": [
    { ...writing, body: cycle(nobody) },
    { ...writing, at: "own", body: cycle(own) },
    { ...writing, at: "other", body: cycle(other) },
  ],
  "GET /n/:network/tests/:test": [seen, { ...seen, params: ofOwn }],
  "POST /n/:network/tests/:test": [
    { ...writing, body: written },
    { ...writing, at: "own", params: ofOwn, body: written },
    { ...writing, at: "other", params: ofOther, body: written },
  ],
  "GET /n/:network/charter": seen,
  "POST /n/:network/charter": { ...theory, body: charter },
  "GET /n/:network/sites/:site/charter": seen,
  "POST /n/:network/sites/:site/charter": [
    { ...theory, at: "own", body: charter },
    { ...theory, at: "other", params: atOther, body: charter },
  ],
  "POST /n/:network/annotations": [
    { ...writing, body: note(nobody) },
    { ...writing, at: "own", body: note(own) },
    { ...writing, at: "other", body: note(other) },
  ],
  "POST /n/:network/annotations/:annotation/removal": [
    writing,
    { ...writing, at: "own", params: ofOwn },
    { ...writing, at: "other", params: ofOther },
  ],
};
