import {
  FailureDraft,
  type FailureMode,
  failureProblems,
} from "@allteach/domain/process-map/failure-mode";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import {
  addFailures,
  changeFailure,
  MAX_FAILURES,
} from "@allteach/store/process-maps/failure-mode";
import * as z from "zod";
import { type ActionContext, actOf, signatureOf } from "../context.ts";
import { randomId } from "../random-id.ts";
import { type MapView, readMap } from "./read-map.ts";

/** Writes down what can go wrong at a step. */
export async function addFailure(
  ctx: ActionContext,
  mapId: string,
  draft: FailureDraft,
): Promise<Outcome<FailureMode>> {
  const read = await readMap(ctx, mapId);
  if (!read.ok) return read;
  const view = read.value;
  if (!view.mayJudge) return refused({ kind: "not-allowed", need: "write-tests" });
  const problems = problemsWith(draft, view);
  if (view.failures.length >= MAX_FAILURES) {
    problems.push({ field: "mode", because: `there are ${MAX_FAILURES} already: take some out` });
  }
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const failure: FailureMode = {
    ...{ ...draft, id: randomId("f_"), map: mapId, stepWords: wordsOf(draft.step, view) },
    ...{ revision: 1, by: signatureOf(ctx.actor), at: ctx.now.getTime() },
  };
  const act = actOf(ctx, "add-failure", subjectOf(failure, view), { after: draft });
  await addFailures(ctx.store, [failure], act);
  return done(failure);
}

/** What someone writes at a failure; the revision that they saw. */
export const FailureEdit = FailureDraft.extend({ saw: z.coerce.number().int().min(1) });
export type FailureEdit = z.infer<typeof FailureEdit>;

/** Written; or somebody wrote first: then theirs stands, and nothing is written. */
export type WrittenFailure =
  | { kind: "written"; failure: FailureMode }
  | { kind: "overtaken"; theirs: FailureMode };

/** Judges a failure anew, or says what is done about it and how it stands since. */
export async function writeFailure(
  ctx: ActionContext,
  { map, id }: { map: string; id: string },
  { saw, ...draft }: FailureEdit,
): Promise<Outcome<WrittenFailure>> {
  const read = await readFailure(ctx, map, id);
  if (!read.ok) return read;
  const { view, failure } = read.value;
  if (failure.revision !== saw) return done({ kind: "overtaken", theirs: failure });
  const problems = problemsWith(draft, view, failure);
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const changed: FailureMode = {
    ...{ ...draft, id, map, revision: saw + 1, by: signatureOf(ctx.actor), at: ctx.now.getTime() },
    stepWords: wordsOf(draft.step, view) || failure.stepWords,
  };
  const act = actOf(ctx, "change-failure", subjectOf(failure, view), differenceOf(failure, draft));
  if (await changeFailure(ctx.store, changed, act)) {
    return done({ kind: "written", failure: changed });
  }
  return overtaken(ctx, map, id);
}

/** Takes a failure off the list; the audit keeps it. */
export async function removeFailure(
  ctx: ActionContext,
  { map, id }: { map: string; id: string },
): Promise<Outcome<WrittenFailure>> {
  const read = await readFailure(ctx, map, id);
  if (!read.ok) return read;
  const { view, failure } = read.value;
  const at = ctx.now.getTime();
  const gone = { ...failure, revision: failure.revision + 1, by: signatureOf(ctx.actor), at };
  const act = actOf(ctx, "remove-failure", subjectOf(failure, view));
  if (await changeFailure(ctx.store, gone, act, at))
    return done({ kind: "written", failure: gone });
  return overtaken(ctx, map, id);
}

async function overtaken(
  ctx: ActionContext,
  map: string,
  id: string,
): Promise<Outcome<WrittenFailure>> {
  const again = await readFailure(ctx, map, id);
  return again.ok ? done({ kind: "overtaken", theirs: again.value.failure }) : again;
}

async function readFailure(
  ctx: ActionContext,
  map: string,
  id: string,
): Promise<Outcome<{ view: MapView; failure: FailureMode }>> {
  const read = await readMap(ctx, map);
  if (!read.ok) return read;
  const view = read.value;
  const failure = view.failures.find((each) => each.id === id);
  if (!failure) return refused({ kind: "not-found", what: "failure" });
  if (!view.mayJudge) return refused({ kind: "not-allowed", need: "write-tests" });
  return done({ view, failure });
}

const wordsOf = (key: string, { map }: MapView) =>
  map.steps.find((step) => step.key === key)?.text ?? "";

const subjectOf = ({ id, mode }: FailureMode, { site, map }: MapView) =>
  `${site?.code ?? "network"}, ${map.name.slice(0, 40)}, ${id}: ${mode.slice(0, 60)}`;

/** Only what changed, so that an entry tells what was done. */
function differenceOf(before: FailureDraft, draft: FailureDraft) {
  const names = (Object.keys(draft) as (keyof FailureDraft)[]).filter(
    (name) => before[name] !== draft[name],
  );
  const of = (from: FailureDraft) =>
    Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  return { before: of(before), after: of(draft) };
}

function problemsWith(draft: FailureDraft, view: MapView, standing?: FailureMode): Problem[] {
  const { step, measure, test } = draft;
  const problems = failureProblems(draft);
  const isKnown = (code: string) =>
    view.measures.some((each) => each.code.toLowerCase() === code.toLowerCase());
  if (step !== standing?.step && wordsOf(step, view) === "") {
    problems.push({ field: "step", because: "this step is not in the map: choose another" });
  }
  if (measure !== "" && measure !== standing?.measure && !isKnown(measure)) {
    problems.push({ field: "measure", because: `there is no measure ${measure} here` });
  }
  if (test !== "" && test !== standing?.test && !view.tests.some(({ id }) => id === test)) {
    problems.push({ field: "test", because: "this test is not here: choose another, or none" });
  }
  return problems;
}
