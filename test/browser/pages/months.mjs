import { fresh, month, press, weeks, working } from "../place.mjs";

const withProblems = press("Save", {
  "numerator-CAUTI": "7",
  "numerator-CLABSI": "many",
  "denominator-CLABSI": "100",
  "numerator-BUNDLE": "140",
  "denominator-BUNDLE": "120",
});
const lookingAhead = press("See what the charts would say", {
  "numerator-CAUTI": "9",
  "denominator-CAUTI": "900",
});

/** What a month answers, with scripts and without. */
const answers = [
  { name: "with problems", path: working(month("WES")), act: withProblems },
  { name: "looking ahead", path: working(month("WES")), act: lookingAhead },
  { name: "overtaken", path: working(month("SOU")), act: saveOvertaken },
];

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
  { name: "month, without scripts", path: working(month("WES")), scripts: false },
  ...answers.flatMap(({ name, ...place }) => [
    { ...place, name: `month, ${name}` },
    { ...place, name: `month, without scripts, ${name}`, scripts: false },
  ]),
  { name: "month, with a block pasted", path: working(month("WES")), act: pasteBlock },
  { name: "month, with a draft brought back", path: working(month("WES")), act: comeBack },
  { name: "month, with no connection", path: working(month("WES")), act: saveUnconnected },
];

async function saveOvertaken(page, world) {
  await page.locator("input[name=saw]").evaluate((input) => {
    input.value = "0";
  });
  await press("Save", { "numerator-CAUTI": "1", "denominator-CAUTI": "901" })(page, world);
}

async function pasteBlock(page) {
  await page.locator("[name=numerator-CAUTI]").evaluate((cell) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "3\t910\n1\t700\n4\t5100\t9");
    cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await page.getByRole("dialog").waitFor();
}

async function comeBack(page) {
  await page.fill("[name=numerator-CAUTI]", "2");
  await page.reload();
  await page.getByText(/What you typed on .* is back/).waitFor();
}

async function saveUnconnected(page) {
  await page.fill("[name=numerator-CAUTI]", "2");
  await page.route("**/*", (route) => route.abort("internetdisconnected"));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("No connection. Nothing is lost").waitFor();
}
