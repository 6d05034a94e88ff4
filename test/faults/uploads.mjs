// `pnpm fuzz:uploads [N]`: N broken files (100,000) read in a process that has 128 MB, then as many
// of them as an hour allows sent to the service itself. The check does the same with few.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const files = Number(process.argv[2] ?? 100_000);
if (!Number.isInteger(files) || files < 1) {
  console.error("usage: pnpm fuzz:uploads [files, at least 1]");
  process.exit(1);
}

const root = resolve(import.meta.dirname, "../..");
const read = spawnSync(
  process.execPath,
  [
    "--max-old-space-size=96",
    "--max-semi-space-size=8",
    "test/faults/read-uploads.mjs",
    String(files),
  ],
  { cwd: root, stdio: "inherit" },
);
const sent = Math.max(200, Math.round(files / 50));
const { status, stdout } = spawnSync(
  "vitest",
  ["run", "--project", "worker", "test/worker/upload-faults.test.ts"],
  {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, FAULT_UPLOADS: String(sent) },
    shell: process.platform === "win32",
  },
);
if (status !== 0) process.stdout.write(stdout);
for (const [, line] of stdout.matchAll(/^.*?uploads: (.*)$/gm)) console.log(line);
process.exitCode = read.status || status || 0;
console.log(process.exitCode === 0 ? "holds" : "FAILS");
