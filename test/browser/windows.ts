import type { Browser, CDPSession, Page } from "playwright-core";
import { type Place, type World, windowOf } from "./place.mjs";

/** A window of one person, with all that it takes to make it as good as new. */
interface Window {
  page: Page;
  cookies: Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;
  devtools: CDPSession;
}

/**
 * Windows that are looked through again and again: to open one costs more than what is looked at.
 * They keep nothing from one look to the next; one in which something went wrong is thrown away.
 */
export function windowsOf(browser: Browser, world: World) {
  const free = new Map<Place["as"], Window[]>();
  return async (as: Place["as"], look: (page: Page) => Promise<void>): Promise<void> => {
    const window = free.get(as)?.pop() ?? (await open(browser, world, as));
    try {
      await look(window.page);
      await renew(window, world.origin);
    } catch (error) {
      await window.page.context().close();
      throw error;
    }
    free.set(as, [...(free.get(as) ?? []), window]);
  };
}

async function open(browser: Browser, world: World, as: Place["as"]): Promise<Window> {
  const context = await windowOf(browser, world, as);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  return { page, cookies: await context.cookies(), devtools };
}

async function renew({ page, cookies, devtools }: Window, origin: string): Promise<void> {
  page.removeAllListeners("console").removeAllListeners("pageerror");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  // What a page keeps when it is left is kept by now.
  await page.goto("about:blank");
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "local_storage" });
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  await page.emulateMedia({ colorScheme: null });
  await page.mouse.move(0, 0);
}
