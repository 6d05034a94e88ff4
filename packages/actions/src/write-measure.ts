import type { MeasureId } from "@allteach/domain/identity";
import { figureShape, type Measure, MeasureDefinition } from "@allteach/domain/measure";
import {
  type DefiningPart,
  definingChanges,
  type MeasureVersion,
  mustCountAnew,
} from "@allteach/domain/measure-version";
import { Period, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import type { PhaseDecision } from "@allteach/domain/phase";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { addMeasure, changeMeasure, type WrittenMeasure } from "@allteach/store/measure-version";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { nameOf } from "./decide-shift.ts";
import {
  type MeasureRecord,
  type MeasuresView,
  readMeasureRecord,
  readMeasures,
} from "./read-measures.ts";
import { nodeBy } from "./save-node.ts";
import { siteBy } from "./site-by.ts";

const Codes = z.array(z.string().max(60)).max(600).default([]);

/** A measure as somebody writes it. */
export const MeasureForm = MeasureDefinition.omit({ status: true }).extend({
  minutes: z.int("say whole minutes").min(0).max(600, "use at most 600 minutes").default(0),
  /** Sites and nodes, by code, that report it besides those of its types. */
  sites: Codes,
  nodes: Codes,
});
export type MeasureForm = z.infer<typeof MeasureForm>;

/** What somebody says of a change. */
export const MeasureEdit = z.object({
  /** The version that they saw. */
  saw: z.coerce.number().int().min(1),
  /** Whether something else is counted from a month on, or only the words are clearer. */
  change: z.enum(["counting", "wording"]).optional(),
  since: Period.optional(),
  reason: z.string().trim().max(1000, "use at most 1,000 characters").default(""),
});
export type MeasureEdit = z.infer<typeof MeasureEdit>;

/** The one code that an address means something else by. */
const RESERVED = "new";

/** Writes a new measure down, as a draft that nobody is asked for yet. */
export async function makeMeasure(
  ctx: ActionContext,
  form: MeasureForm,
): Promise<Outcome<{ code: string }>> {
  if (!may(ctx.actor, "manage-network")) {
    return refused({ kind: "not-allowed", need: "manage-network" });
  }
  const read = await readMeasures(ctx);
  if (!read.ok) return read;
  const twin = read.value.measures.find(
    ({ measure }) => measure.code.toLowerCase() === form.code.toLowerCase(),
  );
  if (twin) {
    return refused({ kind: "taken", field: "code", because: `${twin.measure.name} has this code` });
  }
  if (form.code.toLowerCase() === RESERVED) {
    return refused({ kind: "taken", field: "code", because: "this word has a meaning of its own" });
  }
  const placed = placesOf(form, read.value);
  if (!placed.ok) return placed;
  const { goal, ...rest } = form;
  const wanted = goal === undefined ? {} : { goal };
  const made: WrittenMeasure = { ...rest, ...wanted, ...placed.value, status: "draft" };
  const act = actOf(ctx, "make-measure", form.code, { before: null, after: form });
  const isMade = await addMeasure(ctx.store, made, { reason: "", name: nameOf(ctx) }, act);
  if (isMade) return done({ code: form.code });
  return refused({ kind: "taken", field: "code", because: "another measure has this code now" });
}

/**
 * Changes a measure. Where something else is counted from then on, every chart of it begins anew at
 * that month, and no step there is called an improvement; where only the words are clearer, its
 * charts go on.
 */
export async function editMeasure(
  ctx: ActionContext,
  code: string,
  form: Omit<MeasureForm, "code">,
  edit: MeasureEdit,
): Promise<Outcome<{ measure: Measure; isCountedAnew: boolean }>> {
  if (!may(ctx.actor, "manage-network")) {
    return refused({ kind: "not-allowed", need: "manage-network" });
  }
  const read = await readMeasureRecord(ctx, code);
  if (!read.ok) return read;
  const { listed, versions } = read.value;
  const { measure } = listed;
  const [standing] = versions;
  if (!standing || standing.version !== edit.saw) return refused(overtaken);
  const placed = placesOf(form, read.value);
  if (!placed.ok) return placed;
  const after = afterOf(measure, form, placed.value);
  const changes = definingChanges(measure, after);
  const problems = problemsWith(after, changes, edit, read.value);
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const detail = differences(measure, after);
  if (Object.keys(detail.after).length === 0) return done({ measure, isCountedAnew: false });

  const isCountedAnew = changes.length > 0 && (edit.change === "counting" || !listed.hasFigures);
  const version = versionOf(
    ctx,
    after,
    standing.version + 1,
    isCountedAnew ? edit : { ...edit, since: undefined },
  );
  const phase =
    isCountedAnew && listed.hasFigures ? lineOf(ctx, measure.id, edit, detail) : undefined;
  const said = {
    ...(isCountedAnew && { from: edit.since ?? null }),
    ...(edit.reason && { because: edit.reason }),
  };
  const act = actOf(ctx, isCountedAnew ? "change-definition" : "change-measure", measure.code, {
    ...detail,
    ...said,
  });
  const change = { id: measure.id, after, before: standing, version, ...(phase && { phase }) };
  const isWritten = await changeMeasure(ctx.store, change, act);
  return isWritten ? done({ measure, isCountedAnew }) : refused(overtaken);
}

const overtaken = {
  kind: "closed",
  because: "Somebody changed this measure while you worked on it: look at what stands now.",
} as const;

/** The measure as it is to be: what is not in the form stays. */
function afterOf(
  measure: Measure,
  form: Omit<MeasureForm, "code">,
  places: Required<Pick<WrittenMeasure, "sites" | "nodes">>,
): WrittenMeasure {
  const { code, status, commentsUntil } = measure;
  const { goal, ...rest } = form;
  return {
    ...{ ...rest, ...places, code, status },
    ...(goal !== undefined && { goal }),
    ...(commentsUntil && { commentsUntil }),
  };
}

/** Sites and nodes by their numbers. */
function placesOf(
  { sites: siteCodes, nodes: nodeCodes }: Pick<MeasureForm, "sites" | "nodes">,
  { sites, nodes }: Pick<MeasuresView, "sites" | "nodes">,
): Outcome<Required<Pick<WrittenMeasure, "sites" | "nodes">>> {
  const problems: Problem[] = [];
  const found = <Id>(
    field: string,
    codes: readonly string[],
    by: (code: string) => Id | undefined,
  ) =>
    codes.flatMap((code) => {
      const id = by(code);
      if (id === undefined) problems.push({ field, because: `${code} is not here` });
      return id === undefined ? [] : [id];
    });
  const siteIds = found("sites", siteCodes, (code) => siteBy(sites, code)?.id);
  const nodeIds = found("nodes", nodeCodes, (code) => nodeBy(nodes, code)?.id);
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  return done({ sites: siteIds, nodes: nodeIds });
}

/** What has to be said, or done otherwise, before a change can be taken. */
function problemsWith(
  after: WrittenMeasure,
  changes: readonly DefiningPart[],
  { change, since, reason }: MeasureEdit,
  { listed: { measure, hasFigures }, month }: MeasureRecord,
): Problem[] {
  if (!hasFigures || changes.length === 0) return [];
  const problems: Problem[] = [];
  if (figureShape(measure) !== figureShape(after)) {
    const because = "its figures were reported in another form: retire it, and write a new measure";
    problems.push({ field: "chart", because });
  }
  if (measure.cadence !== after.cadence) {
    const because = `it has figures by the ${measure.cadence}: retire it, and write a new measure`;
    problems.push({ field: "cadence", because });
  }
  if (problems.length > 0) return problems;
  if (change === undefined) {
    const because =
      "say whether something else is counted from a month on, or only the words change";
    return [{ field: "change", because }];
  }
  if (change === "wording") {
    const because =
      "another chart or scale is more than other words: say from which month it holds";
    return mustCountAnew(changes) ? [{ field: "change", because }] : [];
  }
  if (since === undefined)
    problems.push({ field: "since", because: "say the first month that is counted so" });
  if (since !== undefined && since > shiftPeriod(month, 13)) {
    problems.push({ field: "since", because: "choose a month within the next year" });
  }
  if (reason === "") {
    problems.push({ field: "reason", because: "say why: whoever reads the chart later will ask" });
  }
  return problems;
}

function versionOf(
  ctx: ActionContext,
  definition: WrittenMeasure,
  version: number,
  { since, reason }: { since?: Period | undefined; reason: string },
): MeasureVersion {
  const by = { name: nameOf(ctx), at: ctx.now.getTime() };
  return { version, definition, reason, ...by, ...(since !== undefined && { since }) };
}

/** The line on every chart of the measure. */
function lineOf(
  ctx: ActionContext,
  measure: MeasureId,
  { since, reason }: MeasureEdit,
  { before, after }: Differences,
): PhaseDecision | undefined {
  if (since === undefined) return undefined;
  const evidence = Object.keys(after).map(
    (part) => `${part}: ${before[part] || "nothing"} → ${after[part] || "nothing"}`,
  );
  return {
    ...{ measure, start: since, kind: "definition", decision: "accept", reason },
    evidence: evidence.join("; ").slice(0, 2000),
    ...{ name: nameOf(ctx), at: ctx.now.getTime() },
  };
}

interface Differences {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

const parts = [
  ...(["name", "kind", "numerator", "denominator", "exclusions", "unit", "multiplier"] as const),
  ...(["direction", "goal", "chart", "cadence", "siteTypes", "sites", "nodes", "minutes"] as const),
];

/** Only what differs. */
function differences(before: WrittenMeasure, after: WrittenMeasure): Differences {
  const usual = { sites: [], nodes: [], minutes: 0, goal: null };
  const [was, is] = [
    { ...usual, ...before },
    { ...usual, ...after },
  ];
  const changed = parts.filter((part) => JSON.stringify(was[part]) !== JSON.stringify(is[part]));
  const of = (from: typeof was) => Object.fromEntries(changed.map((part) => [part, from[part]]));
  return { before: of(was), after: of(is) };
}
