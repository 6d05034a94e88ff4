import type { Ids } from "./canary.ts";
import { type Ask, atOther, form, seen } from "./request.ts";
import { testId } from "./theory-rows.ts";

const theory = { need: "edit-theory" } as const;
const score = form(() => ({ halves: "5", words: "we see more" }));
const lead = { need: "attest-participation", at: "other", by: "people" } as const;
const word = form(() => ({ year: "2026", kind: "taken-back", words: "We had not met." }));
const writing = { need: "write-tests" } as const;

const expected = (site: (ids: Ids) => string) =>
  form((ids) => ({
    ...{ measure: ids.measure, site: site(ids), change: "rise-to", amount: "900" },
    ...{ until: soon(), node: "", test: "", why: "we think so" },
  }));

/** A month within reach. */
const soon = () => new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 7);

const nobody = () => "";
const own = ({ site }: Ids) => site;
const other = ({ other: site }: Ids) => site;
const ofOwn = ({ prediction, siteId }: Ids) => ({ prediction: testId(prediction, siteId) });
const ofOther = ({ prediction, otherId }: Ids) => ({ prediction: testId(prediction, otherId) });

/** The pages of what is expected, how far teams are, and who took part. */
export const evidencePages: Record<string, Ask | readonly Ask[]> = {
  "GET /n/:network/predictions": seen,
  "GET /n/:network/predictions/new": [
    { ...writing, at: "anywhere", by: "people" },
    {
      ...{ ...writing, at: "anywhere", by: "people" },
      query: ({ measure, site }) => ({ measure, site }),
    },
  ],
  "POST /n/:network/predictions": [
    { ...writing, body: expected(nobody) },
    { ...writing, at: "own", body: expected(own) },
    { ...writing, at: "other", body: expected(other) },
  ],
  "GET /n/:network/participation": { need: "see-people", by: "people" },
  "GET /n/:network/participation/mine": { need: "see-people", by: "people" },
  "GET /n/:network/participation/mine/files/:file": {
    ...{ need: "see-people", by: "people", takesAway: true },
    params: () => ({ file: "record.csv" }),
  },
  "GET /n/:network/participation/:person": lead,
  "GET /n/:network/participation/:person/files/:file": [
    { ...lead, takesAway: true, params: () => ({ file: "record.csv" }) },
    { ...lead, takesAway: true, params: () => ({ file: "record.json" }) },
  ],
  "POST /n/:network/participation/:person/attestations": { ...lead, body: word },
  "GET /n/:network/progress": seen,
  "GET /n/:network/sites/:site/progress": seen,
  "POST /n/:network/sites/:site/progress": [
    { ...theory, at: "own", body: score },
    { ...theory, at: "other", params: atOther, body: score },
  ],
  "POST /n/:network/predictions/:prediction/withdrawal": [
    writing,
    { ...writing, at: "own", params: ofOwn },
    { ...writing, at: "other", params: ofOther },
  ],
};
