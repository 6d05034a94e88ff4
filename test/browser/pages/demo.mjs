import { at, demo } from "../place.mjs";

/** @type {import("../place.mjs").Place[]} */
export const visiting = [
  { name: "demo", path: demo(at("")) },
  { name: "demo, measure", path: demo(at("/measures/CAUTI")) },
  { name: "demo, page of sites", path: demo(at("/measures/CAUTI?sites=2")) },
  { name: "demo, goals", path: demo(at("/goals")) },
  { name: "demo, goals in time", path: demo(at("/goals?view=timeline")) },
  { name: "demo, a goal", path: demo(({ sharedGoal }) => `/goals/${sharedGoal}`) },
  { name: "demo, the whole network's goal", path: demo(({ wholeGoal }) => `/goals/${wholeGoal}`) },
  { name: "demo, who can teach", path: demo(at("/measures/CAUTI/exemplars")) },
  { name: "demo, sites", path: demo(at("/sites")) },
  { name: "demo, who can see what", path: demo(at("/permissions")) },
  { name: "demo, unknown measure", path: demo(at("/measures/NOTHING")), status: 404 },
  { name: "demo, reports", path: demo(at("/reports")) },
  { name: "demo, drivers", path: demo(at("/drivers")) },
  { name: "demo, drivers' history", path: demo(at("/drivers/history")) },
  { name: "demo, tests", path: demo(at("/tests")) },
  { name: "demo, tests of one driver, none", path: demo(at("/tests?driver=nothing")) },
  { name: "demo, a report", path: demo(({ report }) => `/reports/${report}`) },
];
