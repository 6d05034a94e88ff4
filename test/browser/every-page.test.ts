import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, inject, it } from "vitest";
import { axeFindings } from "../support/axe.mjs";
import { launchChromium } from "../support/chromium.mjs";
import { places } from "./pages.mjs";
import { visit } from "./place.mjs";
import { windowsOf } from "./windows.ts";

const world = inject("world");
let browser: Browser;
let lookThrough: ReturnType<typeof windowsOf>;

beforeAll(async () => {
  browser = await launchChromium();
  lookThrough = windowsOf(browser, world);
});
afterAll(() => browser.close());

describe("every page and state", () => {
  it.concurrent.for(places)(
    "$name: accessible, narrow enough, and quiet",
    async (place, { expect }) => {
      await lookThrough(place.as, async (page) => {
        const noise = listen(page);
        await page.setViewportSize({ width: 320, height: 640 });
        await visit(page, world, place);

        // Light and as narrow as can be, dark and wide; `pnpm shots` looks at 390 pixels too.
        expect(await sticksOut(page)).toEqual([]);
        expect(await axeFindings(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: "dark" });
        await page.setViewportSize({ width: 1280, height: 900 });
        expect(await axeFindings(page)).toEqual([]);
        expect(noise).toEqual([]);
      });
    },
  );
});

/** Nothing where the page fits its window; else what is wider. Regions that scroll may be. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolled = document.scrollingElement?.scrollWidth ?? 0;
    if (scrolled <= width) return [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const wider = [...document.body.querySelectorAll("*")].filter(
      (each) => each.getBoundingClientRect().right > width && !scrolls(each.parentElement),
    );
    return [`${scrolled} pixels`, ...wider.map((each) => each.outerHTML.slice(0, 120))];
  });
}

/**
 * Errors in scripts and in the console: a policy that was broken is one, a page's own "no" is not,
 * nor is a connection that was cut on purpose.
 */
function listen(page: Page): string[] {
  const noise: string[] = [];
  page.on("console", (message) => {
    const isAnswer = /^Failed to load resource: .* 4\d\d /.test(message.text());
    if (isAnswer && message.location().url === page.url()) return;
    if (message.text().includes("net::ERR_INTERNET_DISCONNECTED")) return;
    if (message.type() === "error") noise.push(message.text());
  });
  page.on("pageerror", (error) => noise.push(error.message));
  return noise;
}
