// `pnpm chaos:commons [acts] [things] [seed]`: the tests of sharing goals and pins under kills, with
// more of them than the check takes: 2,000 acts on 40 goals, and as many on 40 pins.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const [acts = "2000", goals = "40", seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
if (![acts, goals, seed].every((text) => Number.isInteger(Number(text)) && Number(text) > 0)) {
  console.error("usage: pnpm chaos:commons [acts] [things] [seed], whole numbers above 0");
  process.exit(1);
}

const started = Date.now();
const args = [
  "run",
  "--project",
  "worker",
  "test/worker/commons-faults.test.ts",
  "test/worker/pin-commons-faults.test.ts",
];
const { status, stdout } = spawnSync("vitest", args, {
  cwd: resolve(import.meta.dirname, "../.."),
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
  env: { ...process.env, FAULT_ACTS: acts, FAULT_GOALS: goals, FAULT_SEED: seed },
  shell: process.platform === "win32",
});
if (status !== 0) process.stdout.write(stdout);
console.log(`chaos of the commons, seed ${seed}`);
for (const [, line] of stdout.matchAll(/^.*?chaos: (.*)$/gm)) console.log(line);
console.log(
  `${status === 0 ? "holds" : "FAILS"} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
);
process.exitCode = status ?? 1;
