import { createServer, type Server } from "node:net";
import { readAttachment } from "@allteach/interchange/attachment/attachment";
import { UnreadableFile } from "@allteach/interchange/unreadable-file";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type HostileFile, hostileFiles } from "../faults/hostile-files.ts";
import { hostileLinks } from "../faults/hostile-links.ts";
import { launchChromium } from "../support/chromium.mjs";
import { windowOf } from "./place.mjs";

const world = inject("world");
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** `pnpm attack:pins` sends all; the check those files that get an address, and a tenth of the links. */
const all = process.env.HOSTILE_FILES === "all";

function isTaken({ name, bytes }: HostileFile): boolean {
  try {
    readAttachment(name, bytes);
    return true;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return false;
  }
}

/** A person may write so often a minute: what is refused counts as well. */
const A_MINUTE = 61_000;

/** Sends a form as a browser does, waiting where the service asks for patience. */
async function post(fields: Record<string, string>, file?: HostileFile): Promise<Response> {
  const { name, value } = world.cookies.leader;
  const form = new FormData();
  const words = { title: "A pin", purpose: "To be tried", attribution: "Us", licence: "cc-by-4.0" };
  for (const [key, text] of Object.entries({ ...words, ...fields })) form.set(key, text);
  if (file) form.set("file", new File([file.bytes.slice().buffer], file.name, { type: file.type }));
  const answer = await fetch(`${world.origin}/n/${world.working}/pins`, {
    ...{ method: "POST", body: form, redirect: "manual" },
    headers: { origin: world.origin, cookie: `${name}=${value}` },
  });
  if (answer.status !== 429) return answer;
  await new Promise((done) => setTimeout(done, A_MINUTE));
  return post(fields, file);
}

/** Everything that should not happen while something is looked at. */
function watched(page: Page) {
  const seen = { scripts: [] as string[], elsewhere: [] as string[] };
  page.on("dialog", (dialog) => {
    seen.scripts.push(`${page.url()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    const isOurs = url.startsWith(world.origin) || /^(?:data|blob|about):/.test(url);
    if (!isOurs || url.includes("/hit")) seen.elsewhere.push(`${page.url()}: ${url}`);
  });
  return seen;
}

/** Opens an address; a file that is taken away is no page. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url).catch((error: Error) => {
    if (!/Download is starting|ERR_ABORTED/.test(error.message)) throw error;
  });
}

describe("hostile files, opened in a browser", () => {
  it("run no script and ask nobody else", { timeout: 900_000 }, async () => {
    const context = await windowOf(browser, world, "leader", { acceptDownloads: true });
    const page = await context.newPage();
    const seen = watched(page);
    const counts = { sent: 0, refused: 0, opened: 0 };
    for (const file of hostileFiles().filter((each) => all || isTaken(each))) {
      counts.sent += 1;
      const answer = await post({ kind: "document" }, file);
      const location = answer.headers.get("location");
      if (!location) {
        expect([400, 422], file.what).toContain(answer.status);
        counts.refused += 1;
        continue;
      }
      await open(page, world.origin + location);
      const href = await page.locator('a[href*="/files/f_"]').first().getAttribute("href");
      for (const path of [href, href?.replace(/f_\w+$/, "small")]) {
        await open(page, `${world.origin}${path}`);
        counts.opened += 1;
        if (await page.evaluate(() => "__ran" in window || document.title === "ran")) {
          seen.scripts.push(`${file.what}: ${path}`);
        }
      }
    }
    console.log(
      `hostile files: ${counts.sent} sent, ${counts.refused} refused, ${counts.opened} addresses ` +
        `opened, ${seen.scripts.length} scripts, ${seen.elsewhere.length} requests to elsewhere`,
    );
    expect(seen).toEqual({ scripts: [], elsewhere: [] });
    await context.close();
  });
});

describe("hostile links", () => {
  it("lead the service to connect to nobody", { timeout: 900_000 }, async () => {
    let connections = 0;
    const server: Server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((done) => server.listen(0, () => done()));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const links = hostileLinks(port).filter((_, place) => all || place % 10 === 0);
    let taken = 0;
    for (const url of links) {
      const answer = await post({ kind: "link", url });
      if (answer.status === 303) taken += 1;
    }
    await new Promise((done) => setTimeout(done, 500));
    server.close();
    console.log(`hostile links: ${links.length} sent, ${taken} taken, ${connections} connections`);
    expect([taken, connections]).toEqual([0, 0]);
  });
});
