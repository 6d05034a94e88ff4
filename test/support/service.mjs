// The whole service on a port and a state of its own, gone without trace when it stops.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, serve } from "../../workers/local/server.mjs";

/** Who may see how the service fares. */
export const OPERATOR = "operator@northgate.example";

/** @returns {Promise<{ origin: string, state: string, stop: () => Promise<void> }>} */
export async function startService() {
  const state = mkdtempSync(join(tmpdir(), "allteach "));
  const remove = () => rmSync(state, { recursive: true, force: true, maxRetries: 5 });
  try {
    migrate(state);
    const { origin, stop } = await serve({
      ...{ port: await freePort(), state },
      vars: { OPERATORS: OPERATOR },
    });
    return { origin, state, stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Loads the networks of the demonstration, and says which. */
export async function loadDemonstration(origin) {
  const answer = await fetch(`${origin}/dev/demo`, { method: "POST", headers: { origin } });
  if (!answer.ok) throw new Error(`no demonstration: ${await answer.text()}`);
  return (await answer.json()).networks;
}

/** Any hour's work, done now: what `time` makes due falls due. */
export async function strikeHour(origin, time) {
  const query = `cron=${encodeURIComponent("0 * * * *")}&time=${time}`;
  const answer = await fetch(`${origin}/cdn-cgi/handler/scheduled?${query}`);
  if (!answer.ok) throw new Error(`the hour was not struck: ${answer.status}`);
}

/** The 24th or, on that day, the 26th of this month at noon: last month's reports are due. */
export function reportHour(now = new Date()) {
  const day = now.getUTCDate() === 24 ? 26 : 24;
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), day, 12);
}

/** Asks until there is an answer, for at most half a minute. */
export async function until(what, ask) {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error(`waited in vain for ${what}`);
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
