import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { configurationFaults } from "../../workers/local/configuration-faults.mjs";

const configuration = readFileSync("wrangler.toml", "utf8");
const source = readFileSync("workers/env.ts", "utf8");
const withoutBucket = configuration.replace(/\[\[r2_buckets\]\][^[]*/, "");
let file: string;

beforeAll(() => {
  file = join(mkdtempSync(join(tmpdir(), "deploy check ")), "wrangler.toml");
});
afterAll(() => rmSync(join(file, ".."), { recursive: true }));

function write(changed: string): void {
  expect(changed).not.toBe(configuration);
  writeFileSync(file, changed);
}

/** What is wrong with the configuration once a part of it is taken away or put in. */
function faultsOf(changed: string): string {
  write(changed);
  return configurationFaults(unstable_readConfig({ config: file }), source).join("\n");
}

describe("the check before a deployment", () => {
  it("fails, and says why, when the configuration is not what the code asks for", () => {
    write(withoutBucket);
    const args = ["workers/local/deploy-check.mjs", "--config", file];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });

    expect(stderr).toBe("deploy: ARCHIVE is used by the code and not configured\n");
    expect(status).toBe(1);
  });

  it("finds nothing wrong with the configuration as it is", () => {
    const config = unstable_readConfig({ config: "wrangler.toml" });

    expect(configurationFaults(config, source)).toEqual([]);
  });

  it("names a binding that the code does not use", () => {
    expect(
      faultsOf(`${configuration}\n[[r2_buckets]]\nbinding = "ATTIC"\nbucket_name = "attic"\n`),
    ).toBe("ATTIC (R2) is configured and not used by the code");
  });

  it("names a setting that is missing, and a secret that stands in the file", () => {
    const found = faultsOf(
      configuration.replace(/ENVIRONMENT = .*/, 'AUTH_SECRET = "told to everybody"'),
    );

    expect(found).toContain("ENVIRONMENT is used by the code and not configured");
    expect(found).toContain("AUTH_SECRET is a secret and stands in the file");
  });

  it("names a queue whose messages would be lost when they fail for good", () => {
    const found = faultsOf(
      configuration
        .replace('dead_letter_queue = "mail-dead"\n', "")
        .replace(/\[\[queues\.consumers\]\]\nqueue = "reports-dead"[^[]*/, ""),
    );

    expect(found).toContain("queue mail has no dead-letter queue");
    expect(found).toContain("dead-letter queue reports-dead has no consumer");
  });
});
