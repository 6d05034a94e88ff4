// The browser that tests and screenshots look through: the one that CHROMIUM_PATH names, else the
// machine's own, else the one that an npm package carries. CHROMIUM=bundled asks for the last.
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Nothing that asks the internet, and nothing that needs a graphics card. */
const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @returns {Promise<import("playwright-core").Browser>} */
export async function launchChromium() {
  const { executablePath, env } = await findChromium();
  // A sandbox of Chromium's own cannot be had as root.
  const args = process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet;
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
}

/** Which browser it will be, with the environment that it needs. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { executablePath: named, env: {} };
  const found = process.env.CHROMIUM === "bundled" ? undefined : installed.find(existsSync);
  return found ? { executablePath: found, env: {} } : bundledChromium();
}

/** Chromium with the libraries and fonts that a bare machine lacks, unpacked once. */
async function bundledChromium() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No Chromium was found: install Chrome, or name one in CHROMIUM_PATH.");
  }
  const parcel = join(root, "node_modules/@sparticuz/chromium");
  const { version } = JSON.parse(readFileSync(join(parcel, "package.json"), "utf8"));
  const home = join(root, `node_modules/.cache/chromium-${version}`);
  if (!existsSync(home)) await unpack(join(parcel, "bin"), home);
  return {
    executablePath: join(home, "chromium"),
    env: {
      LD_LIBRARY_PATH: join(home, "al2023/lib"),
      FONTCONFIG_PATH: join(home, "fonts"),
    },
  };
}

/** Fonts beside this file, and those of the machine; found wherever the folder is moved to. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Whole or not at all, also when two ask at the same time. */
async function unpack(parcels, home) {
  const { inflate } = await import("@sparticuz/chromium");
  const staging = `${home}-${randomUUID()}`;
  const before = process.env.TMPDIR;
  mkdirSync(staging, { recursive: true });
  // The package unpacks to the temporary folder, wherever that is said to be.
  process.env.TMPDIR = staging;
  try {
    for (const file of ["chromium.br", "fonts.tar.br", "al2023.tar.br"]) {
      await inflate(join(parcels, file));
    }
    writeFileSync(join(staging, "fonts", "fonts.conf"), fontSettings);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    renameSync(staging, home);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}
