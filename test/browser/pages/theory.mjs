import { at, insist, press, working } from "../place.mjs";

/** @type {import("../place.mjs").Place[]} */
export const theory = [
  { name: "working, drivers", path: working(at("/drivers")) },
  { name: "working, drivers changed", path: working(at("/drivers/edit")) },
  {
    name: "working, drivers arranged",
    path: working(at("/drivers/edit")),
    act: async (page) => {
      await page.locator("[data-text]").nth(1).press("Alt+Enter");
      await page.getByText("Not saved yet").waitFor();
    },
  },
  {
    name: "drivers, with problems",
    path: working(at("/drivers/edit")),
    act: async (page, world) => {
      await page.locator("[data-text]").nth(1).fill("");
      await insist("Save", {})(page, world);
    },
  },
  {
    name: "drivers read in, with problems",
    path: working(at("/drivers")),
    act: async (page, world) => {
      await page.getByText("Read one in").click();
      await insist("Read it in", { outline: "- no aim" })(page, world);
    },
  },
  { name: "working, a site's drivers", path: working(at("/sites/NOR/drivers")) },
  { name: "working, tests", path: working(at("/tests")) },
  { name: "working, new test", path: working(at("/tests/new?driver=t1")) },
  {
    name: "new test, with problems",
    path: working(at("/tests/new")),
    act: insist("Begin the test", { objective: "", starts: "2026-02-02" }),
  },
  {
    name: "working, a test",
    path: working(at("/tests/new?driver=t1")),
    act: press("Begin the test", { objective: "A kit at one bedside" }),
  },
  {
    name: "a test, not studied",
    path: working(at("/tests/new?driver=t1")),
    act: async (page, world) => {
      await press("Begin the test", { objective: "A kit at one bedside" })(page, world);
      await page.getByLabel("Adopt it").check();
      await insist("Save", { happened: "It was there" })(page, world);
    },
  },
  { name: "working, charter", path: working(at("/charter")) },
  {
    name: "charter, saved",
    path: working(at("/charter")),
    act: press("Save", { what: "Reduce infections", forWhom: "children" }),
  },
];
