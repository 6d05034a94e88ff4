import type { Ids } from "./canary.ts";
import { sharedPinOf } from "./pin-requests.ts";
import { type Ask, form, seen } from "./request.ts";

const people = { by: "people" } as const;
const written = { ...people, at: "own", need: "write-pins" } as const;
const anywhere = { ...people, at: "anywhere", need: "write-pins" } as const;
const reader = { ...people, need: "see-network" } as const;
const moderator = { ...people, need: "moderate-pins" } as const;

const board = (site: "site" | "other") =>
  form((ids) => ({ name: "A board", about: "", kind: "site", site: ids[site], saw: "1" }));

/** A person's board, and the network's. */
export const ownBoardOf = ({ board: id }: Pick<Ids, "board">) => id.replace(/0$/, "1");
export const wholeBoardOf = ({ board: id }: Pick<Ids, "board">) => id.replace(/0$/, "2");
const ofPerson = (ids: Ids) => ({ board: ownBoardOf(ids) });
const ofNetwork = (ids: Ids) => ({ board: wholeBoardOf(ids) });

const followed = form((ids) => ({ kind: "board", target: ids.board }));

/** Boards, what is said of pins, what one follows, and what moderators decide. */
export const boardPages: Record<string, Ask | readonly Ask[]> = {
  "GET /n/:network/boards": seen,
  "POST /n/:network/boards": [
    { ...written, body: board("site") },
    { ...written, at: "other", body: board("other") },
  ],
  "GET /n/:network/boards/:board": seen,
  "POST /n/:network/boards/:board": { ...written, body: board("site") },
  "POST /n/:network/boards/:board/removal": [
    written,
    { ...moderator, params: ofPerson },
    { ...people, need: "write-pins", params: ofNetwork },
  ],
  "GET /n/:network/pins-of-others/:pin": {
    ...reader,
    params: ({ sharedPin }) => ({ pin: sharedPin }),
  },
  "POST /n/:network/board-pins": {
    ...written,
    body: form((ids) => ({ board: ids.board, pin: sharedPinOf(ids), note: "Here", via: "" })),
  },
  "POST /n/:network/board-pins/removal": {
    ...written,
    body: form((ids) => ({ board: ids.board, pin: ids.pin })),
  },
  "POST /n/:network/pins/:pin/comments": { ...anywhere, body: form(() => ({ text: "Thanks" })) },
  "POST /n/:network/pins/:pin/comments/:comment/removal": { by: "leader" },
  "POST /n/:network/pins/:pin/tries": [
    { ...written, params: ofShared, body: form(({ site }) => ({ site, test: "", since: "" })) },
    {
      ...{ ...written, at: "other", params: ofShared },
      body: form(({ other }) => ({ site: other, test: "", since: "" })),
    },
  ],
  "POST /n/:network/pins/:pin/tries/:try/removal": written,
  "POST /n/:network/remixes": [
    { ...written, body: form((ids) => ({ pin: ids.pin, site: ids.site })) },
    { ...written, at: "other", body: form((ids) => ({ pin: ids.pin, site: ids.other })) },
  ],
  "POST /n/:network/pins/:pin/flags": {
    ...reader,
    body: form(() => ({ comment: "", why: "wrong", text: "Look" })),
  },
  "POST /n/:network/pins/:pin/moderation": [
    { ...moderator, body: form(() => ({ comment: "", act: "hide", why: "It names someone" })) },
    {
      ...moderator,
      body: form((ids) => ({ comment: ids.comment, act: "keep", why: "It is fine" })),
    },
  ],
  "GET /n/:network/moderation": moderator,
  "GET /n/:network/follows": reader,
  "POST /n/:network/follows": [
    { ...reader, body: followed },
    {
      ...{ ...people, need: "see-people" },
      body: form(({ person: target }) => ({ kind: "person", target })),
    },
  ],
  "POST /n/:network/follows/end": { by: "leader", body: followed },
  "POST /n/:network/follows/mails": { ...reader, body: form(() => ({ wanted: "" })) },
};

function ofShared(ids: Ids) {
  return { pin: sharedPinOf(ids) };
}
