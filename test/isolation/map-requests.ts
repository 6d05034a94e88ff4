import type { Ids } from "./canary.ts";
import { type Ask, form, seen } from "./request.ts";
import { testId } from "./theory-rows.ts";

const drawing = { need: "edit-theory" } as const;
const judging = { need: "write-tests" } as const;

const begun = (site: (ids: Ids) => string) =>
  form((ids) => ({ name: "A process", site: site(ids) }));
const drawn = form(() => ({
  ...{ do: "save", saw: "1", why: "learned", name: "A process" },
  ...{ key: ["s1", "s2"], kind: ["start", "end"], text: ["Begin", "Done"] },
  ...{ lane: ["", ""], on: ["2", ""] },
}));
const judged = form(() => ({
  ...{ saw: "1", step: "s1", mode: "It fails" },
  ...{ occurrence: "3", severity: "4", detection: "5" },
}));
const read = form(() => ({ outline: "A process\n1> Begin\n2= Done" }));
const offTheList = form(() => ({ listed: "no" }));
const at = (site: "siteId" | "otherId") => (ids: Ids) => ({
  ...{ map: testId(ids.map, ids[site]), risk: testId(ids.risk, ids[site]) },
});
const ofOwn = at("siteId");
const ofOther = at("otherId");
const file = (name: string) => ({ ...seen, params: () => ({ file: name }) });

/** Every way of asking what someone may do to a map: the network's, their site's, another's. */
const everywhere = (ask: Ask): Ask[] => [
  ask,
  { ...ask, at: "own", params: ofOwn },
  { ...ask, at: "other", params: ofOther },
];

/** The pages of process maps and of what can go wrong in them. */
export const mapPages: Record<string, Ask | readonly Ask[]> = {
  "GET /n/:network/maps": seen,
  "GET /n/:network/maps/new": { ...drawing, at: "anywhere", by: "people" },
  "POST /n/:network/maps": [
    { ...drawing, body: begun(() => "") },
    { ...drawing, at: "own", body: begun(({ site }) => site) },
    { ...drawing, at: "other", body: begun(({ other }) => other) },
  ],
  "GET /n/:network/maps/:map": [seen, { ...seen, params: ofOwn }],
  "GET /n/:network/maps/:map/edit": everywhere(drawing),
  "POST /n/:network/maps/:map/edit": everywhere({ ...drawing, body: drawn }),
  "GET /n/:network/maps/:map/history": [seen, { ...seen, params: ofOwn }],
  "POST /n/:network/maps/:map/listing": everywhere({ ...drawing, body: offTheList }),
  "POST /n/:network/maps/:map/import": everywhere({ ...drawing, body: read }),
  "GET /n/:network/maps/:map/files/:file": [
    ...["outline.txt", "map.json", "map.pdf", "risks.csv", "risks.pdf"].map(file),
  ],
  "GET /n/:network/maps/:map/risks": [seen, { ...seen, params: ofOwn }],
  "POST /n/:network/maps/:map/risks": everywhere({ ...judging, body: judged }),
  "GET /n/:network/maps/:map/risks/new": everywhere(judging),
  "GET /n/:network/maps/:map/risks/:risk": everywhere(judging),
  "POST /n/:network/maps/:map/risks/:risk": everywhere({ ...judging, body: judged }),
  "POST /n/:network/maps/:map/risks/:risk/removal": everywhere(judging),
};
