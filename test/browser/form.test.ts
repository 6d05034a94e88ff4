import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { axeFindings } from "../support/axe.mjs";
import { launchChromium } from "../support/chromium.mjs";
import { signIn } from "../support/person.mjs";
import { figuresCsv, monthBefore } from "./world.mjs";

const { origin, period } = inject("world");
const network = "form-tests";
const sites = ["ONE", "TWO", "SIX"].map((code) => ({ code, name: `Hospital ${code}` }));
const api = (site: string) => `/api/v1/n/${network}/sites/${site}/submissions/${period}`;
const form = (site: string) => `/n/${network}/sites/${site}/submissions/${period}`;

type Coordinator = Awaited<ReturnType<typeof signIn>>;
let browser: Browser;
let ada: Coordinator;
let place = 0;
/** A site of its own for each test, so that none meets another. */
let site = "";

beforeAll(async () => {
  browser = await launchChromium();
  ada = await signIn(origin, "ada@form.example");
  const all = Array.from({ length: 12 }, (_, n) => ({ code: `F${n}`, name: `Hospital ${n}` }));
  const joined = monthBefore(24);
  const made = await ada.call("POST", "/api/v1/networks", {
    ...{ slug: network, name: "Form tests", template: "patient-safety", timeZone: "Etc/UTC" },
    sites: [...sites, ...all].map((each) => ({ ...each, joined })),
  });
  expect(made.status).toBe(201);
  const rows = figuresCsv([{ code: "F0" }], 24).split("\n");
  const past = rows.filter((row) => !row.includes(`,${period},`));
  const csv = all.flatMap(({ code }, n) => {
    const own = past.map((row) => row.replace(/^F0,/, `${code},`));
    return n === 0 ? own : own.slice(1);
  });
  const path = `/api/v1/n/${network}/uploads?reason=history`;
  const sent = await ada.call("POST", path, csv.join("\n"), { "content-type": "text/csv" });
  expect(sent.status).toBe(200);
});
beforeEach(() => {
  site = `F${place++}`;
});
afterAll(() => browser.close());

async function opened(options: { scripts?: boolean; width?: number } = {}) {
  const { scripts = true, width = 1280 } = options;
  const context = await browser.newContext({
    ...{ baseURL: origin, javaScriptEnabled: scripts, viewport: { width, height: 800 } },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await context.addCookies([{ ...ada.cookie, url: origin }]);
  const page = await context.newPage();
  await page.goto(form(site));
  return { context, page };
}

async function figures(): Promise<Record<string, unknown>[]> {
  const answer = await ada.call("GET", api(site));
  return ((await answer.json()) as { figures: Record<string, unknown>[] }).figures;
}

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("name") ?? "");
const main = async (page: Page) => (await page.locator("main").textContent()) ?? "";
const isClean = async (page: Page) => expect(await axeFindings(page)).toEqual([]);

async function paste(page: Page, field: string, text: string): Promise<void> {
  await page.evaluate((block) => navigator.clipboard.writeText(block), text);
  await page.locator(`[name="${field}"]`).focus();
  await page.keyboard.press("Control+V");
}

async function pressed(page: Page, button: string): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
}

