// Every property test with other cases: `npm run fuzz:properties -- 20` tries twenty seeds.
import { execFileSync, spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";

const seeds = Number(process.argv[2] ?? 10);
const files = execFileSync("git", ["grep", "-l", "fast-check", "--", "*.test.ts"], {
  encoding: "utf8",
});
const chosen = files.trim().split("\n");
const failed = [];
for (let tried = 0; tried < seeds; tried++) {
  const seed = randomInt(2 ** 31);
  const { status } = spawnSync("vitest", ["run", "--project", "unit", ...chosen], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PROPERTY_SEED: String(seed) },
  });
  if (status !== 0) failed.push(seed);
}
console.log(`properties: ${chosen.length} files, ${seeds} seeds, ${failed.length} failed`);
for (const seed of failed) console.log(`  again: PROPERTY_SEED=${seed} npm run check:unit`);
process.exitCode = failed.length > 0 ? 1 : 0;
