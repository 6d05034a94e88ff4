import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "../support/chromium.mjs";
import { windowOf } from "./place.mjs";

const world = inject("world");
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function begin(page: Page, name: string): Promise<void> {
  await page.goto(`/n/${world.working}/maps/new`);
  await page.getByLabel("Which process is it?").fill(name);
  await page.getByRole("button", { name: "Go on to its steps" }).press("Enter");
  await page.waitForURL(/\/edit$/);
}
/** Every line of the outline, as it is read. */
const outlineOf = (page: Page) =>
  page
    .locator(".map-outline")
    .locator("p, .map-ways li")
    .allTextContents()
    .then((lines) => lines.map((line) => line.trim()));

describe("the editor of process maps", () => {
  it("is used by keyboard alone: a step is added, moved, led back and saved", async () => {
    const context = await windowOf(browser, world, "leader");
    const page = await context.newPage();
    await begin(page, "Weighing a child");
    const said = async (words: string) => {
      await page.getByRole("status").getByText(words).waitFor();
    };
    await page.locator("[data-text]").first().focus();
    await page.keyboard.press("Enter");
    await said("Added the new step");
    await page.keyboard.type("The child is weighed");
    await page.keyboard.press("Alt+ArrowDown");
    await said("Moved “The child is weighed” down");
    await page.keyboard.press("Alt+ArrowUp");
    await said("Moved “The child is weighed” up");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Decision");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Nurse");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("fits: 3; does not: 1");
    await page.getByRole("button", { name: "Save", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/now=saved/);

    const lines = await outlineOf(page);
    expect(lines).toContain("Decision · Nurse The child is weighed");
    expect(lines).toContain("If does not, back to: 1, It begins");
    expect(await page.locator(".map-drawing svg").count()).toBe(1);
    await context.close();
  });

  it("works without scripts, and draws what stands in its fields", async () => {
    const context = await windowOf(browser, world, "leader", { javaScriptEnabled: false });
    const page = await context.newPage();
    await begin(page, "Without a script");
    await page.getByText("Arrange").first().click();
    await page.getByRole("button", { name: "Add a step after it" }).first().click();
    await page.getByText("Not saved yet").waitFor();
    await page.locator('[name="text"]').nth(1).fill("In between");
    await page.getByRole("button", { name: "Draw it anew" }).click();
    await page.locator(".map-drawing").getByText("2. In between").waitFor();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(/now=saved/);

    expect(await outlineOf(page)).toContain("In between");
    await context.close();
  });

  it("is an outline alone on a phone, and its failures fit it", async () => {
    const viewport = { width: 390, height: 844 };
    const context = await windowOf(browser, world, "leader", { viewport });
    const page = await context.newPage();
    await begin(page, "On a phone");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(/now=saved/);
    expect(await page.locator(".map-drawing").isVisible()).toBe(false);
    await page.getByRole("link", { name: /^What can go wrong at: It begins/ }).click();
    await page.getByLabel("What can go wrong?").fill("It never begins, ".repeat(11));
    for (const name of ["How often", "How bad", "How hard to notice"]) {
      await page.getByLabel(name).first().fill("7");
    }
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("343").first().waitFor();
    const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

    expect(await isWide()).toBe(false);
    await context.close();
  });
});
