import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
/** Two packages of a file each: beside the real ones, others who read them would find a fault. */
let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "layers "));
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json"]) {
    cpSync(join(root, file), join(house, file));
  }
  for (const folder of ["web", "workers", "test"]) mkdirSync(join(house, folder));
  write("packages/store/src/stored.ts", "export interface Stored { id: string }\n");
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

const check = () =>
  spawnSync(process.execPath, [join(root, "test/support/layers.mjs")], {
    cwd: house,
    encoding: "utf8",
  });

describe("the layer check", () => {
  it("names a planted violation, even one of types alone, and how many files it read", () => {
    const planted = 'import type { Stored } from "../../store/src/stored.ts";\n';
    write("packages/domain/src/planted.ts", `${planted}export type Planted = Stored;\n`);

    const { status, stderr, stdout } = check();

    expect(stderr).toContain("domain-imports: packages/domain/src/planted.ts");
    expect(stdout).toContain("layers: 2 files, 1 imports, 1 violations");
    expect(status).toBe(1);
  });

  it("fails where it understood no file", () => {
    write("packages/domain/src/planted.ts", "export type Planted = string;\n");

    const { status, stdout } = check();

    expect(stdout).toContain("0 imports");
    expect(status).toBe(1);
  });
});
