// `pnpm bench:matching`: how well goals of other networks on the same problem are found, on the
// labelled goals of nine made-up networks; and what it costs with 50,000 goals in the commons.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rankShared } from "@allteach/actions/match-goals";
import { templateKeys } from "@allteach/catalogue/template";
import { templateOf } from "@allteach/catalogue/templates";
import { familyOf, joinedTerms, noTerms, termsIn } from "@allteach/catalogue/vocabulary";
import { matchProbes, matchQuery } from "@allteach/domain/goal-match";
import { goalTexts } from "@allteach/simulation/goal-texts";
import { openCommons } from "@allteach/store/commons";
import {
  listedGoalOf,
  putSharedGoal,
  resemblingQuery,
  sharedGoalsQuery,
} from "@allteach/store/shared-goal";
import { getPlatformProxy } from "wrangler";
import { migrate } from "../../workers/local/server.mjs";
import { heldOutGoals } from "./held-out-goals.mjs";
import { printTable } from "./table.mjs";

const AT_MOST = 20;
const CROWD = Number(process.argv[2] ?? 50_000);

const networks = templateKeys.filter((key) => key !== "blank");

const state = mkdtempSync(join(tmpdir(), "allteach "));
try {
  migrate(state);
  const platform = await getPlatformProxy({ persist: { path: join(state, "v3") } });
  try {
    const d1 = counted(platform.env.COMMONS);
    await quality(openCommons(d1));
    await cost(d1);
  } finally {
    await platform.dispose();
  }
} finally {
  rmSync(state, { recursive: true, force: true });
}

/** Every labelled goal as it would be shared, with or without the words of the vocabulary. */
function labelled(withTerms) {
  const texts = [
    ...networks.flatMap((template) => goalTexts(template).map((text) => ({ ...text, template }))),
    ...heldOutGoals.map((text) => ({ ...text, isHeldOut: true })),
  ];
  return texts.map((text, n) => {
    const { template, problem, isHeldOut = false } = text;
    const measure = templateOf(template).measures.find(({ code }) => code === text.measure);
    const aim = measure ? `To the goal of ${measure.name}` : `To: ${text.to}`;
    const words = [text.title, aim, measure?.name ?? "", text.population].join(" ");
    const family = measure && familyOf(measure);
    const { drivers, changes } = text;
    const chosen = { ...noTerms, families: family ? [family] : [], drivers, changes };
    return {
      ...{ template, problem, isHeldOut },
      key: {
        network: networkId(networks.indexOf(template)),
        goal: `g_${String(n).padStart(3, "0")}${"0".repeat(13)}`,
      },
      shared: {
        ...{ network: template, simulated: false, site: "", kind: "90-day", title: text.title },
        ...{ aim, measure: measure?.name ?? "", population: text.population, learnt: "" },
        ...{ withFamilies: false, starts: "2026-01-01", ends: "2026-04-01" },
        terms: withTerms ? joinedTerms(chosen, termsIn(words)) : noTerms,
      },
    };
  });
}

function networkId(place) {
  return `n_${String(place).padStart(16, "0")}`;
}

function put(commons, { key, shared }, revision) {
  const goal = { key, epoch: 1, revision, site: 0, owner: "u_1", shared };
  return putSharedGoal(commons, goal, new Date("2026-01-01"));
}

async function found(commons, { key, shared }) {
  const rows = await resemblingQuery(commons, key);
  const { title, aim, measure, population, learnt, terms } = shared;
  const side = { terms, text: [title, aim, measure, population, learnt].join(" ") };
  return rankShared(side, rows.map(listedGoalOf), AT_MOST).map(({ goal }) => goal);
}

/** What a plain search for the goal's own words finds, in the index's order: to compare with. */
async function foundByWords(commons, { key, shared }) {
  const query = matchQuery({ terms: noTerms, text: `${shared.title} ${shared.population}` });
  const rows = await sharedGoalsQuery(commons, { query, simulated: false, offset: 0, limit: 60 });
  return rows
    .map(listedGoalOf)
    .filter((goal) => goal.key.network !== key.network)
    .slice(0, AT_MOST);
}

