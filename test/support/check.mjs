// Everything that must hold, one after the other: stops at the first that does not, and says how
// long each took.
import { spawnSync } from "node:child_process";

const steps = [
  ["client", "node", ["web/build.mjs"]],
  ["style", "biome", ["check", "--error-on-warnings", "."]],
  ["types", "tsc", ["--noEmit"]],
  ["layers", "node", ["test/support/layers.mjs"]],
  ["unused", "knip", []],
  // One after the other: on two cores they would only wait for each other.
  ["unit tests", "vitest", ["run", "--project", "unit"]],
  ["worker tests", "vitest", ["run", "--project", "worker"]],
  ["browser tests", "vitest", ["run", "--project", "browser"]],
];

for (const [name, command, args] of steps) {
  const started = Date.now();
  const { status, error } = spawnSync(command, args, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`check: ${name} ${status === 0 ? "holds" : "FAILS"} (${seconds} s)`);
  if (status !== 0) {
    if (error) console.error(error.message);
    process.exit(1);
  }
}
