// Every page and every state worth seeing. Screenshots and tests go through this one list.
import { figuresCsv } from "./world.mjs";

/**
 * @typedef {Awaited<ReturnType<typeof import("./world.mjs").prepareWorld>>} World
 * @typedef {object} Place
 * @property {string} name What it is called in a test and in a picture's file name.
 * @property {(world: World) => string} path
 * @property {"leader" | "newcomer" | "operator"} [as] Who looks; nobody signed in otherwise.
 * @property {number} [status] What the address answers, when not 200.
 * @property {(page: import("playwright-core").Page, world: World) => Promise<void>} [act]
 *   What is done to reach the state; it can be done again and again.
 */

const inNetwork = (network, rest) => (world) => `/n/${world[network]}${rest(world)}`;
const working = (rest) => inNetwork("working", rest);
const fresh = (rest) => inNetwork("fresh", rest);
const long = (rest) => inNetwork("long", rest);
const demo = (rest) => inNetwork("demo", rest);
const month =
  (site) =>
  ({ period }) =>
    `/sites/${site}/submissions/${period}`;
const at = (path) => () => path;

const badFile = `site,period,measure,numerator,denominator
NOR,2031-13,CAUTI,2,1034
Nowhere,2026-01,CAUTI,2,1034
SOU,2026-01,CAUTY,many,1034
SOU,2026-01,BUNDLE,200,100
`;

/** @type {Place[]} */
const outside = [
  { name: "front", path: at("/") },
  { name: "sign-in", path: at("/sign-in") },
  {
    name: "sign-in, no address",
    path: at("/sign-in"),
    act: insist("Mail me a link", { email: "x" }),
  },
  { name: "sign-in, mail sent", path: at("/sign-in/sent") },
  { name: "sign-in, confirm", path: ({ signInLink }) => signInLink },
  { name: "sign-in, spent link", path: at("/sign-in/confirm?link=spent"), status: 410 },
  { name: "networks, signed out", path: at("/networks") },
  { name: "not found", path: at("/nowhere"), status: 404 },
  { name: "stop mails", path: ({ stopLink }) => stopLink },
  { name: "stop mails, stopped", path: ({ otherStopLink }) => otherStopLink, act: press("Stop") },
  { name: "stop mails, unknown", path: at("/unsubscribe/unknown"), status: 404 },
  { name: "invitation", path: ({ invitation }) => invitation },
  { name: "invitation, past", path: at("/invitations/past"), status: 410 },
  { name: "gallery", path: at("/gallery") },
  { name: "developers", path: at("/api/docs") },
  { name: "goals of all networks", path: at("/commons/goals") },
  {
    name: "goals of all networks, searched",
    path: at("/commons/goals?q=cuff&families=blood-pressure"),
  },
  { name: "outbox", path: at("/dev/outbox") },
  { name: "outbox, a report", path: ({ mail }) => `/dev/outbox/${mail}` },
  { name: "closed to strangers", path: working(at("")) },
];

/** @type {Place[]} */
const visiting = [
  { name: "demo", path: demo(at("")) },
  { name: "demo, measure", path: demo(at("/measures/CAUTI")) },
  { name: "demo, page of sites", path: demo(at("/measures/CAUTI?sites=2")) },
  { name: "demo, goals", path: demo(at("/goals")) },
  { name: "demo, goals in time", path: demo(at("/goals?view=timeline")) },
  { name: "demo, a goal", path: demo(({ sharedGoal }) => `/goals/${sharedGoal}`) },
  { name: "demo, the whole network's goal", path: demo(({ wholeGoal }) => `/goals/${wholeGoal}`) },
  { name: "demo, who can teach", path: demo(at("/measures/CAUTI/exemplars")) },
  { name: "demo, sites", path: demo(at("/sites")) },
  { name: "demo, who can see what", path: demo(at("/permissions")) },
  { name: "demo, unknown measure", path: demo(at("/measures/NOTHING")), status: 404 },
  { name: "demo, reports", path: demo(at("/reports")) },
  { name: "demo, drivers", path: demo(at("/drivers")) },
  { name: "demo, drivers' history", path: demo(at("/drivers/history")) },
  { name: "demo, tests", path: demo(at("/tests")) },
  { name: "demo, tests of one driver, none", path: demo(at("/tests?driver=nothing")) },
  { name: "demo, a report", path: demo(({ report }) => `/reports/${report}`) },
];

