// `pnpm shots [words]`: pictures of every page, or of those whose name has the words, in shots/.
// At 390 and 1280 pixels, light and dark, the whole length of each page; axe looks at each.
import { mkdirSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { axeFindings } from "../support/axe.mjs";
import { launchChromium } from "../support/chromium.mjs";
import { startService } from "../support/service.mjs";
import { places } from "./pages.mjs";
import { visit, windowOf } from "./place.mjs";
import { prepareWorld } from "./world.mjs";

const WIDTHS = { 390: 844, 1280: 900 };
const SCHEMES = ["light", "dark"];

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, "shots");
const wanted = process.argv.slice(2).join(" ");
const chosen = places.filter(({ name }) => name.includes(wanted));
if (chosen.length === 0) throw new Error(`no page is named “${wanted}”`);

if (!wanted) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const service = await startService();
const browser = await launchChromium();
let failures = 0;
try {
  const world = await prepareWorld(service.origin);
  for (const place of chosen) await picture(world, place);
} finally {
  await browser.close();
  await service.stop();
}
console.log(
  `${chosen.length - failures} of ${chosen.length} pages, four pictures each, axe silent`,
);
process.exitCode = failures === 0 ? 0 : 1;

async function picture(world, place) {
  const context = await windowOf(browser, world, place.as);
  try {
    const page = await context.newPage();
    await visit(page, world, place);
    const files = [];
    const findings = [];
    for (const [width, height] of Object.entries(WIDTHS)) {
      for (const colorScheme of SCHEMES) {
        await page.setViewportSize({ width: Number(width), height });
        await page.emulateMedia({ colorScheme });
        const file = join(folder, `${fileName(place.name)}-${width}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        files.push(relative(root, file));
        findings.push(...(await axeFindings(page)));
      }
    }
    if (findings.length > 0) throw new Error(findings.join("\n"));
    console.log(`${place.name.padEnd(32)} ${files[0]} …`);
  } catch (error) {
    failures += 1;
    console.error(`${place.name.padEnd(32)} FAILS: ${error.message}`);
  } finally {
    await context.close();
  }
}

function fileName(name) {
  return name.replace(/[^a-z0-9]+/g, "-");
}
