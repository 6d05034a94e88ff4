// `pnpm isolation`: every role, token and stranger of three networks asks every route for what is
// another's, in every way; then each check is taken out in turn, and somebody has to notice. The
// check runs the first with most taking turns.
//
// After a change to one check, `ISOLATION=full ISOLATION_CHECKS='seen-pin|news' ISOLATION_ROUTES='/pins'
// vitest run --project isolation` takes out those alone whose line holds one of the words, and asks
// those routes alone; either may be left out.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const started = Date.now();
const args = ["--project", "worker", "test/worker/isolation.test.ts"];
const others = ["--project", "isolation"];
const statuses = [args, others].map((some) => {
  const { status, stdout } = spawnSync("vitest", ["run", ...some], {
    cwd: resolve(import.meta.dirname, "../.."),
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ISOLATION: "full" },
    shell: process.platform === "win32",
  });
  if (status === 0) {
    for (const [, text] of stdout.matchAll(/isolation: (.*(?:\n {2}.*)*)/g)) console.log(text);
  } else process.stdout.write(stdout);
  return status ?? 1;
});
const failed = statuses.find((status) => status !== 0) ?? 0;
console.log(`${failed === 0 ? "holds" : "FAILS"} (${Math.round((Date.now() - started) / 1000)} s)`);
process.exitCode = failed;
