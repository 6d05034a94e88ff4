import { type Cycle, CycleDraft, cycleProblems, stageOf } from "@allteach/domain/pdsa-cycle";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { seenGoals } from "@allteach/domain/seen-goal";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { goalOf, goalQuery } from "@allteach/store/goal";
import { ask } from "@allteach/store/network-store";
import { addCycles, changeCycle } from "@allteach/store/pdsa";
import { siteOf, sitesQuery } from "@allteach/store/site";
import * as z from "zod";
import { type ActionContext, actOf, signatureOf } from "./context.ts";
import { randomId } from "./random-id.ts";
import { readDiagram } from "./read-diagram.ts";
import { readTest, readTests, type TestSetting } from "./read-tests.ts";
import { siteBy } from "./site-by.ts";

/** A test of change as someone begins it. */
export const NewTest = CycleDraft.extend({
  /** The site that runs it, by its code; empty for the network. */
  site: z.string().trim().max(60).default(""),
  /** The test that it follows from; empty where there is none. */
  previous: z.string().trim().max(40).default(""),
});
export type NewTest = z.infer<typeof NewTest>;

/** Writes a new test of change down. */
export async function beginTest(
  ctx: ActionContext,
  { site: code, previous, ...draft }: NewTest,
): Promise<Outcome<Cycle>> {
  const read = await readTests(ctx);
  if (!read.ok) return read;
  const { sites, cycles } = read.value;
  const site = code === "" ? undefined : siteBy(sites, code);
  if (code !== "" && !site) {
    return refused({ kind: "not-found", what: "site", known: sites.map((each) => each.code) });
  }
  if (!may(ctx.actor, "write-tests", site?.id)) {
    return refused({ kind: "not-allowed", need: "write-tests" });
  }
  const setting = await withOwnBoxes(ctx, read.value, draft.node, site);
  const problems = [...problemsWith(draft, setting), ...(await goalProblems(ctx, draft))];
  if (previous !== "" && !cycles.some(({ id }) => id === previous)) {
    problems.push({ field: "previous", because: "the test that this follows from is not here" });
  }
  if (problems.length > 0) return refused({ kind: "invalid", problems });

  const at = ctx.now.getTime();
  const cycle: Cycle = {
    ...{ ...draft, id: randomId("p_"), revision: 1, stage: stageOf(draft, todayIn(ctx)) },
    ...{ nodeWords: wordsOf(draft.node, setting), startedBy: signatureOf(ctx.actor) },
    ...{ startedAt: at, changedAt: at, ...(draft.act !== "" && { closedAt: at }) },
    ...(site && { site: site.id }),
    ...(previous !== "" && { previous }),
  };
  const act = actOf(ctx, "begin-test", subjectOf(cycle, site), { after: draft });
  await addCycles(ctx.store, [cycle], act);
  return done(cycle);
}

/** What someone writes at a test; the revision that they saw. */
export const TestEdit = CycleDraft.extend({ saw: z.coerce.number().int().min(1) });
export type TestEdit = z.infer<typeof TestEdit>;

/** Written; or somebody wrote first: then theirs stands, and nothing is written. */
export type WrittenTest = { kind: "written"; cycle: Cycle } | { kind: "overtaken"; theirs: Cycle };

/** Writes at a test of change: what happened, what it taught, what is done about it. */
export async function changeTest(
  ctx: ActionContext,
  id: string,
  { saw, ...draft }: TestEdit,
): Promise<Outcome<WrittenTest>> {
  const read = await readTest(ctx, id);
  if (!read.ok) return read;
  const { cycle, site, mayWrite } = read.value;
  if (!mayWrite) return refused({ kind: "not-allowed", need: "write-tests" });
  if (cycle.revision !== saw) return done({ kind: "overtaken", theirs: cycle });
  const setting = await withOwnBoxes(ctx, read.value, draft.node, site);
  const problems = [
    ...problemsWith(draft, setting, cycle),
    ...(await goalProblems(ctx, draft, cycle)),
  ];
  if (problems.length > 0) return refused({ kind: "invalid", problems });

  const at = ctx.now.getTime();
  const { closedAt, ...open } = cycle;
  const changed: Cycle = {
    ...{ ...open, ...draft, revision: saw + 1, stage: stageOf(draft, todayIn(ctx)), changedAt: at },
    nodeWords: draft.node === cycle.node ? cycle.nodeWords : wordsOf(draft.node, setting),
    ...(draft.act !== "" && { closedAt: closedAt ?? at }),
  };
  const act = actOf(ctx, "change-test", subjectOf(cycle, site), differenceOf(cycle, draft));
  if (await changeCycle(ctx.store, changed, act)) return done({ kind: "written", cycle: changed });
  const again = await readTest(ctx, id);
  return again.ok ? done({ kind: "overtaken", theirs: again.value.cycle }) : again;
}

const subjectOf = ({ id, objective }: Cycle, site: Site | undefined) =>
  `${site?.code ?? "network"}, ${id}: ${objective.slice(0, 60)}`;

/** Only what changed, so that an entry tells what was done. */
function differenceOf(before: Cycle, draft: CycleDraft) {
  const names = (Object.keys(draft) as (keyof CycleDraft)[]).filter(
    (name) => before[name] !== draft[name],
  );
  const of = (from: CycleDraft) => Object.fromEntries(names.map((name) => [name, from[name]]));
  return { before: of(before), after: of(draft) };
}

function problemsWith(draft: CycleDraft, setting: TestSetting, standing?: Cycle): Problem[] {
  const { node, measure } = draft;
  const problems = cycleProblems(draft);
  const isKnown = setting.measures.some(({ code }) => code.toLowerCase() === measure.toLowerCase());
  if (measure !== "" && !isKnown && measure !== standing?.measure) {
    problems.push({ field: "measure", because: `there is no measure ${measure} here` });
  }
  if (node !== "" && node !== standing?.node && !setting.nodes.some(({ key }) => key === node)) {
    problems.push({ field: "node", because: "this box is not in the diagram any more" });
  }
  return problems;
}

/** A goal that a test is to serve has to be one that whoever writes may read. */
async function goalProblems(
  { store, actor }: ActionContext,
  { goal }: Pick<CycleDraft, "goal">,
  standing?: Cycle,
): Promise<Problem[]> {
  if (goal === "" || goal === standing?.goal) return [];
  const [charters, sites, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    goalQuery(store, goal),
  );
  const seen = seenGoals(actor, charterOf(charters), sites.map(siteOf), rows.map(goalOf));
  if (seen.length > 0) return [];
  return [{ field: "goal", because: "this goal is not here: begin the test on the goal’s page" }];
}

/** The setting with the boxes of the site's own diagram, where the network's has not the one named. */
export async function withOwnBoxes(
  ctx: ActionContext,
  setting: TestSetting,
  node: string,
  site: Site | undefined,
): Promise<TestSetting> {
  if (node === "" || !site || setting.nodes.some(({ key }) => key === node)) return setting;
  const own = await readDiagram(ctx, site.code);
  return own.ok ? { ...setting, nodes: own.value.diagram.nodes } : setting;
}

const wordsOf = (key: string, { nodes }: TestSetting) =>
  nodes.find((node) => node.key === key)?.text ?? "";

/** The day where the network is. */
export function todayIn({ now, network }: Pick<ActionContext, "now" | "network">): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: network.timeZone }).format(now);
}
