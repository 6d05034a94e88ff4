import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { axeFindings } from "../support/axe.mjs";
import { launchChromium } from "../support/chromium.mjs";
import { outboxOf, signIn } from "../support/person.mjs";
import { strikeHour, until } from "../support/service.mjs";
import { mailOfDayIsDue, morningComes } from "./morning.mjs";

const { origin } = inject("world");
const state = inject("state");
const [home, away] = ["pin-story", "far-story"];

type Person = Awaited<ReturnType<typeof signIn>>;
let browser: Browser;
let ada: Person;
let cleo: Person;
let ben: Person;

beforeAll(async () => {
  browser = await launchChromium();
  [ada, cleo, ben] = [
    await signIn(origin, "ada@pin-story.example"),
    await signIn(origin, "cleo@pin-story.example"),
    await signIn(origin, "ben@far-story.example"),
  ];
  await makeNetwork(ada, home, "Home network");
  await makeNetwork(ben, away, "Far network");
});
afterAll(() => browser.close());

describe("a pin, from one person to another", () => {
  it("is pinned, boarded, taken further, talked about, followed and mailed", {
    timeout: 120_000,
  }, async () => {
    const [adas, cleos, bens] = [await windowFor(ada), await windowFor(cleo), await windowFor(ben)];
    await joins(cleos);

    const pin = await pinsSomething(adas, "The bed-rail card");
    const board = await makesBoard(adas, "What we try next");
    await putsOnBoard(adas, pin, "What we try next");
    await cleos.goto(board);
    await press(cleos, "Follow this board");
    await cleos.getByRole("button", { name: "Following this board" }).waitFor();
    await looksRight(cleos);

    await makesVersion(cleos, pin, "Northgate Hospital", "Our own bed-rail card");
    await cleos.goto(pin);
    await cleos.getByLabel("Say or ask something").fill("Which size do you print it in?");
    await press(cleos, "Send");
    await cleos.getByText("Which size do you print it in?").waitFor();
    await looksRight(cleos);

    await sharesWithAll(adas, pin);
    await takesHome(bens, "The bed-rail card");
    const second = await pinsSomething(adas, "The sheet for the night");
    await putsOnBoard(adas, second, "What we try next");

    morningComes(state, home);
    await strikeHour(origin, Date.now());
    for (const { email } of [ada, cleo]) mailOfDayIsDue(state, email);
    await strikeHour(origin, Date.now());
    const toAda = await mailWith(ada, "Which size do you print it in?");
    expect(toAda).toContain("A comment on your pin “The bed-rail card”");
    expect(toAda).toContain("A version was made of your pin “The bed-rail card”.");
    expect(await mailWith(cleo, "New: “The sheet for the night”")).not.toContain("Which size");
    await Promise.all([adas, cleos, bens].map((page) => page.context().close()));
  });
});

describe("a photograph of a telephone", () => {
  it("is made smaller before it is sent", async () => {
    const page = await windowFor(ada);
    await page.goto(`/n/${home}/pins`);
    await page.getByRole("link", { name: /^Pin / }).first().click();
    await page.getByLabel("What is it called?").fill("The board in the hall");
    await page.getByLabel("Picture", { exact: true }).check();
    await choosesPhotograph(page, 4000, 3000);
    await page.getByText("The picture was made smaller").waitFor();
    await looksRight(page);
    await page.getByLabel("What is it for?").fill("Everyone sees the month in passing");
    await page.getByLabel("Who made it?").fill("The Northgate ward");
    await page.getByLabel("How may others use it?").selectOption({ index: 1 });
    await press(page, "Pin it");
    await page.getByRole("heading", { level: 1, name: "The board in the hall" }).waitFor();
    await page.getByRole("link", { name: "board.jpg" }).waitFor();
    await page.context().close();
  });
});

/** What a camera would give, drawn by the browser itself. */
async function choosesPhotograph(page: Page, width: number, height: number): Promise<void> {
  await page.locator("input[name=file]").evaluate(
    async (field, size) => {
      const canvas = new OffscreenCanvas(size.width, size.height);
      canvas.getContext("2d")?.fillRect(0, 0, size.width / 2, size.height);
      const bytes = await canvas.convertToBlob({ type: "image/jpeg" });
      const chosen = new DataTransfer();
      chosen.items.add(new File([bytes], "board.jpeg", { type: bytes.type }));
      (field as HTMLInputElement).files = chosen.files;
      field.dispatchEvent(new Event("change"));
    },
    { width, height },
  );
}

