import { at, demo, fresh, insist, press, working } from "../place.mjs";

const soon = () => new Date(Date.now() + 150 * 86_400_000).toISOString().slice(0, 7);
const chart = working(at("/predictions/new?measure=CAUTI&site=NOR&node=t1"));

/** @type {import("../place.mjs").Place[]} */
export const evidence = [
  { name: "demo, theory so far", path: demo(at("/predictions")) },
  { name: "fresh, nothing predicted", path: fresh(at("/predictions")) },
  { name: "working, which chart to predict", path: working(at("/predictions/new")) },
  { name: "working, new prediction", path: chart },
  {
    name: "new prediction, with problems",
    path: chart,
    act: insist("Say it", { amount: "900", until: "2020-01", why: "" }),
  },
  {
    name: "a prediction, said",
    path: chart,
    act: press("Say it", { amount: "0.7", until: soon(), why: "It worked at one bed" }),
  },
  {
    name: "a chart with a prediction",
    path: chart,
    act: async (page, world) => {
      await press("Say it", { amount: "0.6", until: soon() })(page, world);
      await page.goto(`/n/${world.working}/measures/CAUTI?site=NOR`);
    },
  },
  { name: "working, how far teams are", path: working(at("/progress")) },
  { name: "working, how far a team is", path: working(at("/sites/NOR/progress")) },
  {
    name: "how far a team is, with problems",
    path: working(at("/sites/NOR/progress")),
    act: insist("Say so", {}),
  },
  {
    name: "how far a team is, said",
    path: working(at("/sites/NOR/progress")),
    act: async (page, world) => {
      await page.getByLabel("We are at").selectOption("5");
      await press("Say so", { words: "Nights are better than the chart shows." })(page, world);
    },
  },
  { name: "working, taking part", path: working(at("/participation")) },
  {
    name: "working, own record",
    path: working(at("/participation")),
    act: async (page) => {
      await page.locator("#people a").first().click();
      await page.getByText("What counts").waitFor();
    },
  },
];
