import { at, long, month } from "../place.mjs";

/** @type {import("../place.mjs").Place[]} */
export const longNames = [
  { name: "long names, measures", path: long(at("/measures")) },
  { name: "long names", path: long(at("")) },
  { name: "long names, measure", path: long(at("/measures/CAUTI")) },
  { name: "long names, sites", path: long(at("/sites")) },
  { name: "long names, people", path: long(at("/people")) },
  { name: "long names, settings", path: long(at("/settings")) },
  { name: "long names, a site's record", path: long(at("/sites/LONE/edit")) },
  { name: "long names, site", path: long(at("/sites/LONE")) },
  { name: "long names, month", path: long(month("LONE")) },
  { name: "long names, tokens", path: long(at("/tokens")) },
  { name: "long names, mails", path: long(at("/subscriptions")) },
  { name: "long names, upload", path: long(at("/uploads")) },
];
