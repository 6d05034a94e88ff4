import { fresh, month, press, weeks, working } from "../place.mjs";

/** @type {import("../place.mjs").Place[]} */
export const months = [
  { name: "fresh, month", path: fresh(month("NOR")) },
  { name: "month of weeks", path: weeks(month("NOR")) },
  { name: "working, month half in", path: working(month("SOU")) },
  {
    name: "working, month attested",
    path: working(({ period }) => `${month("NOR")({ period })}?saved`),
  },
  {
    name: "working, month to come",
    path: working(({ future }) => `/sites/NOR/submissions/${future}`),
    status: 404,
  },
  {
    name: "month, with problems",
    path: working(month("WES")),
    act: press("Save", {
      "numerator-CAUTI": "7",
      "numerator-CLABSI": "many",
      "denominator-CLABSI": "100",
      "numerator-BUNDLE": "140",
      "denominator-BUNDLE": "120",
    }),
  },
  {
    name: "month, looking ahead",
    path: working(month("WES")),
    act: press("See what the charts would say", {
      "numerator-CAUTI": "9",
      "denominator-CAUTI": "900",
    }),
  },
  {
    name: "month, overtaken",
    path: working(month("SOU")),
    act: async (page, world) => {
      await page.locator("input[name=saw]").evaluate((input) => {
        input.value = "0";
      });
      await press("Save", { "numerator-CAUTI": "1", "denominator-CAUTI": "901" })(page, world);
    },
  },
];
