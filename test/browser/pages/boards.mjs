import { at, demo, fresh, insist, press, working } from "../place.mjs";

/** @type {import("../place.mjs").Place[]} */
export const visitedBoards = [
  { name: "demo, pins that earned something", path: demo(at("/pins?grade=one-site")) },
  { name: "demo, pins found by words", path: demo(at("/pins?q=checklist")) },
  { name: "demo, boards", path: demo(at("/boards")) },
];

const open = async (page, summary) => page.getByText(summary, { exact: true }).first().click();

/** @type {import("../place.mjs").Place[]} */
export const boards = [
  { name: "fresh, boards", path: fresh(at("/boards")) },
  { name: "pins, for you", path: working(at("/pins?show=for-you")) },
  { name: "pins, followed, none", path: fresh(at("/pins?show=followed")) },
  { name: "what one follows", path: working(at("/follows")) },
  { name: "reports about pins", path: working(at("/moderation")) },
  {
    name: "a board",
    path: fresh(at("/boards")),
    act: async (page, world) =>
      press("Make it", { name: "Before the visit", about: "What we try next" })(page, world),
  },
  {
    name: "a board without a name",
    path: fresh(at("/boards")),
    act: insist("Make it", { name: " " }),
  },
  {
    name: "a pin, commented on",
    path: working(({ ownPin }) => `/pins/${ownPin}`),
    act: async (page, world) =>
      press("Send", { text: "Which size do you print it in?" })(page, world),
  },
  {
    name: "a pin, how it earns its mark",
    path: working(({ ownPin }) => `/pins/${ownPin}`),
    act: async (page) => {
      await open(page, "How a pin earns its mark");
      await open(page, "We tried it");
    },
  },
];
