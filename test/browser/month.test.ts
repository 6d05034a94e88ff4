import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "../support/chromium.mjs";
import { outboxOf, signInLink } from "../support/person.mjs";
import { reportHour, strikeHour, until } from "../support/service.mjs";
import { figuresCsv } from "./world.mjs";

const { origin, period } = inject("world");
const figures = { CAUTI: [3, 1034], CLABSI: [2, 811], CDIFF: [4, 5120], BUNDLE: [101, 120] };
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe("a network's first month, by a person", () => {
  it.for([
    { name: "with scripts, typing with the keyboard alone", slug: "by-hand", scripts: true },
    { name: "without scripts", slug: "without-scripts", scripts: false },
  ])("works $name", async ({ slug, scripts }) => {
    const email = `founder@${slug}.example`;
    const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: scripts });
    const page = await context.newPage();
    const failed: string[] = [];
    page.on("requestfailed", (request) => {
      // What a page no longer needs once it is left is given up, and that is no failure.
      if (request.failure()?.errorText !== "net::ERR_ABORTED") failed.push(request.url());
    });

    await signInByLink(page, email);
    await startNetwork(page, slug);
    await page.goto(`/n/${slug}/sites/NOR/submissions/${period}`);
    await (scripts ? typeByKeyboard(page) : typeByMouse(page));
    await textIn(page, "main", /complete and attested/i);

    await page.goto(`/n/${slug}/measures/CAUTI`);
    await page.locator("figure svg").first().waitFor();
    await page.getByText("Show the figures").click();
    await textIn(page, "table", "1,034");

    await uploadFile(page, slug);
    await subscribe(page, slug);
    await strikeHour(origin, reportHour());
    const isReport = (mail: { attachments: unknown[] }) => mail.attachments.length > 0;
    const mail = await until("the report", async () =>
      (await outboxOf(origin, email)).find(isReport),
    );

    await lookAtMail(page, mail);
    await page.goto(`/n/${slug}/reports`);
    await page.getByRole("row").filter({ hasText: mail.subject }).getByRole("link").click();
    await textIn(page, "main", email);
    const archived = page.locator("iframe");
    expect(await archived.getAttribute("src")).toMatch(/report\.html$/);
    expect(failed).toEqual([]);
    await context.close();
  });
});

async function signInByLink(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Your email address").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await textIn(page, "h1", "Look in your mail");
  await page.goto(await signInLink(origin, email));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/networks");
}

async function startNetwork(page: Page, slug: string): Promise<void> {
  await page.goto("/networks/new");
  await page.getByLabel("Name", { exact: true }).fill(`Network ${slug}`);
  await page.getByLabel("Hospital safety").check();
  await page.getByLabel(/^Sites/).fill("Northgate, NOR\nSouthmoor, SOU");
  await page.getByLabel("Time zone").selectOption("UTC");
  await page.getByLabel(/^Address/).fill(slug);
  await page.getByRole("button", { name: "Start the network" }).click();
  await page.waitForURL(`**/n/${slug}`);
  await textIn(page, "h1", `Network ${slug}`);
}

/** Tab to the first count, then count, Enter, count, Enter …, and Enter on what takes the focus. */
async function typeByKeyboard(page: Page): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("name"));
  for (let tabs = 0; (await focused()) !== "numerator-CAUTI"; tabs += 1) {
    expect(tabs, "tabs to the first count").toBeLessThan(40);
    await page.keyboard.press("Tab");
  }
  for (const count of Object.values(figures).flat()) {
    await page.keyboard.type(String(count));
    await page.keyboard.press("Enter");
  }
  expect(await page.locator("output").first().textContent()).toMatch(/^(2\.9|3)/);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

async function typeByMouse(page: Page): Promise<void> {
  for (const [measure, [numerator, denominator]] of Object.entries(figures)) {
    await page.fill(`[name=numerator-${measure}]`, String(numerator));
    await page.fill(`[name=denominator-${measure}]`, String(denominator));
  }
  await page.getByRole("button", { name: "Save and attest" }).click();
}

/** The months before, from a file: what it would change first, then all of it. */
async function uploadFile(page: Page, slug: string): Promise<void> {
  const rows = figuresCsv([{ code: "NOR" }], 13).split("\n");
  const before = rows.filter((row) => !row.includes(`,${period},`));
  await page.goto(`/n/${slug}/uploads`);
  const buffer = Buffer.from(before.join("\n"));
  await page.getByLabel("The file").setInputFiles({
    ...{ name: "past.csv", mimeType: "text/csv", buffer },
  });
  await page.getByRole("button", { name: "See what it would change" }).click();
  await textIn(page, "main", "Nothing is written yet");
  for (const asked of ["reason", "because"]) {
    const why = page.locator(`textarea[name=${asked}]`);
    if (await why.isVisible()) await why.fill("measured before we had a network");
  }
  await page.getByRole("button", { name: "Take it" }).click();
  await textIn(page, "main", "48 figures in 12 months’ forms");
}

async function subscribe(page: Page, slug: string): Promise<void> {
  await page.goto(`/n/${slug}/subscriptions`);
  await page.getByRole("region", { name: "The monthly report" }).getByRole("button").click();
  await textIn(page, "main", "You will be mailed the monthly report.");
}

interface Mail {
  subject: string;
  attachments: { type: string }[];
}

/** Opens the mail in the outbox and waits for each of its charts to be drawn. */
async function lookAtMail(page: Page, { subject, attachments }: Mail): Promise<void> {
  const pictures = new Set<string>();
  page.on("response", async (answer) => {
    const isPicture = answer.headers()["content-type"] === "image/png";
    if (isPicture && answer.ok()) pictures.add(answer.url());
  });
  await page.goto("/dev/outbox");
  await page.getByRole("link", { name: subject }).first().click();
  await page.getByTitle(subject).scrollIntoViewIfNeeded();
  await expect.poll(() => pictures.size, { timeout: 10_000 }).toBe(attachments.length);
  expect(attachments.length).toBe(Object.keys(figures).length);
}

/** Waits for words in a place. */
async function textIn(page: Page, selector: string, words: string | RegExp): Promise<void> {
  await page.locator(selector).filter({ hasText: words }).first().waitFor({ timeout: 10_000 });
}
