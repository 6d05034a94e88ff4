// axe, run once it is in the page. Frames are left out: a mail's is sealed off, and looked at alone.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const EVERY_RULE = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};

/**
 * What axe finds in a page, in a line each: the rule, where, and the element.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>}
 */
export async function axeFindings(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  return page.evaluate(async (rules) => {
    // At its end, where what sticks to the foot of the window lies over nothing.
    scrollTo(0, document.documentElement.scrollHeight);
    const options = {
      ...{ runOnly: rules, iframes: false, preload: false },
      resultTypes: ["violations"],
    };
    const { violations } = await globalThis.axe.run(document, options);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.slice(0, 3).map(({ target, html }) => `${id}: ${help}: ${target.join(" ")}: ${html}`),
    );
  }, EVERY_RULE);
}