async function quality(commons) {
  const goals = labelled(true);
  for (const goal of goals) await put(commons, goal, 1);
  const label = new Map(goals.map((goal) => [goal.key.goal, goal.problem]));
  const rows = [];
  for (const [name, look, of] of [
    ["the words alone, as a search", foundByWords, () => true],
    ["vocabulary and words", found, () => true],
    ["  goals the weights were set with", found, ({ isHeldOut }) => !isHeldOut],
    ["  goals held out", found, ({ isHeldOut }) => isHeldOut],
  ]) {
    const scores = { precision: [], recall: [], shown: [] };
    for (const goal of goals.filter(of)) {
      const relevant = goals.filter(
        ({ problem, template }) => problem === goal.problem && template !== goal.template,
      ).length;
      if (relevant === 0) continue;
      const hits = (await look(commons, goal)).map(
        ({ key }) => label.get(key.goal) === goal.problem,
      );
      const five = hits.slice(0, 5);
      if (five.length > 0) scores.precision.push(five.filter(Boolean).length / five.length);
      scores.recall.push(hits.filter(Boolean).length / relevant);
      scores.shown.push(hits.length);
    }
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    rows.push([
      name,
      scores.recall.length,
      mean(scores.precision).toFixed(2),
      mean(scores.recall).toFixed(2),
      mean(scores.shown).toFixed(1),
      scores.recall.length - scores.precision.length,
    ]);
  }
  printTable(
    `Goals of other networks on the same problem, of ${goals.length} (test/bench/labelling.md)`,
    ["found by", "goals", "precision at 5", "recall", "shown each", "nothing shown"],
    rows,
  );
}

/** Fills the commons with the labelled goals again and again, each in words of its own. */
async function cost(d1) {
  const commons = openCommons(d1);
  const goals = labelled(true);
  const rows = Array.from({ length: CROWD }, (_, n) => {
    const { shared } = goals[n % goals.length];
    const own = randomBytes(6).toString("hex");
    const words = `${shared.aim} ${shared.measure} ${shared.population} ${own}`;
    const tokens = (keys) => keys.map((key) => key.replaceAll("-", "")).join(" ");
    const { terms } = shared;
    return [
      ...[
        networkId(100 + (n % 400)),
        `g_${own}${String(n).padStart(6, "0")}`.slice(0, 18),
        shared.title,
      ],
      ...[shared.aim, shared.measure, shared.population, JSON.stringify(terms), words],
      ...[tokens(terms.families), tokens(terms.drivers), tokens(terms.changes)],
      tokens(terms.conditions),
      JSON.stringify(matchProbes({ terms, text: `${shared.title} ${words}` })),
    ];
  });
  for (let start = 0; start < rows.length; start += 2000) {
    await d1
      .prepare(
        `insert into shared_goal select null, value ->> 0, value ->> 1, 1, 1, 0, 'u_1', 'A network', 0,
           '', '90-day', value ->> 2, value ->> 3, value ->> 4, value ->> 5, '', 0, '2026-01-01',
           '2026-04-01', '', value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10,
           value ->> 11, value ->> 12, 1
         from json_each(?) where true on conflict do nothing`,
      )
      .bind(JSON.stringify(rows.slice(start, start + 2000)))
      .run();
  }
  const { n } = await d1.prepare("select count(*) as n from shared_goal").first();
  const costs = [];
  for (const goal of goals) {
    d1.tally.trips = 0;
    d1.tally.read = 0;
    const started = performance.now();
    const matches = await found(commons, goal);
    costs.push({ ...d1.tally, ms: performance.now() - started, shown: matches.length });
  }
  const by = (name) => costs.map((each) => each[name]).sort((one, other) => one - other);
  const at = (name, share) => by(name)[Math.floor(share * (costs.length - 1))];
  printTable(
    `One goal's matches among ${n.toLocaleString("en-GB")} shared goals`,
    ["", "median", "most"],
    [
      ["round trips", at("trips", 0.5), at("trips", 1)],
      ["rows read, as the database counts", at("read", 0.5), at("read", 1)],
      ["milliseconds, local database", at("ms", 0.5), at("ms", 1)],
      ["shown", at("shown", 0.5), at("shown", 1)],
    ],
  );
}

/** Counts round trips and rows read. */
function counted(d1) {
  const tally = { trips: 0, read: 0 };
  const note = (results) => {
    tally.trips += 1;
    for (const { meta } of results) tally.read += meta.rows_read ?? 0;
    return results;
  };
  const watched = (statement) =>
    new Proxy(statement, {
      get(target, property) {
        if (property === "bind") return (...values) => watched(target.bind(...values));
        if (property === "original") return target;
        if (property === "all" || property === "run") {
          return async () => note([await target[property]()])[0];
        }
        if (property === "raw") {
          return async () => {
            const answer = note([await target.all()])[0];
            return answer.results.map((row) => Object.values(row));
          };
        }
        const value = target[property];
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  return {
    tally,
    prepare: (sql) => watched(d1.prepare(sql)),
    batch: async (statements) =>
      note(await d1.batch(statements.map((each) => each.original ?? each))),
  };
}
