// `pnpm chaos:reports [seeds] [kills] [mails]`: reports made and mailed while the process is killed
// again and again, the clock fires twice or not at all, and the provider refuses mails and loses its
// answers. In full 20 seeds of 50 kills over 200 mails; the check runs a small part of it.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const [seeds = 20, kills = 50, mails = 200] = process.argv.slice(2).map(Number);
if (![seeds, kills, mails].every((number) => Number.isInteger(number) && number > 0)) {
  console.error("usage: pnpm chaos:reports [seeds] [kills] [mails]");
  process.exit(1);
}

const started = Date.now();
const args = ["run", "--project", "worker", "test/worker/report-faults.test.ts"];
const { status, stdout } = spawnSync("vitest", args, {
  cwd: resolve(import.meta.dirname, "../.."),
  encoding: "utf8",
  maxBuffer: 1024 * 1024 * 1024,
  stdio: ["ignore", "pipe", "inherit"],
  env: { ...process.env, FAULT_REPORTS: JSON.stringify({ seeds, kills, mails }) },
  shell: process.platform === "win32",
});
if (status !== 0) process.stdout.write(stdout);
for (const [, line] of stdout.matchAll(/^.*?chaos: (.*)$/gm)) console.log(line);
console.log(
  `${status === 0 ? "holds" : "FAILS"} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
);
process.exitCode = status ?? 1;
