// How a page or a state is named, reached and looked at.

/**
 * @typedef {Awaited<ReturnType<typeof import("./world.mjs").prepareWorld>>} World
 * @typedef {object} Place
 * @property {string} name What it is called in a test and in a picture's file name.
 * @property {(world: World) => string} path
 * @property {"leader" | "newcomer" | "operator" | "funder"} [as] Who looks; nobody signed in otherwise.
 * @property {false} [scripts] Where the page's own scripts do not come through.
 * @property {number} [status] What the address answers, when not 200.
 * @property {(page: import("playwright-core").Page, world: World) => Promise<void>} [act]
 *   What is done to reach the state; it can be done again and again.
 */

const inNetwork = (network, rest) => (world) => `/n/${world[network]}${rest(world)}`;
export const working = (rest) => inNetwork("working", rest);
export const fresh = (rest) => inNetwork("fresh", rest);
export const weeks = (rest) => inNetwork("weeks", rest);
export const long = (rest) => inNetwork("long", rest);
export const demo = (rest) => inNetwork("demo", rest);
export const month =
  (site) =>
  ({ period }) =>
    `/sites/${site}/submissions/${period}`;
export const at = (path) => () => path;

/**
 * A window of whoever looks, with their session.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {World} world
 * @param {Place["as"]} as
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function windowOf(browser, world, as, options = {}) {
  const context = await browser.newContext({ baseURL: world.origin, ...options });
  const cookie = as && world.cookies[as];
  if (cookie) await context.addCookies([{ ...cookie, url: world.origin }]);
  return context;
}

/** What comes instead of a script. They are not turned off altogether: axe is one too. */
const NO_SCRIPT = { contentType: "text/javascript", body: "" };

/**
 * Goes to a place and does what leads to its state.
 *
 * @param {import("playwright-core").Page} page
 * @param {World} world
 * @param {Place} place
 */
export async function visit(page, world, { path, act, scripts, status = 200 }) {
  if (scripts === false) await page.route("**/*.js", (route) => route.fulfill(NO_SCRIPT));
  const answer = await page.goto(path(world));
  if (answer?.status() !== status) {
    throw new Error(`${path(world)} answered ${answer?.status()}, not ${status}`);
  }
  if (act) await act(page, world);
}

/** Fills fields in, then presses a button and waits for what it leads to. */
export function press(button, fields = {}) {
  return async (page) => {
    for (const [name, value] of Object.entries(fields)) {
      const closed = page.locator(`details:not([open]):has([name="${name}"]) > summary`);
      if ((await closed.count()) > 0) await closed.first().click();
      await page.fill(`[name="${name}"]`, value);
    }
    await Promise.all([
      page.waitForNavigation(),
      page.getByRole("button", { name: button, exact: button !== "Stop" }).click(),
    ]);
  };
}

/** Presses a button past what the browser itself would hold back, as an older one does. */
export function insist(button, fields) {
  return async (page) => {
    await page.locator("form").evaluateAll((forms) => {
      for (const form of forms) form.noValidate = true;
    });
    await press(button, fields)(page);
  };
}
