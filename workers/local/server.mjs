// Starts the Worker in workerd, on this machine, with its databases beside it. Used by `npm start`,
// the demonstration, the benchmark and the screenshots.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** Wrangler asks nobody on the internet and tells nobody anything. */
const quiet = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_LOG: "warn",
  CI: "true",
};

export const wrangler = join(root, "node_modules", "wrangler", "bin", "wrangler.js");

const LONGEST_START_MS = 60_000;
const LONGEST_GOODBYE_MS = 5000;

/** The environment that wrangler runs in here. */
export function environment() {
  return { ...process.env, ...quiet };
}

/**
 * Brings directory and commons up to date. Networks are migrated by the Worker itself.
 *
 * @param {string} state Where the local databases are kept.
 */
export function migrate(state) {
  for (const database of ["DIRECTORY", "COMMONS"]) {
    const args = ["d1", "migrations", "apply", database, "--local", "--persist-to", state];
    const done = spawnSync(process.execPath, [wrangler, ...args], {
      cwd: root,
      env: environment(),
      encoding: "utf8",
    });
    if (done.status !== 0) throw new Error(`${database} could not be migrated:\n${done.stderr}`);
  }
}

/** The secret of this machine's development server, made once and never committed. */
function secretIn(state) {
  const file = join(state, "auth-secret");
  if (!existsSync(file)) {
    mkdirSync(state, { recursive: true });
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}

/**
 * Starts the server and waits until it answers.
 *
 * @param {{ port: number, state: string, log?: "inherit" | "ignore", vars?: object }} where
 *   `vars` stand in place of those in wrangler.toml.
 * @returns {Promise<{ origin: string, stop: () => Promise<void>, ended: Promise<number> }>}
 */
export async function serve({ port, state, log = "ignore", vars = {} }) {
  const origin = `http://localhost:${port}`;
  const args = [
    "dev",
    "--port",
    String(port),
    "--persist-to",
    state,
    "--show-interactive-dev-session=false",
  ];
  const all = { AUTH_SECRET: secretIn(state), AUTH_URL: origin, ...vars };
  const given = Object.entries(all).flatMap(([name, value]) => ["--var", `${name}:${value}`]);
  const child = spawn(process.execPath, [wrangler, ...args, ...given], {
    cwd: root,
    env: environment(),
    stdio: ["ignore", log, log],
    detached: process.platform !== "win32",
  });
  const ended = new Promise((done) => child.once("exit", (code) => done(code ?? 0)));
  const signal = (name) => {
    try {
      process.kill(process.platform === "win32" ? child.pid : -child.pid, name);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  };
  const stop = async () => {
    signal("SIGTERM");
    // A server whose build has failed does not listen to that.
    const late = setTimeout(signal, LONGEST_GOODBYE_MS, "SIGKILL");
    await ended;
    clearTimeout(late);
  };
  try {
    await answering(origin, ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, stop, ended };
}

async function answering(origin, ended) {
  let code;
  ended.then((value) => {
    code = value;
  });
  const end = Date.now() + LONGEST_START_MS;
  while (Date.now() < end) {
    if (code !== undefined) throw new Error(`the server ended with ${code} before it answered`);
    // A server that is being built, or cannot be, takes a call and says nothing.
    const signal = AbortSignal.timeout(5000);
    const answer = await fetch(`${origin}/sign-in`, { signal }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error(`${origin} did not answer within a minute`);
}
