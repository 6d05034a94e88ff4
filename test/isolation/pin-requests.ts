import type { Ids } from "./canary.ts";
import { type Ask, form, seen } from "./request.ts";

const written = { at: "own", by: "people", need: "write-pins" } as const;
const shared = { at: "own", by: "people", need: "share-pins" } as const;

const pin = (site: "site" | "other") =>
  form((ids) => ({
    ...{ title: "A pin", kind: "text", body: "It says this", purpose: "To be read", saw: "1" },
    ...{ attribution: "A team", licence: "cc-by-4.0", site: ids[site], measure: "" },
  }));
const ofShared = (ids: Ids) => ({ pin: sharedPinOf(ids) });

export const sharedPinOf = ({ pin: id }: Pick<Ids, "pin">) => id.replace(/0$/, "2");

/** Another site's. */
export const farPinOf = ({ pin: id }: Pick<Ids, "pin">) => id.replace(/0$/, "3");

/** Pins, their files, and what is shared of them. */
export const pinPages: Record<string, Ask | readonly Ask[]> = {
  "GET /n/:network/pins": [seen, { ...seen, query: () => ({ kind: "document" }) }],
  "GET /n/:network/pins/new": [
    { need: "write-pins", at: "anywhere", by: "people" },
    {
      ...{ need: "write-pins", at: "anywhere", by: "people" },
      query: ({ goal, test, measure }) => ({ goal, test, measure, driver: "aim" }),
    },
  ],
  "POST /n/:network/pins": [
    { ...written, body: pin("site") },
    { ...written, at: "other", body: pin("other") },
  ],
  "GET /n/:network/pins/:pin": seen,
  "POST /n/:network/pins/:pin": { ...written, body: pin("site") },
  "GET /n/:network/pins/:pin/edit": written,
  "POST /n/:network/pins/:pin/removal": written,
  "GET /n/:network/pins/:pin/files/:file": [
    { ...seen, params: ({ pinFile }) => ({ file: pinFile }) },
    { ...seen, params: () => ({ file: "small" }) },
  ],
  "GET /n/:network/pins/:pin/sharing": shared,
  "POST /n/:network/pins/:pin/sharing": { ...shared, body: form(() => ({ parts: "surprised" })) },
  "POST /n/:network/pins/:pin/withdrawal": [shared, { ...shared, params: ofShared }],
};

/** What is shared is read by members of any network: nobody finds more than that through it. */
export const commonsPins: Record<string, Ask> = {
  "GET /commons/pins": { query: () => ({ q: "title" }) },
  "GET /commons/pins/:pin": { params: ({ sharedPin }) => ({ pin: sharedPin }) },
  "GET /commons/pins/:pin/files/:file": {
    params: ({ sharedPin, pinFile }) => ({ pin: sharedPin, file: pinFile }),
  },
};
