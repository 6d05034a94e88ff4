import { type Annotation, AnnotationDraft } from "@allteach/domain/annotation";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import {
  addAnnotations,
  annotationOf,
  annotationQuery,
  removeAnnotation,
} from "@allteach/store/annotation";
import { ask } from "@allteach/store/network-store";
import * as z from "zod";
import { type ActionContext, actOf, signatureOf } from "./context.ts";
import { randomId } from "./random-id.ts";
import { readSeenSetting } from "./read-setting.ts";
import { siteBy } from "./site-by.ts";
import { todayIn } from "./write-test.ts";

/** A note as someone writes it at a chart. */
export const NewAnnotation = AnnotationDraft.extend({
  /** The site whose charts it stands at, by its code; empty for the network's. */
  site: z.string().trim().max(60).default(""),
});
export type NewAnnotation = z.infer<typeof NewAnnotation>;

/** Notes something beside a chart's months. */
export async function annotate(
  ctx: ActionContext,
  { site: code, ...draft }: NewAnnotation,
): Promise<Outcome<Annotation>> {
  if (!may(ctx.actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const { sites, measures } = await readSeenSetting(ctx);
  const site = code === "" ? undefined : siteBy(sites, code);
  if (code !== "" && !site) {
    return refused({ kind: "not-found", what: "site", known: sites.map((each) => each.code) });
  }
  if (!may(ctx.actor, "write-tests", site?.id)) {
    return refused({ kind: "not-allowed", need: "write-tests" });
  }
  const measure = measures.find((each) => each.code.toLowerCase() === draft.measure.toLowerCase());
  if (draft.measure !== "" && !measure) {
    const known = measures.map((each) => each.code);
    return refused({ kind: "not-found", what: "measure", known });
  }
  if (draft.on > todayIn(ctx)) {
    const because = "note what has happened: choose a day that has come";
    return refused({ kind: "invalid", problems: [{ field: "on", because }] });
  }
  const made: Annotation = {
    ...{ ...draft, measure: measure?.code ?? "", id: randomId("a_") },
    ...{ by: signatureOf(ctx.actor), at: ctx.now.getTime() },
    ...(site && { site: site.id }),
  };
  const subject = `${site?.code ?? "network"}, ${made.measure || "every measure"}, ${draft.on}`;
  await addAnnotations(ctx.store, [made], actOf(ctx, "add-annotation", subject, { after: draft }));
  return done(made);
}

/** Takes a note off the charts; the audit keeps what it said. */
export async function takeOffAnnotation(
  ctx: ActionContext,
  id: string,
): Promise<Outcome<Annotation>> {
  const [[row]] = await ask(ctx.store, annotationQuery(ctx.store, id));
  const note = row && annotationOf(row);
  if (!may(ctx.actor, "write-tests", note?.site)) {
    return refused({ kind: "not-allowed", need: "write-tests" });
  }
  if (!note) return refused({ kind: "not-found", what: "note" });
  const { on, kind, text, measure } = note;
  const act = actOf(ctx, "remove-annotation", id, { before: { on, kind, text, measure } });
  await removeAnnotation(ctx.store, id, act);
  return done(note);
}
