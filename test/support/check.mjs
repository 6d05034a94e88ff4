// Everything that must hold, two things at a time, so that two cores are always busy. Says how long
// each took, and all that those said which do not hold; after the first of them nothing more begins.
// `npm run check:full` takes everything at its full size.
import { spawn } from "node:child_process";
import { parseArgs, stripVTControlCharacters } from "node:util";

const AT_ONCE = 2;

/** What is quick comes first, then what takes longest, so that the last two end at nearly one time. */
const steps = [
  ["style", ["biome", "check", "--error-on-warnings", "."]],
  ["types", ["tsc", "--noEmit"]],
  ["layers", ["node", "test/support/layers.mjs"]],
  ["unused", ["knip"]],
  ["worker tests", ["vitest", "run", "--project", "worker"]],
  ["browser tests", ["vitest", "run", "--project", "browser"]],
  ["unit tests", ["vitest", "run", "--project", "unit"]],
];

const { values } = parseArgs({ options: { full: { type: "boolean" } } });
const started = Date.now();
const failed = [];

// The others read what this one makes.
await run(["client", ["node", "web/build.mjs"]]);
await Promise.all(Array.from({ length: AT_ONCE }, takeSteps));
console.log(
  failed.length === 0
    ? `check: everything holds (${secondsSince(started)} s)`
    : `check: FAILS, because of ${failed.join(" and ")}; what they said stands above`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

async function takeSteps() {
  for (let step = steps.shift(); step && failed.length === 0; step = steps.shift()) await run(step);
}

/** What holds says no more than how many tests there were. */
async function run([name, [command, ...args]]) {
  const began = Date.now();
  console.log(`check: ${name}: begins`);
  const { status, output } = await endOf(command, args);
  const holds = status === 0;
  const counted = /^ *Tests +(.*passed.*)$/m.exec(stripVTControlCharacters(output))?.[1];
  if (!holds) {
    failed.push(name);
    console.log(output);
  }
  const told = [`${secondsSince(began)} s`, ...(counted ? [counted] : [])].join(", ");
  console.log(`check: ${name}: ${holds ? "holds" : "FAILS"} (${told})`);
}

/** Runs a command; resolves to its exit status, or to why it could not begin, and what it said. */
function endOf(command, args) {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
    env: {
      ...process.env,
      ...(values.full && { FULL: "yes" }),
      ...(process.stdout.isTTY && { FORCE_COLOR: "1" }),
      CLOUDFLARE_CF_FETCH_ENABLED: "false",
      WRANGLER_SEND_METRICS: "false",
    },
  });
  let output = "";
  for (const said of [child.stdout, child.stderr]) {
    said.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.once("error", ({ message }) => resolve({ status: message, output: message }));
    child.once("close", (status) => resolve({ status, output }));
  });
}

function secondsSince(moment) {
  return ((Date.now() - moment) / 1000).toFixed(1);
}
