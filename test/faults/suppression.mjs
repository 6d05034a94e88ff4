// `pnpm attack:suppression [N] [first seed]`: N random tables (10,000), and the funder reports of N
// random networks in two or three editions, each given to a solver with everything that its
// recipient sees; the check runs a few of them.
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { tenOrFewer } from "@allteach/report/suppression/count-table";
import { suppress } from "@allteach/report/suppression/suppress";
import { attackReports, tellingFaults } from "./funder-report-attack.ts";
import { randomTable } from "./random-count-table.ts";
import { randomEditions } from "./random-funder-network.ts";
import { attacker } from "./suppression-attacker.ts";
import { plantedFaults } from "./suppression-faults.ts";

/** A solver's memory only grows: so many of them, then another. */
const CASES_A_SOLVER = 250;
const PLANTED = 100;

const attacks = { tables: attackTables, networks: attackNetworks };

if (isMainThread) await attackAll();
else parentPort.postMessage(await attacks[workerData.what](workerData));

async function attackAll() {
  const [count, first] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 0)];
  if (!Number.isInteger(count) || count < 1) {
    console.error("usage: pnpm attack:suppression [tables and networks] [first seed]");
    process.exit(1);
  }
  const started = Date.now();
  const tables = await inThreads("tables", count, first);
  console.log(
    `${count} tables: ${tables.figures} figures, ${tables.hidden} hidden; no proof for ${tables.unproved}`,
  );
  const holdsOfTables = await judged("tables", tables, plantedFaults);
  const networks = await inThreads("networks", count, first);
  console.log(
    `${count} networks, ${networks.editions} funder reports: ${networks.shown} of ${networks.months} months shown;`,
    `${networks.differences} small differences of editions; ${networks.betrayed} of ${networks.twins} twins told apart`,
  );
  const holdsOfNetworks =
    (await judged("networks", networks, tellingFaults)) &&
    networks.differences + networks.betrayed === 0 &&
    networks.twins > 0;
  const holds = holdsOfTables && holdsOfNetworks;
  console.log(`${holds ? "holds" : "FAILS"} (${Math.round((Date.now() - started) / 1000)} s)`);
  process.exitCode = holds ? 0 : 1;
}

/** Prints what was found out, and whether each planted fault is noticed. */
async function judged(what, all, faults) {
  console.log(
    `${all.counts} hidden counts: ${all.determined} determined, ${all.narrow} with fewer than 3 values;`,
    `${all.small} small ones: ${all.nearly} with fewer than ${tenOrFewer.possible}; ${all.solved} programmes solved`,
  );
  let holds = all.determined + all.narrow + all.nearly === 0 && all.counts > 0;
  for (const planted of Object.keys(faults)) {
    const found = await attacks[what]({ from: 0, to: PLANTED, planted });
    const { determined, nearly, counts } = found;
    console.log(`planted: ${planted}: ${determined} determined, ${nearly} nearly, of ${counts}`);
    if (determined + nearly === 0) holds = false;
  }
  return holds;
}

async function inThreads(what, count, first) {
  const threads = Math.min(availableParallelism(), count);
  const found = await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const from = first + Math.floor((count * thread) / threads);
      const to = first + Math.floor((count * (thread + 1)) / threads);
      return inThread({ what, from, to });
    }),
  );
  return Object.fromEntries(
    Object.keys(found[0]).map((name) => [name, found.reduce((all, each) => all + each[name], 0)]),
  );
}

function inThread(data) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: data });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

function attackTables({ from, to, planted }) {
  const hide = planted ? plantedFaults[planted] : suppress;
  const more = { figures: 0, hidden: 0, unproved: 0 };
  return attacked({ from, to, planted }, more, (seed, solver) => {
    const table = randomTable(seed);
    const shown = hide(table);
    const figures = [...shown.cells, ...shown.sums];
    more.figures += figures.length;
    more.hidden += figures.filter(({ hidden }) => hidden).length;
    more.unproved += shown.unproved.length;
    return solver.findings({ table, shown }, tenOrFewer);
  });
}

function attackNetworks({ from, to, planted }) {
  const more = { editions: 0, shown: 0, months: 0, differences: 0, twins: 0, betrayed: 0 };
  return attacked({ from, to, planted }, more, (seed, solver) => {
    const editions = randomEditions(seed);
    const { findings, ...found } = attackReports(editions, solver, tellingFaults[planted]);
    more.editions += editions.length;
    for (const [name, count] of Object.entries(found)) more[name] += count;
    return findings;
  });
}

/** Attacks one seed after the other, and counts what is found out. */
async function attacked({ from, to, planted }, more, attack) {
  const all = { counts: 0, determined: 0, narrow: 0, small: 0, nearly: 0, solved: 0 };
  let solver = await attacker();
  for (let seed = from; seed < to; seed += 1) {
    if (solver.solved > 0 && (seed - from) % CASES_A_SOLVER === 0) {
      all.solved += solver.solved;
      solver = await attacker();
    }
    for (const finding of attack(seed, solver)) {
      const span = finding.most - finding.least + 1;
      const isNear = finding.small && span < tenOrFewer.possible;
      all.counts += 1;
      all.small += finding.small ? 1 : 0;
      all.determined += span === 1 ? 1 : 0;
      all.narrow += span < 3 ? 1 : 0;
      all.nearly += isNear ? 1 : 0;
      if (!planted && (span < 3 || isNear)) console.log(`seed ${seed}:`, JSON.stringify(finding));
    }
  }
  all.solved += solver.solved;
  return { ...all, ...more };
}
