import { at, fresh, insist, press, working } from "../place.mjs";

/** @type {import("../place.mjs").Place[]} */
export const measures = [
  { name: "fresh, measure", path: fresh(at("/measures/CAUTI")) },
  { name: "working, measure", path: working(at("/measures/CAUTI")) },
  { name: "working, one site's measure", path: working(at("/measures/BUNDLE?site=EAS")) },
  { name: "measures", path: working(at("/measures")) },
  { name: "measures, new", path: working(at("/measures/new")) },
  {
    name: "measures, checked",
    path: working(at("/measures/new")),
    act: press("Check it first", {
      ...{ name: "Falls with harm", code: "FALLS", numerator: "falls", denominator: "bed days" },
      ...{ unit: "per 1,000 bed days", minutes: "20", expected: "0.4" },
    }),
  },
  {
    name: "measures, with problems",
    path: working(at("/measures/CDIFF/edit")),
    act: insist("Save", { denominator: "something else", goal: "-1" }),
  },
  {
    name: "measures, counted anew",
    path: working(at("/measures/CDIFF/edit")),
    act: async (page) => {
      await page.check('input[name="change"][value="counting"]');
      await press("Save", {
        ...{ exclusions: "children under two", since: "2026-03" },
        reason: "A positive test in a child under two says little.",
      })(page);
    },
  },
  { name: "measures, with a new definition", path: working(at("/measures/CDIFF")) },
  { name: "measures, versions", path: working(at("/measures/CDIFF/versions")) },
];
