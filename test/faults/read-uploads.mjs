// Reads so many broken files, then the largest there are, each in a process of its own; prints what
// became of them and how long it took. What needs more memory than a Worker has ends badly.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { giantFiles } from "./giant-files.ts";
import { tryBytes, tryFile } from "./upload-cases.ts";
import { tally } from "./upload-tally.ts";

/** Of the 128 MB that a Worker has, the rest is for the file, its answer and the program itself. */
const HEAP = ["--max-old-space-size=96", "--max-semi-space-size=8"];
const [asked = "", name = "", path = ""] = process.argv.slice(2);
if (asked === "giant") readGiant();
else readMany(Number(asked));

function readMany(files) {
  const counted = tally();
  for (let seed = 1; seed <= files; seed++) counted.add(seed, tryFile(seed));
  for (const line of counted.lines()) console.log(line);
  let held = counted.wrong() === 0;
  const scratch = mkdtempSync(join(tmpdir(), "uploads-"));
  for (const [each, made] of Object.entries(giantFiles)) {
    const file = join(scratch, "file");
    writeFileSync(file, made());
    const args = [...HEAP, import.meta.filename, "giant", each, file];
    const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
    if (status !== 0) held = false;
  }
  rmSync(scratch, { recursive: true });
  console.log(`the largest were read ${held ? "" : "NOT ALL "}within a heap of 96 MB and 2 s each`);
  process.exitCode = held ? 0 : 1;
}

/** Ends badly where the heap is not enough, so whoever started it knows. */
function readGiant() {
  const bytes = new Uint8Array(readFileSync(path));
  const { outcome, ms, wrong = "" } = tryBytes({ kind: "csv", bytes });
  const size = `${(bytes.length / 1e6).toFixed(1)} MB`;
  console.log(`${name} (${size}): ${outcome} in ${ms.toFixed(0)} ms of one core ${wrong}`);
  process.exitCode = wrong || ms > 2000 ? 1 : 0;
}
