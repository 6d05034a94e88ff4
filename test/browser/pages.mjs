// Every page and every state worth seeing. Screenshots and tests go through this one list.
import { boards, visitedBoards } from "./pages/boards.mjs";
import { visiting } from "./pages/demo.mjs";
import { events, visitedEvents } from "./pages/events.mjs";
import { evidence } from "./pages/evidence.mjs";
import { goals } from "./pages/goals.mjs";
import { longNames } from "./pages/long-names.mjs";
import { funding, mails } from "./pages/mails.mjs";
import { measures } from "./pages/measures.mjs";
import { months } from "./pages/months.mjs";
import { network } from "./pages/network.mjs";
import { newcomers, operating, outside } from "./pages/outside.mjs";
import { pins, visitedPins } from "./pages/pins.mjs";
import { processMaps } from "./pages/process-maps.mjs";
import { theory } from "./pages/theory.mjs";
import { uploads } from "./pages/uploads.mjs";

const leading = [
  ...network,
  ...months,
  ...measures,
  ...uploads,
  ...goals,
  ...pins,
  ...boards,
  ...events,
  ...theory,
  ...processMaps,
  ...evidence,
  ...mails,
  ...longNames,
].map((place) => ({ ...place, as: "leader" }));

/** @type {import("./place.mjs").Place[]} */
export const places = [
  ...outside,
  ...visiting,
  ...visitedEvents,
  ...visitedPins,
  ...visitedBoards,
  ...newcomers,
  ...leading,
  ...funding,
  ...operating,
];
