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

const own = `/n/${world.working}/drivers`;
const boxes = (page: Page) => page.locator("[data-text]");
const textsOf = (page: Page) =>
  boxes(page).evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));

describe("the editor of key drivers", () => {
  it("is used by keyboard alone: a driver is added, moved, taken in and saved", async () => {
    const context = await windowOf(browser, world, "leader");
    const page = await context.newPage();
    await page.goto(`${own}/edit`);
    const [, first = ""] = await textsOf(page);
    await boxes(page).nth(1).focus();
    const said = async (words: string) => {
      await page.getByRole("status").getByText(words).waitFor();
    };
    await page.keyboard.press("Enter");
    await said("Added the new key driver");
    await page.keyboard.type("Nights are staffed");
    await page.keyboard.press("Alt+ArrowUp");
    await said("Moved “Nights are staffed” up");
    expect((await textsOf(page))[1]).toBe("Nights are staffed");
    await page.keyboard.press("Alt+ArrowDown");
    await said("Moved “Nights are staffed” down");
    await page.keyboard.press("Alt+ArrowRight");
    await said(`“Nights are staffed” now serves “${first}”`);
    await page.getByRole("button", { name: "Save", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/now=saved/);

    expect(await page.locator("li.driver-secondary").allTextContents()).toContainEqual(
      expect.stringContaining("Nights are staffed"),
    );
    await context.close();
  });

  it("works without scripts", async () => {
    const context = await windowOf(browser, world, "leader", { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${own}/edit`);
    const before = (await fieldsOf(page)).length;
    await page.locator(".driver-row-arrange summary").nth(1).click();
    await page.locator('button[value^="add:"]').first().click();
    await page.getByText("Not saved yet").waitFor();

    expect(await fieldsOf(page)).toHaveLength(before + 1);
    await context.close();
  });
});

/** Without scripts there is no looking into the page but by what it holds. */
async function fieldsOf(page: Page): Promise<string[]> {
  const html = await page.content();
  return [...html.matchAll(/<input class="input" name="text"[^>]*>/g)].map(([tag]) => tag);
}
