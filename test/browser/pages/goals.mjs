import { at, fresh, insist, working } from "../place.mjs";

/** @type {import("../place.mjs").Place[]} */
export const goals = [
  { name: "fresh, goals", path: fresh(at("/goals")) },
  { name: "new goal", path: working(at("/goals/new?measure=CAUTI&site=NOR")) },
  {
    name: "new goal, with problems",
    path: working(at("/goals/new?measure=CAUTI&site=NOR")),
    act: insist("Set the goal", { title: "", target: "99" }),
  },
  { name: "a goal", path: working(({ goal }) => `/goals/${goal}`) },
  { name: "a goal, changed", path: working(({ goal }) => `/goals/${goal}/edit`) },
  { name: "a goal, to be shared", path: working(({ goal }) => `/goals/${goal}/sharing`) },
  {
    name: "a goal, closed without a word",
    path: working(({ goal }) => `/goals/${goal}`),
    act: async (page, world) => {
      await page.getByText("Say what came of it").click();
      await insist("Close this goal", { learnt: "" })(page, world);
    },
  },
  { name: "introductions", path: working(at("/introductions")) },
];
