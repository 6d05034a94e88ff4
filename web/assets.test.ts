import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { assets } from "./assets.ts";

const built = join(import.meta.dirname, "dist", "assets");
const size = (path: string) => gzipSync(readFileSync(join(built, path))).byteLength;

describe("what the browser is sent besides the page", () => {
  it("is all there, under names that change with the content", () => {
    for (const path of Object.values(assets)) {
      expect(path).toMatch(/^\/[\w-]+-[A-Z0-9]{8}\.\w+$/);
      expect(size(path)).toBeGreaterThan(0);
    }
  });

  it("is nothing from an earlier build", () => {
    const served = Object.values(assets).map((path) => path.slice(1));

    expect(readdirSync(built).sort()).toEqual(["_headers", ...served].sort());
  });

  it("has a stylesheet of 12 KB at most, compressed", () => {
    expect(size(assets["style.css"])).toBeLessThanOrEqual(12 * 1024);
  });

  it("has scripts of 10 KB at most, compressed, all together", () => {
    const scripts = Object.values(assets).filter((path) => path.endsWith(".js"));
    const total = scripts.reduce((bytes, path) => bytes + size(path), 0);

    expect(total).toBeLessThanOrEqual(10 * 1024);
  });
});