/** @type {Place[]} */
const newcomers = [
  { name: "networks, none yet", path: at("/networks"), as: "newcomer" },
  { name: "new network", path: at("/networks/new"), as: "newcomer" },
  {
    name: "new network, with problems",
    path: at("/networks/new"),
    as: "newcomer",
    act: press("Start the network", { slug: "Not An Address!", sites: "A,B,C,D\nX,!!" }),
  },
  { name: "another's network", path: working(at("")), as: "newcomer", status: 404 },
];

/** @type {Place[]} */
const leading = [
  { name: "networks", path: at("/networks") },
  { name: "account", path: at("/account") },
  { name: "fresh", path: fresh(at("")) },
  { name: "fresh, measure", path: fresh(at("/measures/CAUTI")) },
  { name: "fresh, site", path: fresh(at("/sites/NOR")) },
  { name: "fresh, month", path: fresh(month("NOR")) },
  { name: "fresh, reports", path: fresh(at("/reports")) },
  { name: "fresh, tokens", path: fresh(at("/tokens")) },
  { name: "fresh, mails", path: fresh(at("/subscriptions")) },
  { name: "working", path: working(at("")) },
  { name: "working, measure", path: working(at("/measures/CAUTI")) },
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
  { name: "working, one site's measure", path: working(at("/measures/BUNDLE?site=EAS")) },
  { name: "working, site", path: working(at("/sites/SOU")) },
  { name: "working, unknown site", path: working(at("/sites/NOWHERE")), status: 404 },
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
  { name: "working, reports", path: working(at("/reports")) },
  { name: "working, a report", path: working(({ report }) => `/reports/${report}`) },
  { name: "working, unknown report", path: working(at("/reports/none")), status: 404 },
  { name: "people", path: working(at("/people")) },
  {
    name: "people, with problems",
    path: working(at("/people")),
    act: insist("Send invitations", { emails: "nobody\nada@hospital.example" }),
  },
  { name: "a member", path: ({ member }) => member },
  { name: "sites", path: working(at("/sites")) },
  { name: "sites, none found", path: working(at("/sites?q=nowhere")) },
  {
    name: "sites, with problems",
    path: working(at("/sites")),
    act: insist("Add them", { sites: "A,B,C,D\nNorthgate Hospital,NOR" }),
  },
  { name: "a site's record", path: working(at("/sites/NOR/edit")) },
  {
    name: "a site's record, with problems",
    path: working(at("/sites/NOR/edit")),
    act: insist("Save", { name: "", code: "!!" }),
  },
  { name: "new node", path: working(at("/nodes")) },
  {
    name: "new node, with problems",
    path: working(at("/nodes")),
    act: insist("Make the node", { code: "!!" }),
  },
  { name: "a node", path: working(at("/nodes/NORTH")) },
  { name: "settings", path: working(at("/settings")) },
  {
    name: "settings, with problems",
    path: working(at("/settings")),
    act: insist("Save", { name: "", hour: "99" }),
  },
  { name: "measures", path: working(at("/measures")) },
  { name: "measures, new", path: working(at("/measures/new")) },
  {
    name: "measures, checked",
    path: working(at("/measures/new")),
    act: press("Check it first", {
      ...{ name: "Falls with harm", code: "FALLS", numerator: "falls", denominator: "bed days" },
      ...{ unit: "per 1,000 bed days", minutes: "20", expected: "0.4" },
    }),
  },
  {
    name: "measures, with problems",
    path: working(at("/measures/CDIFF/edit")),
    act: insist("Save", { denominator: "something else", goal: "-1" }),
  },
  {
    name: "measures, counted anew",
    path: working(at("/measures/CDIFF/edit")),
    act: async (page) => {
      await page.check('input[name="change"][value="counting"]');
      await press("Save", {
        ...{ exclusions: "children under two", since: "2026-03" },
        reason: "A positive test in a child under two says little.",
      })(page);
    },
  },
  { name: "measures, with a new definition", path: working(at("/measures/CDIFF")) },
  { name: "measures, versions", path: working(at("/measures/CDIFF/versions")) },
  { name: "long names, measures", path: long(at("/measures")) },
  { name: "policies", path: working(at("/policies")) },
  { name: "a policy", path: working(at("/policies/data-sharing")) },
  { name: "rules for figures", path: working(at("/rules")) },
  {
    name: "rules for figures, with problems",
    path: working(at("/rules")),
    act: insist("Make the rule", { left: "numerator of NOTHING", right: "1 +", words: "" }),
  },
  { name: "restated figures", path: working(at("/restatements")) },
  { name: "decisions", path: working(at("/decisions")) },
  { name: "who did what", path: working(at("/audit")) },
  { name: "who can see what", path: working(at("/permissions")) },
  { name: "upload", path: working(at("/uploads")) },
  {
    name: "upload, no file",
    path: working(at("/uploads")),
    act: press("See what it would change"),
  },
  { name: "upload, with problems", path: working(at("/uploads")), act: chooseFile(() => badFile) },
  { name: "upload, preview", path: fresh(at("/uploads")), act: chooseFile(freshFile) },
  { name: "upload, corrections", path: working(at("/uploads")), act: chooseFile(correction) },
  { name: "upload, taken", path: working(({ upload }) => `/uploads?taken=${upload}`) },
  {
    name: "token, just made",
    path: working(at("/tokens")),
    act: press("Make the token", { name: "Warehouse" }),
  },
  { name: "token, no name", path: working(at("/tokens")), act: insist("Make the token") },
  { name: "token, taken back", path: working(at("/tokens?taken-back")) },
  { name: "mails, begun", path: working(at("/subscriptions?now=begun")) },
  { name: "mails, who receives what", path: working(at("/recipients")) },
  {
    name: "mails, proposed to nobody",
    path: working(at("/recipients")),
    act: insist("Propose it", { email: "nobody" }),
  },
  { name: "mails, runs", path: working(at("/runs")) },
  { name: "mails, a run", path: working(({ report }) => `/runs/${report.slice(8)}`) },
  {
    name: "mails, runs, without a reason",
    path: working(at("/runs")),
    act: insist("Make it again", { reason: "" }),
  },
  { name: "mails, the next call", path: working(at("/agenda")) },
  { name: "mails, as it was sent", path: ({ viewLink }) => viewLink, as: "nobody" },
  { name: "mails, a button", path: ({ actLink }) => actLink, as: "nobody" },
  { name: "mails, an unknown button", path: at("/from-mail/unknown"), status: 404, as: "nobody" },
  {
    name: "mails, an unknown proposal",
    path: at("/proposed-mails/unknown"),
    status: 404,
    as: "nobody",
  },
  { name: "mails, ended", path: fresh(at("/subscriptions?now=ended")) },
  { name: "long names", path: long(at("")) },
  { name: "long names, measure", path: long(at("/measures/CAUTI")) },
  { name: "long names, sites", path: long(at("/sites")) },
  { name: "long names, people", path: long(at("/people")) },
  { name: "long names, settings", path: long(at("/settings")) },
  { name: "long names, a site's record", path: long(at("/sites/LONE/edit")) },
  { name: "long names, site", path: long(at("/sites/LONE")) },
  { name: "long names, month", path: long(month("LONE")) },
  { name: "long names, tokens", path: long(at("/tokens")) },
  { name: "long names, mails", path: long(at("/subscriptions")) },
  { name: "long names, upload", path: long(at("/uploads")) },
].map((place) => ({ ...place, as: "leader" }));

