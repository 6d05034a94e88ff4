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

/**
 * As many seeds as the local pool has databases for, by either promise and, the first time, with
 * each fault planted; and as the process of the tests has room for.
 */
const AT_ONCE = 8;

const started = Date.now();
const totals = new Map();
let failed = 0;
for (let first = 1; first <= seeds && failed === 0; first += AT_ONCE) {
  const some = Math.min(AT_ONCE, seeds - first + 1);
  failed = runSeeds(first, some);
  if (failed === 0 && seeds > AT_ONCE) {
    console.log(`${first + some - 1} of ${seeds} seeds (${seconds()} s)`);
  }
}
for (const [what, figures] of totals) {
  const all = [...figures].map(([name, count]) => `${count} ${name}`);
  console.log(`${what}: ${all.join(", ")}`);
}
console.log(`${failed === 0 ? "holds" : "FAILS"} (${seconds()} s)`);
process.exitCode = failed;

function seconds() {
  return ((Date.now() - started) / 1000).toFixed(0);
}

/** Some seeds, and what they found added to the totals. */
function runSeeds(first, some) {
  const wanted = { first, seeds: some, kills, mails, faults: first === 1 };
  const args = ["run", "--project", "worker", "test/worker/report-faults.test.ts"];
  const { status, stdout } = spawnSync("vitest", args, {
    cwd: resolve(import.meta.dirname, "../.."),
    encoding: "utf8",
    maxBuffer: 1024 * 1024 * 1024,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, FAULT_REPORTS: JSON.stringify(wanted) },
    shell: process.platform === "win32",
  });
  if (status !== 0) process.stdout.write(stdout);
  for (const [, what, figures] of stdout.matchAll(/^.*?chaos: (.*): (.*)$/gm)) {
    const sums = totals.get(what) ?? new Map();
    for (const [, count, name] of figures.matchAll(/(\d+) (\w+)/g)) {
      sums.set(name, (sums.get(name) ?? 0) + Number(count));
    }
    totals.set(what, sums);
  }
  return status ?? 1;
}
