import { at, demo, fresh, insist, press, working } from "../place.mjs";

const session = {
  ...{ title: "Learning together", on: "2999-12-08", from: "09:00", until: "16:00" },
  ...{ place: "The meeting house", about: "How we plan visits" },
};
const series = { name: "All teach, all learn", starts: "2026-08-31" };

/** Presses the answers of a self-assessment. */
const answered = async (page) => {
  for (const legend of await page.locator("fieldset.choices").all()) {
    await legend.getByRole("radio").nth(1).check();
  }
};

/** @type {import("../place.mjs").Place[]} */
export const events = [
  { name: "fresh, events", path: fresh(at("/events")) },
  { name: "new event", path: working(at("/events/new")) },
  {
    name: "new event, with problems",
    path: working(at("/events/new")),
    act: insist("Plan it", { ...session, until: "08:00", link: "http://intranet" }),
  },
  {
    name: "an event",
    path: working(at("/events/new")),
    act: async (page, world) => {
      await page.locator('[name="prework"]').first().fill("Bring your chart");
      await press("Plan it", session)(page, world);
      await press("I come")(page, world);
    },
  },
  {
    name: "an event, called off",
    path: working(at("/events/new")),
    act: async (page, world) => {
      await press("Plan it", session)(page, world);
      await press("Call it off")(page, world);
    },
  },
  {
    name: "who came to an event",
    path: working(at("/events/new")),
    act: async (page, world) => {
      await press("Plan it", { ...session, on: "2026-01-08" })(page, world);
      await page.getByRole("link", { name: "Write down who came" }).click();
      await page.getByRole("heading", { name: "Who came", exact: true }).waitFor();
    },
  },
  { name: "working, events", path: working(at("/events")) },
  { name: "new series", path: working(at("/series/new")) },
  {
    name: "new series, with problems",
    path: working(at("/series/new")),
    act: insist("Propose the days", { name: "", starts: "2026-08-31" }),
  },
  {
    name: "a series",
    path: working(at("/series/new")),
    act: press("Propose the days", series),
  },
  {
    name: "a series, changed backwards",
    path: working(at("/series/new")),
    act: async (page, world) => {
      await press("Propose the days", series)(page, world);
      await page.getByRole("link", { name: "Move days" }).click();
      await page.locator('[name="step-ends"]').first().fill("2020-01-01");
      await insist("Save", {})(page, world);
    },
  },
  { name: "self-assessments", path: working(at("/capability")) },
  { name: "a self-assessment", path: working(at("/sites/NOR/capability")) },
  {
    name: "a self-assessment, unfinished",
    path: working(at("/sites/NOR/capability")),
    act: insist("Save", { note: "We began together" }),
  },
  {
    name: "a self-assessment, answered",
    path: working(at("/sites/NOR/capability")),
    act: async (page, world) => {
      await answered(page);
      await press("Save")(page, world);
    },
  },
  { name: "fresh, training", path: fresh(at("/training")) },
  { name: "new path", path: working(at("/training/new")) },
  {
    name: "new path, with problems",
    path: working(at("/training/new")),
    act: async (page, world) => {
      await page.locator('[name="item"]').first().fill("A book");
      await insist("Keep it", { name: "To begin with" })(page, world);
    },
  },
  {
    name: "a path",
    path: working(at("/training/new")),
    act: async (page, world) => {
      await page.locator('[name="item"]').first().fill("What a chart says");
      await page.locator('[name="item-address"]').first().fill("https://www.who.int/charts");
      await press("Keep it", { name: "To begin with" })(page, world);
      await page.getByRole("button", { name: /^I have done this/ }).click();
      await page.getByText("You have done all 1").waitFor();
    },
  },
  { name: "working, training", path: working(at("/training")) },
  { name: "fresh, storyboard", path: fresh(at("/storyboard")) },
  { name: "working, a site's storyboard", path: working(at("/sites/NOR/storyboard")) },
];

/** What a visitor sees of them. */
export const visitedEvents = [
  { name: "demo, events", path: demo(at("/events")) },
  {
    name: "demo, an event",
    path: demo(at("/events")),
    act: async (page) => {
      await page.locator(".event a").first().click();
      await page.getByRole("heading", { name: "Who comes" }).waitFor();
    },
  },
  {
    name: "demo, a series",
    path: demo(at("/events")),
    act: async (page) => {
      await page.locator(".card-link").first().click();
      await page.getByRole("heading", { name: "Step by step" }).waitFor();
    },
  },
  { name: "demo, training", path: demo(at("/training")) },
  { name: "demo, storyboard", path: demo(at("/storyboard")) },
  {
    name: "demo, a site's storyboard",
    path: demo(at("/sites")),
    act: async (page) => {
      await page.locator("main table a, main .card-link, main li a").first().click();
      await page.getByRole("link", { name: "storyboard", exact: true }).click();
      await page.getByRole("heading", { name: "What our charts say" }).waitFor();
    },
  },
];