describe("a month's form, in a browser", () => {
  it("is filled and saved by the keyboard alone", async () => {
    const { context, page } = await opened();
    for (let tabs = 0; (await focused(page)) !== "numerator-CAUTI"; tabs += 1) {
      expect(tabs).toBeLessThan(60);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.type("2");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("930");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("denominator-CLABSI");
    await page.keyboard.type("731");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toBe("numerator-CLABSI");
    await page.keyboard.type("1");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("denominator-CLABSI");
    for (const key of ["Enter", "Enter", "Enter", "Enter", "Enter"]) await page.keyboard.press(key);
    await page.keyboard.press("Shift+Tab");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);

    expect(await main(page)).toContain("2 measures are still missing");
    expect(await figures()).toEqual([
      { measure: "CAUTI", numerator: 2, denominator: 930 },
      { measure: "CLABSI", numerator: 1, denominator: 731 },
    ]);
    await isClean(page);
    await context.close();
  });

  it("shows a pasted block before it is taken, and takes it back whole", async () => {
    const { context, page } = await opened();
    await page.fill("[name=numerator-CAUTI]", "7");
    await paste(page, "numerator-CAUTI", "3\t910\n1\t700\n4\t5100\t9\n");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/changes 6 cells.*1 cell lies beyond the sheet/);
    const pasted = await dialog.getByRole("cell").allTextContents();
    expect(pasted.slice(0, 4)).toEqual(["7", "3", "empty", "910"]);
    await isClean(page);
    expect(await page.inputValue("[name=numerator-CAUTI]")).toBe("7");
    await dialog.getByRole("button", { name: "Take it" }).click();
    expect(await page.inputValue("[name=denominator-CDIFF]")).toBe("5100");
    await page.keyboard.press("Control+Z");
    expect(await page.inputValue("[name=numerator-CAUTI]")).toBe("7");
    expect(await page.inputValue("[name=denominator-CDIFF]")).toBe("");

    await paste(page, "numerator-CAUTI", "3\t910\n1\t700");
    await page.getByRole("button", { name: "Leave it" }).click();
    expect(await page.inputValue("[name=denominator-CAUTI]")).toBe("");
    await paste(page, "numerator-CAUTI", "3\t910\n1\t700");
    await page.getByRole("button", { name: "Take it" }).click();
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+C");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("3\t910\n1\t700");
    await page.keyboard.press("Delete");
    expect(await page.inputValue("[name=denominator-CLABSI]")).toBe("");
    await page.keyboard.press("Control+Z");
    expect(await page.inputValue("[name=denominator-CLABSI]")).toBe("700");
    await context.close();
  });

  it("keeps what is typed through a lost connection and a crash, and clears it once saved", async () => {
    const { context, page } = await opened();
    await page.fill("[name=numerator-CAUTI]", "2");
    await page.fill("[name=denominator-CAUTI]", "930");
    expect(await main(page)).toContain("kept on this device until you save");
    await context.setOffline(true);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("No connection. Nothing is lost").waitFor();
    await isClean(page);
    expect(await figures()).toEqual([]);

    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(form(site));
    await again.getByText(/What you typed on .* is back/).waitFor();
    expect(await again.inputValue("[name=denominator-CAUTI]")).toBe("930");
    await isClean(again);
    await context.setOffline(true);
    await again.getByRole("button", { name: "Save", exact: true }).click();
    await again.getByText("No connection. Nothing is lost").waitFor();
    await Promise.all([again.waitForNavigation(), context.setOffline(false)]);
    await again.getByText("is still missing").or(again.getByText("still missing:")).waitFor();

    expect(await figures()).toEqual([{ measure: "CAUTI", numerator: 2, denominator: 930 }]);
    expect(await keptKeys(again)).toEqual([]);
    await again.fill("[name=numerator-CLABSI]", "1");
    expect(await keptKeys(again)).toHaveLength(1);
    await again.locator("header details", { hasText: "Sign out" }).locator("summary").click();
    await Promise.all([
      again.waitForNavigation(),
      again.getByRole("button", { name: "Sign out" }).click(),
    ]);
    expect(await keptKeys(again)).toEqual([]);
    await context.close();
    ada = await signIn(origin, "ada@form.example");
  });

  it("says while one types what the chart would say, and asks why", async () => {
    const { context, page } = await opened();
    await page.fill("[name=numerator-CAUTI]", "19");
    await page.fill("[name=denominator-CAUTI]", "900");
    await page.getByText(/σ above usual/).waitFor();
    await isClean(page);
    await pressed(page, "Save");
    expect(await main(page)).toContain("say in a few words why the figure is as it is");
    await isClean(page);
    await page.fill("[name=comment-CAUTI]", "outbreak on two wards");
    await pressed(page, "Save");
    expect((await figures())[0]).toMatchObject({ numerator: 19, comment: "outbreak on two wards" });
    await context.close();
  });

  it("shows the second of two editors what the first changed, cell by cell", async () => {
    const first = await opened();
    const second = await opened();
    for (const [cell, text] of [
      ["numerator-CAUTI", "2"],
      ["denominator-CAUTI", "930"],
    ] as const) {
      await first.page.fill(`[name=${cell}]`, text);
    }
    await pressed(first.page, "Save");
    const { page } = second;
    await page.fill("[name=numerator-CAUTI]", "3");
    await page.fill("[name=denominator-CAUTI]", "930");
    await page.fill("[name=numerator-CLABSI]", "1");
    await page.fill("[name=denominator-CLABSI]", "731");
    await pressed(page, "Save");
    await page.getByText("You both changed this one.").waitFor();
    await isClean(page);
    expect((await figures()).length).toBe(1);
    await page.getByLabel("Theirs: 2 of 930").check();
    const reason = page.locator("[name=reason]");
    if (await reason.isVisible()) await reason.fill("counted again");
    await pressed(page, "Save");

    expect(await figures()).toEqual([
      { measure: "CAUTI", numerator: 2, denominator: 930 },
      { measure: "CLABSI", numerator: 1, denominator: 731 },
    ]);
    await first.context.close();
    await second.context.close();
  });

  it.for([
    { name: "without scripts", scripts: false, width: 1280 },
    { name: "on the narrowest phone", scripts: true, width: 320 },
    { name: "at twice the size of letters", scripts: true, width: 640 },
  ])("works $name", async ({ scripts, width }) => {
    const { context, page } = await opened({ scripts, width });
    await page.selectOption("[name=answer-CAUTI]", "no-events");
    await page.fill("[name=denominator-CAUTI]", "910");
    await page.selectOption("[name=answer-CLABSI]", "no-cases");
    await page.selectOption("[name=answer-BUNDLE]", "not-collected");
    await page.fill("[name=because-BUNDLE]", "the observer was away");
    await pressed(page, "See what the charts would say");
    expect(await main(page)).toMatch(/A look ahead: nothing is saved yet/);
    expect(await figures()).toEqual([]);
    if (scripts) await isClean(page);
    await pressed(page, "Save");
    expect(await main(page)).toContain("still missing");
    expect(await figures()).toEqual([
      { measure: "CAUTI", numerator: 0, denominator: 910 },
      { measure: "CLABSI", noCases: true },
      { measure: "BUNDLE", notCollected: "the observer was away" },
    ]);
    expect(await tooWide(page)).toBe(0);
    await context.close();
  });
});

const keptKeys = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("draft:")));

/** Pixels by which the page is wider than its window. */
async function tooWide(page: Page): Promise<number> {
  const { width = 0 } = page.viewportSize() ?? {};
  const scrolled = await page.locator("html").boundingBox();
  return Math.max(0, Math.round((scrolled?.width ?? 0) - width));
}
