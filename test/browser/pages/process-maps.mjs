import { at, insist, press, working } from "../place.mjs";

/** Begins a map, and goes on from its editor. */
const begun =
  (next = async () => {}) =>
  async (page, world) => {
    await press("Go on to its steps", { name: "Giving a medicine" })(page, world);
    await page.waitForURL(/\/edit$/);
    await next(page, world);
  };
const saved = async (page, world) => {
  await press("Save", {})(page, world);
  await page.locator(".map-outline").waitFor();
};
const drawn = async (page, world) => {
  await page.locator("[data-text]").first().fill("The order is written");
  await saved(page, world);
};
const wrong = { mode: "Read for the wrong child", occurrence: "4", severity: "8", detection: "5" };
const judging =
  (fields, button = press) =>
  async (page, world) => {
    await drawn(page, world);
    await page.getByRole("link", { name: "What can go wrong", exact: true }).click();
    await page.getByRole("link", { name: "Write down what can go wrong" }).click();
    await button("Save", fields)(page, world);
  };

/** @type {import("../place.mjs").Place[]} */
export const processMaps = [
  { name: "working, process maps", path: working(at("/maps")) },
  { name: "working, new process map", path: working(at("/maps/new")) },
  {
    name: "new process map, with problems",
    path: working(at("/maps/new")),
    act: insist("Go on to its steps", { name: "" }),
  },
  { name: "process map, changed", path: working(at("/maps/new")), act: begun() },
  {
    name: "process map, arranged",
    path: working(at("/maps/new")),
    act: begun(async (page) => {
      await page.locator("[data-text]").first().press("Enter");
      await page.getByText("Not saved yet").waitFor();
    }),
  },
  {
    name: "process map, with problems",
    path: working(at("/maps/new")),
    act: begun(async (page, world) => {
      await page.locator('[name="on"]').first().fill("9; no");
      await insist("Save", {})(page, world);
    }),
  },
  { name: "process map", path: working(at("/maps/new")), act: begun(drawn) },
  {
    name: "process map, off the list",
    path: working(at("/maps/new")),
    act: begun(async (page, world) => {
      await drawn(page, world);
      await press("Take it off the list")(page, world);
    }),
  },
  {
    name: "process map read in, with problems",
    path: working(at("/maps/new")),
    act: begun(async (page, world) => {
      await drawn(page, world);
      await page.getByText("Read one in").click();
      await insist("Read it in", { outline: "A process\nno number" })(page, world);
    }),
  },
  {
    name: "process map, its history",
    path: working(at("/maps/new")),
    act: begun(async (page, world) => {
      await drawn(page, world);
      await page.getByRole("link", { name: /^Version/ }).click();
      await page.locator(".versions").waitFor();
    }),
  },
  {
    name: "what can go wrong, nothing yet",
    path: working(at("/maps/new")),
    act: begun(async (page, world) => {
      await drawn(page, world);
      await page.getByRole("link", { name: "What can go wrong", exact: true }).click();
      await page.getByText("What the numbers mean").click();
    }),
  },
  { name: "what can go wrong", path: working(at("/maps/new")), act: begun(judging(wrong)) },
  {
    name: "what can go wrong, with problems",
    path: working(at("/maps/new")),
    act: begun(judging({ ...wrong, severity: "11" }, insist)),
  },
];
