// Fails when a layer rule is broken, and also when dependency-cruiser read nothing: with a
// TypeScript it does not support it prints "no violations (0 modules)" and exits 0.
import { spawnSync } from "node:child_process";

const { stdout, stderr } = spawnSync(
  "depcruise",
  [
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "json",
    "packages",
    "web",
    "workers",
    "test",
  ],
  { encoding: "utf8", maxBuffer: 1 << 28, shell: process.platform === "win32" },
);
if (!stdout) {
  console.error(stderr);
  process.exit(1);
}

const { summary } = JSON.parse(stdout);
const { totalCruised, totalDependenciesCruised, violations } = summary;

for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} -> ${to}`);
console.log(
  `layers: ${totalCruised} files, ${totalDependenciesCruised} imports, ${violations.length} violations`,
);
process.exitCode =
  violations.length === 0 && totalCruised > 0 && totalDependenciesCruised > 0 ? 0 : 1;
