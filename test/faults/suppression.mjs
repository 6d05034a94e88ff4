// `pnpm attack:suppression [N] [first seed]`: N random tables (10,000), each given to a solver with
// everything that its recipient sees; the check runs sixty of them.
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { tenOrFewer } from "@allteach/report/suppression/count-table";
import { suppress } from "@allteach/report/suppression/suppress";
import { randomTable } from "./random-count-table.ts";
import { attacker } from "./suppression-attacker.ts";
import { plantedFaults } from "./suppression-faults.ts";

/** A solver's memory only grows: so many tables, then another. */
const TABLES_A_SOLVER = 250;
const PLANTED_TABLES = 100;

if (isMainThread) await attackAll();
else parentPort.postMessage(await attack(workerData));

async function attackAll() {
  const [tables, first] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 0)];
  if (!Number.isInteger(tables) || tables < 1) {
    console.error("usage: pnpm attack:suppression [tables] [first seed]");
    process.exit(1);
  }
  const started = Date.now();
  const threads = Math.min(availableParallelism(), tables);
  const found = await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const from = first + Math.floor((tables * thread) / threads);
      const to = first + Math.floor((tables * (thread + 1)) / threads);
      return inThread({ from, to });
    }),
  );
  const all = sum(found);
  console.log(
    `${tables} tables: ${all.figures} figures, ${all.hidden} hidden; ${all.solved} programmes solved`,
  );
  console.log(
    `${all.counts} hidden counts: ${all.determined} determined, ${all.narrow} with fewer than 3 values;`,
    `${all.small} small ones: ${all.nearly} with fewer than ${tenOrFewer.possible}; no proof for ${all.unproved}`,
  );
  let holds = all.determined + all.narrow + all.nearly === 0 && all.counts > 0;
  for (const planted of Object.keys(plantedFaults)) {
    const { determined, nearly, counts } = await attack({ from: 0, to: PLANTED_TABLES, planted });
    console.log(`planted: ${planted}: ${determined} determined, ${nearly} nearly, of ${counts}`);
    if (determined + nearly === 0) holds = false;
  }
  console.log(`${holds ? "holds" : "FAILS"} (${Math.round((Date.now() - started) / 1000)} s)`);
  process.exitCode = holds ? 0 : 1;
}

function inThread(data) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: data });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

async function attack({ from, to, planted }) {
  const hide = planted ? plantedFaults[planted] : suppress;
  const all = { figures: 0, hidden: 0, counts: 0, determined: 0, narrow: 0 };
  const more = { small: 0, nearly: 0, unproved: 0, solved: 0 };
  let solver = await attacker();
  for (let seed = from; seed < to; seed += 1) {
    if (solver.solved > 0 && (seed - from) % TABLES_A_SOLVER === 0) {
      more.solved += solver.solved;
      solver = await attacker();
    }
    const table = randomTable(seed);
    const shown = hide(table);
    const figures = [...shown.cells, ...shown.sums];
    all.figures += figures.length;
    all.hidden += figures.filter(({ hidden }) => hidden).length;
    more.unproved += shown.unproved.length;
    for (const finding of solver.findings({ table, shown }, tenOrFewer)) {
      const span = finding.most - finding.least + 1;
      all.counts += 1;
      more.small += finding.small ? 1 : 0;
      all.determined += span === 1 ? 1 : 0;
      all.narrow += span < 3 ? 1 : 0;
      more.nearly += finding.small && span < tenOrFewer.possible ? 1 : 0;
      if (!planted && (span < 3 || (finding.small && span < tenOrFewer.possible))) {
        console.log(`seed ${seed}:`, JSON.stringify(finding));
      }
    }
  }
  more.solved += solver.solved;
  return { ...all, ...more };
}

function sum(found) {
  return Object.fromEntries(
    Object.keys(found[0]).map((name) => [name, found.reduce((all, each) => all + each[name], 0)]),
  );
}
