import { at, demo, fresh, insist, working } from "../place.mjs";

/** @type {import("../place.mjs").Place[]} */
export const visitedPins = [
  { name: "demo, pins", path: demo(at("/pins")) },
  { name: "demo, a pin", path: demo(({ pin }) => `/pins/${pin}`) },
  { name: "pins of all networks", path: at("/commons/pins") },
  { name: "pins of all networks, none found", path: at("/commons/pins?q=zebra") },
  { name: "a pin of another network", path: ({ sharedPin }) => `/commons/pins/${sharedPin}` },
];

/** @type {import("../place.mjs").Place[]} */
export const pins = [
  { name: "fresh, pins", path: fresh(at("/pins")) },
  { name: "new pin", path: working(at("/pins/new?measure=CAUTI&site=NOR")) },
  {
    name: "new pin, with problems",
    path: working(at("/pins/new")),
    act: insist("Pin it", { title: "" }),
  },
  {
    name: "a pin of another network, for whoever may take it",
    path: ({ othersPin }) => `/commons/pins/${othersPin}`,
  },
  {
    name: "a pin of another network, to be taken",
    path: fresh(({ othersPin }) => `/pins-of-others/${othersPin}`),
    act: async (page) => page.getByText("Make your own version").click(),
  },
  { name: "a pin", path: working(({ ownPin }) => `/pins/${ownPin}`) },
  { name: "a pin, changed", path: working(({ ownPin }) => `/pins/${ownPin}/edit`) },
  {
    name: "a pin, to be shared",
    path: working(({ ownPin }) => `/pins/${ownPin}/sharing`),
  },
];
