import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "packages/domain/src/planted-for-the-layer-check");

const check = () =>
  spawnSync(process.execPath, ["test/support/layers.mjs"], { cwd: root, encoding: "utf8" });

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the layer check", () => {
  it("names a planted violation, even one of types alone, and how many files it read", () => {
    mkdirSync(folder, { recursive: true });
    const planted = 'import type { NetworkStore } from "@allteach/store/network-store";\n';
    writeFileSync(join(folder, "planted.ts"), `${planted}export type Planted = NetworkStore;\n`);

    const { status, stderr, stdout } = check();

    expect(status).toBe(1);
    expect(stderr).toContain("domain-imports: packages/domain/src/planted-for-the-layer-check");
    expect(Number(/(\d+) files/.exec(stdout)?.[1])).toBeGreaterThan(500);
  });
});
