import { expect, it } from "vitest";
import { tryFile } from "../faults/upload-cases.ts";
import { tally } from "../faults/upload-tally.ts";

/** `pnpm fuzz:uploads` reads a hundred times as many, and the largest there are. */
const FILES = 1000;

it("broken files are read, asked about or refused with a place, and nothing throws", () => {
  const counted = tally();
  for (let seed = 1; seed <= FILES; seed++) counted.add(seed, tryFile(seed));
  console.log(counted.lines().join("\n"));
  expect(counted.wrong()).toBe(0);
});