async function makeNetwork(leader: Person, slug: string, name: string): Promise<void> {
  const made = await leader.call("POST", "/api/v1/networks", {
    ...{ slug, name, template: "patient-safety", timeZone: "Etc/UTC" },
    sites: [{ code: "NOR", name: "Northgate Hospital" }],
  });
  expect(made.status, await made.text()).toBe(201);
}

async function windowFor({ cookie }: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin });
  await context.addCookies([{ ...cookie, url: origin }]);
  return context.newPage();
}

/** Cleo is invited by Ada, and comes. */
async function joins(page: Page): Promise<void> {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const fields = new URLSearchParams({ emails: cleo.email, role: "coordinator", site: "" });
  await ada.call("POST", `/n/${home}/invitations`, fields.toString(), type);
  const link = await until("an invitation", async () => {
    const mails = await outboxOf(origin, cleo.email);
    const links: string[] = mails.flatMap((mail: { links: string[] }) => mail.links);
    return links.find((each) => each.includes("/invitations/"));
  });
  await page.goto(link);
  await press(page, "Accept");
}

/** @returns The pin's address. */
async function pinsSomething(page: Page, title: string): Promise<string> {
  await page.goto(`/n/${home}/pins`);
  await page.getByRole("link", { name: /^Pin / }).first().click();
  await page.getByLabel("What is it called?").fill(title);
  await page.getByLabel("The text").fill("Is it still needed? Who takes it out?");
  await page.getByLabel("What is it for?").fill("The nurse asks each morning");
  await page.getByLabel("Who made it?").fill("The Northgate ward");
  await page.getByLabel("How may others use it?").selectOption({ index: 1 });
  await looksRight(page);
  await press(page, "Pin it");
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await looksRight(page);
  return new URL(page.url()).pathname;
}

/** @returns The board's address. */
async function makesBoard(page: Page, name: string): Promise<string> {
  await page.goto(`/n/${home}/pins`);
  await page.getByRole("link", { name: "Boards" }).click();
  await page.getByLabel("What is it called?").fill(name);
  await page.getByLabel("The whole network’s", { exact: true }).check();
  await press(page, "Make it");
  await looksRight(page);
  return new URL(page.url()).pathname;
}

async function putsOnBoard(page: Page, pin: string, board: string): Promise<void> {
  await page.goto(pin);
  await page.getByText("Pin it to a board").click();
  await page.getByLabel("Which board").selectOption(board);
  await press(page, "Pin it there");
  await page.getByText("It stands here now").waitFor();
  await looksRight(page);
}

async function makesVersion(page: Page, pin: string, whom: string, title: string): Promise<void> {
  await page.goto(pin);
  await page.getByText("Make your own version").click();
  await page.getByLabel("For whom").selectOption(whom);
  await looksRight(page);
  await press(page, "Make a version");
  await page.getByLabel("What is it called?").fill(title);
  await press(page, "Save");
  await page.getByText("Made from (version 2)").waitFor();
  await looksRight(page);
}

async function sharesWithAll(page: Page, pin: string): Promise<void> {
  await page.goto(pin);
  await page.getByRole("link", { name: "Share with all networks" }).click();
  await looksRight(page);
  await press(page, "Share what is shown above");
  await page.getByRole("link", { name: "Shared with all networks: change" }).waitFor();
}

/** Somebody of another network finds it among the pins of all, and makes a version of it. */
async function takesHome(page: Page, title: string): Promise<void> {
  await until("the pin in the commons", async () => {
    await page.goto("/commons/pins");
    return (await page.getByRole("link", { name: title, exact: true }).count()) > 0;
  });
  await page.getByRole("link", { name: title, exact: true }).first().click();
  await looksRight(page);
  await page.getByRole("link", { name: "Take it to Far network" }).click();
  await page.getByText("Make your own version").click();
  await looksRight(page);
  await press(page, "Make a version");
  await press(page, "Save");
  await page.getByText(`${title}, by Home network`).waitFor();
}

async function mailWith(person: Person, words: string): Promise<string> {
  return await until(`a mail with ${words}`, async () => {
    const mails: { text: string }[] = await outboxOf(origin, person.email);
    return mails.map(({ text }) => text.replace(/\s+/g, " ")).find((text) => text.includes(words));
  });
}

async function press(page: Page, name: string): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
}

async function looksRight(page: Page): Promise<void> {
  expect(await axeFindings(page), page.url()).toEqual([]);
}
