// `npm start`: migrates, serves, loads the demonstration and says where to click.
import { createServer } from "node:net";
import { resolve } from "node:path";
import { migrate, serve } from "./server.mjs";

const port = Number(process.env.PORT ?? 8787);
const state = resolve(import.meta.dirname, "../../.wrangler/state");

if (!(await isFree(port))) {
  console.error(`Port ${port} is taken. Choose another: PORT=8788 npm start`);
  process.exit(1);
}

const started = Date.now();
console.log("Bringing the databases up to date …");
migrate(state);
const { origin, stop, ended } = await serve({ port, state, log: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);

console.log("Loading the demonstration …");
const answer = await fetch(`${origin}/dev/demo`, { method: "POST", headers: { origin } });
if (!answer.ok) {
  console.error(`The demonstration could not be loaded: ${await answer.text()}`);
  await stop();
  process.exit(1);
}
const { networks } = await answer.json();

console.log(`
Allteach is ready (${((Date.now() - started) / 1000).toFixed(1)} s).

  Front page         ${origin}/
  A live example     ${origin}/n/${networks[0]}
  Start a network    ${origin}/networks/new
  Sign in            ${origin}/sign-in     any address: the link arrives in the outbox
  Outbox             ${origin}/dev/outbox  every mail that would have left
  Any month's report ${origin}/cdn-cgi/handler/scheduled?cron=0+*+*+*+*&time=${nextReport()}

Stop with Ctrl+C. What you enter is kept in .wrangler/state.
`);
process.exitCode = await ended;

/** The 21st of this month at noon: when last month's report is due everywhere. */
function nextReport() {
  const now = new Date();
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 21, 12);
}

function isFree(wanted) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(wanted, "127.0.0.1", () => probe.close(() => done(true)));
  });
}
