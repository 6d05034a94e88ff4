// `pnpm attack:pins`: hostile files and links through the service, their addresses opened in Chromium.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const started = Date.now();
let failed = 0;
for (const [project, file] of [
  ["worker", "test/worker/hostile-pins.test.ts"],
  ["browser", "test/browser/hostile-files.test.ts"],
]) {
  const { status, stdout } = spawnSync("vitest", ["run", "--project", project, file], {
    cwd: resolve(import.meta.dirname, "../.."),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, HOSTILE_FILES: "all" },
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    failed += 1;
    process.stdout.write(stdout);
  }
  for (const [, line] of stdout.matchAll(/^.*?(hostile (?:files|links): .*)$/gm)) {
    console.log(`${project}: ${line}`);
  }
}
console.log(
  `${failed === 0 ? "holds" : "FAILS"} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
);
process.exitCode = failed;
