// How often each rule set cries wolf on stable charts, as its rules stand and with those refused
// that do not suit the data; and how near the truth a proposed shift begins. Seeded: the same
// numbers every time. `node test/bench/rules.mjs [charts per cell]`
import { controlChart } from "@allteach/spc/control-chart";
import { findSignals } from "@allteach/spc/rules/find-signals";
import { RULE_SETS } from "@allteach/spc/rules/rule-sets";
import { proposeShift } from "@allteach/spc/shift-proposal";
import { chance } from "@allteach/spc/simulated/chance";
import { assessValidity } from "@allteach/spc/validity/assess-validity";
import { judgedRules } from "@allteach/spc/validity/judged-rules";

const CHARTS = Number(process.argv[2] ?? 1000);
const MONTHS = 24;
const EXPECTED = [0.1, 0.2, 0.3, 0.5, 0.77, 1, 1.5, 2.5, 5, 12, 30];
const RUNS = ["shift", "longest-run"];
const sets = Object.keys(RULE_SETS);

console.log(`Stable u charts of ${MONTHS} months, centre line known, ${CHARTS} charts a cell.`);
console.log("Share with a false signal, in %: all rules, then with unsuitable rules refused.\n");
falseSignals("A run on one side of the centre line", (signal) => RUNS.includes(signal.kind));
falseSignals("Any rule of the set", () => true);
proposals();

function falseSignals(title, counts) {
  console.log(title);
  console.log(row(["events a month", ...sets]));
  for (const expected of EXPECTED) {
    console.log(row([String(expected), ...sets.map((set) => cell(set, expected, counts))]));
  }
  console.log();
}

function cell(set, expected, counts) {
  const random = chance(1);
  let plain = 0;
  let honest = 0;
  for (let round = 0; round < CHARTS; round += 1) {
    const series = stable(expected, random);
    const options = { centre: expected / 1000 };
    const chart = controlChart(series, options);
    const refused = assessValidity(judgedRules(series, chart, options), set).refusedRules;
    if (findSignals(chart, set).some(counts)) plain += 1;
    if (findSignals(chart, set, { refusalsOf: () => refused }).some(counts)) honest += 1;
  }
  return `${percent(plain / CHARTS)} > ${percent(honest / CHARTS)}`;
}

function stable(expected, random) {
  const points = Array.from({ length: MONTHS }, (_, month) => {
    const size = 0.8 + 0.4 * random.uniform();
    const numerator = random.poisson(expected * size);
    return { label: String(month + 1), numerator, denominator: 1000 * size };
  });
  return { chart: "u", points };
}

function proposals() {
  console.log("Charts of 36 to 48 months whose level moves by 1.5 sigma in the middle (or never)");
  console.log(row(["", "proposed %", "within two %", "stable %"]));
  for (const kind of ["i", "u", "p"]) {
    for (const set of sets) {
      const moved = propose(kind, set, 1.5);
      const still = propose(kind, set, 0);
      const near = percent(moved.near / Math.max(1, moved.proposed));
      const cells = [percent(moved.proposed / CHARTS), near, percent(still.proposed / CHARTS)];
      console.log(row([`${kind} ${set}`, ...cells]));
    }
  }
}

function propose(kind, set, shift) {
  const random = chance(2);
  let proposed = 0;
  let near = 0;
  for (let round = 0; round < CHARTS; round += 1) {
    const size = 36 + Math.floor(13 * random.uniform());
    const start = Math.floor(size / 2);
    const points = Array.from({ length: size }, (_, place) => ({
      label: String(place + 1),
      ...month(kind, place < start ? 0 : shift, random),
    }));
    const chart = controlChart({ chart: kind, points });
    const proposal = proposeShift(chart, findSignals(chart, set));
    if (proposal === null) continue;
    proposed += 1;
    if (Math.abs(proposal.start - start) <= 2) near += 1;
  }
  return { proposed, near };
}

function month(kind, sigmas, random) {
  if (kind === "i") return { numerator: 50 + 5 * (random.normal() + sigmas) };
  const size = 0.8 + 0.4 * random.uniform();
  if (kind === "u") {
    const mean = (12 + sigmas * Math.sqrt(12)) * size;
    return { numerator: random.poisson(mean), denominator: 1000 * size };
  }
  const cases = Math.round(80 * size);
  const share = 0.5 + sigmas * Math.sqrt(0.25 / 80);
  return { numerator: random.binomial(cases, share), denominator: cases };
}

function percent(share) {
  return (share * 100).toFixed(1);
}

function row([head, ...cells]) {
  return head.padEnd(20) + cells.map((text) => text.padStart(18)).join("");
}
