// Everything that must hold, one after the other: stops at the first that does not, and says how
// long each took.
import { spawn } from "node:child_process";

const worker = ["vitest", "run", "--project", "worker"];

/** Each with what runs side by side: one file of worker tests at a time fills one core of two. */
const steps = [
  ["client", ["node", "web/build.mjs"]],
  ["style", ["biome", "check", "--error-on-warnings", "."]],
  ["types", ["tsc", "--noEmit"]],
  ["layers", ["node", "test/support/layers.mjs"]],
  ["unused", ["knip"]],
  ["unit tests", ["vitest", "run", "--project", "unit"]],
  ["worker tests", [...worker, "--shard", "1/2"], [...worker, "--shard", "2/2"]],
  ["browser tests", ["vitest", "run", "--project", "browser"]],
];

for (const [name, ...commands] of steps) {
  const started = Date.now();
  const ends = await Promise.all(commands.map(endOf));
  const holds = ends.every((end) => end === 0);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`check: ${name} ${holds ? "holds" : "FAILS"} (${seconds} s)`);
  if (!holds) process.exit(1);
}

/** Runs a command; resolves to its exit status, or to why it could not begin. */
function endOf([command, ...args]) {
  const child = spawn(command, args, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" },
  });
  return new Promise((resolve) => {
    child.once("error", ({ message }) => {
      console.error(message);
      resolve(message);
    });
    child.once("close", resolve);
  });
}
