// `pnpm deploy:check`: what a deployment would send, without sending it. Offline. Fails when the
// configuration and the code disagree. `--config FILE` checks another configuration.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { unstable_readConfig } from "wrangler";
import { bindingsIn, configurationFaults, secrets } from "./configuration-faults.mjs";
import { environment, wrangler } from "./server.mjs";

const root = resolve(import.meta.dirname, "../..");
const STARTUP_LIMIT_MS = 1000;

const { values } = parseArgs({ options: { config: { type: "string" } } });
const file = resolve(values.config ?? join(root, "wrangler.toml"));
const config = unstable_readConfig({ config: file });
const source = readFileSync(join(root, "workers/env.ts"), "utf8");

const faults = configurationFaults(config, source);
if (faults.length > 0) {
  for (const fault of faults) console.error(`deploy: ${fault}`);
  process.exit(1);
}

const pool = config.d1_databases.filter(({ binding }) => binding.startsWith("NET_"));
say("bindings", `${bindingsIn(source).length} as the code asks for, ${pool.length} in the pool`);
say("queues", config.queues.consumers.map(({ queue }) => queue).join(", "));
say("secrets", `${secrets.join(", ")}: set with \`wrangler secret put\``);
for (const [name, value] of Object.entries(config.vars)) say(`var ${name}`, value);
if (config.vars.ENVIRONMENT !== "production") {
  say("", "This is the local configuration. A deployment sets ENVIRONMENT to production, and");
  say("", "AUTH_URL and MAIL_FROM to its own: `wrangler deploy --var ENVIRONMENT:production …`");
}

const scratch = mkdtempSync(join(tmpdir(), "allteach-deploy-"));
try {
  const dry = run(["deploy", "--dry-run", "--config", file, "--outdir", scratch]);
  const [, raw, gzip] = /Total Upload: ([\d.]+ \w+) \/ gzip: ([\d.]+ \w+)/.exec(dry) ?? [];
  say("bundle", `${raw}, gzip ${gzip}`);

  const profile = join(scratch, "startup.cpuprofile");
  const startup = run(["check", "startup", "--config", file, "--outfile", profile]);
  const [, active] = /Active: ([\d.]+) ms/.exec(startup) ?? [];
  say("start-up", `${active} ms active on this machine (limit ${STARTUP_LIMIT_MS} ms)`);
  if (!raw || !active) throw new Error(`wrangler said something new:\n${dry}\n${startup}`);
  if (Number(active) > STARTUP_LIMIT_MS) throw new Error("the Worker starts too slowly");
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log("deploy: ready to be deployed");

function run(args) {
  const env = { ...environment(), WRANGLER_LOG: "log", FORCE_COLOR: "0" };
  const done = spawnSync(process.execPath, [wrangler, ...args], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  if (done.status === 0) return done.stdout + done.stderr;
  throw new Error(`wrangler ${args[0]} failed:\n${done.stdout}${done.stderr}`);
}

function say(what, text) {
  console.log(`${what.padEnd(18)} ${text}`);
}
