import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { axeFindings } from "../support/axe.mjs";
import { launchChromium } from "../support/chromium.mjs";
import { signIn } from "../support/person.mjs";
import { monthsGoBy } from "./months-go-by.mjs";
import { monthBefore } from "./world.mjs";

const { origin, period } = inject("world");
const state = inject("state");
const network = "one-story";
const MONTHS_SINCE = 10;
/** Infections in 1,000 device days, month by month: two years, and what came after the change. */
const before = [4, 6, 5, 3, 5, 6, 4, 5, 3, 6, 5, 4];
const since = [3, 2, 1, 2, 1, 1, 2, 1, 2, 1];

type Coordinator = Awaited<ReturnType<typeof signIn>>;
let browser: Browser;
let ada: Coordinator;

beforeAll(async () => {
  browser = await launchChromium();
  ada = await signIn(origin, "ada@one-story.example");
  const made = await ada.call("POST", "/api/v1/networks", {
    ...{ slug: network, name: "One story", template: "patient-safety", timeZone: "Etc/UTC" },
    sites: [{ code: "NOR", name: "Northgate Hospital", joined: monthBefore(24) }],
  });
  expect(made.status).toBe(201);
  await upload(before.map((count, place) => [MONTHS_SINCE + before.length - place, count]));
});
afterAll(() => browser.close());

describe("one story, on a phone", () => {
  it("goes from a charter to the wall", { timeout: 120_000 }, async () => {
    const context = await browser.newContext({
      ...{ baseURL: origin, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
      acceptDownloads: true,
    });
    await context.addCookies([{ ...ada.cookie, url: origin }]);
    const page = await context.newPage();

    await writeCharter(page);
    const test = await beginTest(page);
    await predict(page, test);
    monthsGoBy(state, MONTHS_SINCE);
    await upload(since.slice(0, -1).map((count, place) => [MONTHS_SINCE - place, count]));
    await enterLastMonth(page);
    await seeSignal(page);
    await seeScore(page);
    await closeTest(page, test);
    await pinIsOffered(page);
    await takeStoryboard(page);
    await context.close();
  });
});

const at = (path: string) => `/n/${network}${path}`;

/** Months that ended so many months ago, with a count each. */
async function upload(months: readonly (readonly [number, number])[]): Promise<void> {
  const rows = months.map(([back, count]) => `NOR,${monthBefore(back)},CAUTI,${count},1000`);
  const csv = ["site,period,measure,numerator,denominator", ...rows].join("\n");
  const path = `/api/v1/n/${network}/uploads?reason=history`;
  const sent = await ada.call("POST", path, csv, { "content-type": "text/csv" });
  expect(sent.status, await sent.text()).toBe(200);
}

async function writeCharter(page: Page): Promise<void> {
  await page.goto(at("/sites/NOR/charter"));
  await page.getByLabel("What becomes better").fill("Fewer infections from catheters");
  await page.getByLabel("For whom").fill("patients on the surgical ward");
  await page.locator("#field-team-0-name").fill("Ada");
  await page.locator("#field-team-0-role").fill("Lead");
  await press(page, "Save");
  await page.getByText("Fewer infections from catheters for patients").first().waitFor();
  await fits(page);
}

/** From a driver of the diagram, read as an outline. */
async function beginTest(page: Page): Promise<string> {
  await page.goto(at("/drivers"));
  await fits(page);
  await page
    .locator("#box-t1")
    .getByRole("link", { name: /^Test it/ })
    .first()
    .click();
  await page.getByLabel("What do you want to try?").fill("Out by the second morning, at one bed");
  await page.getByLabel("What do you expect to happen?").fill("Two of three will be out");
  await page.getByLabel("Who runs it").selectOption("NOR");
  await page.getByLabel("First day").fill(`${monthBefore(0)}-01`);
  await press(page, "Begin the test");
  await page.getByText("Come back with what happened").waitFor();
  await fits(page);
  return new URL(page.url()).pathname;
}

async function predict(page: Page, test: string): Promise<void> {
  await page.goto(test);
  await page.getByRole("link", { name: "Say what the chart will show if it works" }).click();
  await page.getByLabel("We expect it to").selectOption("fall-to");
  await page.getByLabel(/^How much/).fill("3");
  await page.getByLabel("By which month").fill(monthBefore(-5));
  await page.getByLabel("Why do you expect it?").fill("Every day less is a day without risk");
  await fits(page);
  await press(page, "Say it");
  await page.getByText("Too early to say").first().waitFor();
  await page.goto(at("/measures/CAUTI?site=NOR"));
  await page.locator("svg .ac-expected").first().waitFor({ state: "attached" });
  await fits(page);
}

async function enterLastMonth(page: Page): Promise<void> {
  await page.goto(at(`/sites/NOR/submissions/${period}`));
  await page.fill("[name=numerator-CAUTI]", String(since.at(-1)));
  await page.fill("[name=denominator-CAUTI]", "1000");
  await Promise.all([
    page.waitForNavigation(),
    page.getByRole("button", { name: "Save and attest" }).click(),
  ]);
}

async function seeSignal(page: Page): Promise<void> {
  await page.goto(at("/measures/CAUTI?site=NOR"));
  await page.locator("svg .ac-improvement").first().waitFor({ state: "attached" });
  await page.getByRole("heading", { name: "Why did it move?" }).waitFor();
  await fits(page);
}

async function seeScore(page: Page): Promise<void> {
  await page.goto(at("/predictions"));
  const told = page.locator(".prediction");
  expect(await told.textContent()).toContain("Came true");
  expect(await told.textContent()).toContain("eight points in a row");
  await page.getByText("So far it does what we thought.").waitFor();
  await fits(page);
}

async function closeTest(page: Page, test: string): Promise<void> {
  await page.goto(test);
  await page.fill("[name=happened]", "Three of three were out");
  await page.fill("[name=study]", "It takes one person who asks");
  await page.check("[name=outcome][value=as-predicted]");
  await page.check("[name=act][value=adopt]");
  await press(page, "Save");
  await page.getByText("It is closed").waitFor();
  await fits(page);
}

async function pinIsOffered(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Pin what it taught" }).click();
  await page.waitForURL(/pins\/new\?test=/);
  expect(await page.content()).toContain("Out by the second morning, at one bed");
  await fits(page);
}

async function takeStoryboard(page: Page): Promise<void> {
  await page.goto(at("/sites/NOR/storyboard"));
  await page.getByText("Out by the second morning, at one bed").first().waitFor();
  await fits(page);
  const answer = await page.request.get(at("/sites/NOR/storyboard.pdf"));
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
}

async function press(page: Page, name: string): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
}

/** Nothing to be scrolled sideways, and nothing that axe finds. */
async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, page.url()).toBeLessThanOrEqual(390);
  expect(await axeFindings(page), page.url()).toEqual([]);
}
