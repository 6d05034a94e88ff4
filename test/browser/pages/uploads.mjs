import { at, fresh, insist, press, working } from "../place.mjs";
import { figuresCsv } from "../world.mjs";

/** @type {import("../place.mjs").Place[]} */
export const uploads = [
  { name: "rules for figures", path: working(at("/rules")) },
  {
    name: "rules for figures, with problems",
    path: working(at("/rules")),
    act: insist("Make the rule", { left: "numerator of NOTHING", right: "1 +", words: "" }),
  },
  { name: "restated figures", path: working(at("/restatements")) },
  { name: "upload", path: working(at("/uploads")) },
  {
    name: "upload, no file",
    path: working(at("/uploads")),
    act: press("See what it would change"),
  },
  { name: "upload, with problems", path: working(at("/uploads")), act: chooseFile(() => badFile) },
  {
    name: "upload, questions about headings",
    path: fresh(at("/uploads")),
    act: chooseFile(() => unclearFile),
  },
  { name: "upload, preview", path: fresh(at("/uploads")), act: chooseFile(freshFile) },
  { name: "upload, corrections", path: working(at("/uploads")), act: chooseFile(correction) },
  { name: "upload, taken", path: working(({ upload }) => `/uploads?taken=${upload}`) },
];

const badFile = `site,period,measure,numerator,denominator
NOR,2031-13,CAUTI,2,1034
Nowhere,2026-01,CAUTI,2,1034
SOU,2026-01,CAUTY,many,1034
SOU,2026-01,BUNDLE,200,100
`;

const unclearFile = `month,NOR met the standard,NOR all who came,SOU met the standard,SOU all who came
2026-01,3,1034,2,988
2026-02,1,1010,4,1003
`;

/** Chooses a file of such a text and asks what it would change. */
function chooseFile(textOf) {
  return async (page, world) => {
    const buffer = Buffer.from(textOf(world));
    await page.setInputFiles("input[type=file]", {
      name: "figures.csv",
      mimeType: "text/csv",
      buffer,
    });
    await press("See what it would change")(page);
  };
}

function freshFile() {
  return figuresCsv([{ code: "NOR" }, { code: "SOU" }], 3);
}

function correction({ period }) {
  return `site,period,measure,numerator,denominator\nNOR,${period},CAUTI,1,955\n`;
}
