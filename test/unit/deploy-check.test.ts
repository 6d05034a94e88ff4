import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const configuration = readFileSync("wrangler.toml", "utf8");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "deploy check "));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The configuration with one part taken away or put in, checked as `pnpm deploy:check` does. */
function checked(changed: string) {
  expect(changed).not.toBe(configuration);
  const file = join(folder, "wrangler.toml");
  writeFileSync(file, changed);
  const args = ["workers/local/deploy-check.mjs", "--config", file];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { status, stderr };
}

describe("the check before a deployment", { timeout: 30_000 }, () => {
  it("fails when a binding that the code uses is not configured", () => {
    const { status, stderr } = checked(configuration.replace(/\[\[r2_buckets\]\][^[]*/, ""));

    expect(stderr).toContain("ARCHIVE is used by the code and not configured");
    expect(status).toBe(1);
  });

  it("fails when a binding is configured that the code does not use", () => {
    const { status, stderr } = checked(
      `${configuration}\n[[r2_buckets]]\nbinding = "ATTIC"\nbucket_name = "attic"\n`,
    );

    expect(stderr).toContain("ATTIC (R2) is configured and not used by the code");
    expect(status).toBe(1);
  });

  it("fails when a setting is missing, or a secret stands in the file", () => {
    const { status, stderr } = checked(
      configuration.replace(/ENVIRONMENT = .*/, 'AUTH_SECRET = "told to everybody"'),
    );

    expect(stderr).toContain("ENVIRONMENT is used by the code and not configured");
    expect(stderr).toContain("AUTH_SECRET is a secret and stands in the file");
    expect(status).toBe(1);
  });

  it("fails when what fails for good would be lost", () => {
    const { status, stderr } = checked(
      configuration
        .replace('dead_letter_queue = "mail-dead"\n', "")
        .replace(/\[\[queues\.consumers\]\]\nqueue = "reports-dead"[^[]*/, ""),
    );

    expect(stderr).toContain("queue mail has no dead-letter queue");
    expect(stderr).toContain("dead-letter queue reports-dead has no consumer");
    expect(status).toBe(1);
  });
});