/** @type {Place[]} */
const operating = [
  { name: "operator", path: at("/operator"), as: "operator" },
  { name: "operator, not for members", path: at("/operator"), as: "leader", status: 404 },
];

export const places = [...outside, ...visiting, ...newcomers, ...leading, ...operating];

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

/**
 * Goes to a place and does what leads to its state.
 *
 * @param {import("playwright-core").Page} page
 * @param {World} world
 * @param {Place} place
 */
export async function visit(page, world, { path, act, status = 200 }) {
  const answer = await page.goto(path(world));
  if (answer?.status() !== status) {
    throw new Error(`${path(world)} answered ${answer?.status()}, not ${status}`);
  }
  if (act) await act(page, world);
}

/** Fills fields in, then presses a button and waits for what it leads to. */
function press(button, fields = {}) {
  return async (page) => {
    for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value);
    await Promise.all([
      page.waitForNavigation(),
      page.getByRole("button", { name: button, exact: button !== "Stop" }).click(),
    ]);
  };
}

/** Presses a button past what the browser itself would hold back, as an older one does. */
function insist(button, fields) {
  return async (page) => {
    await page.locator("form").evaluateAll((forms) => {
      for (const form of forms) form.noValidate = true;
    });
    await press(button, fields)(page);
  };
}

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
