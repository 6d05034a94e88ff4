import {
  type ListedMeasure,
  lintAsWritten,
  type MeasuresView,
  readMeasureRecord,
  readMeasures,
} from "@allteach/actions/read-measures";
import {
  editMeasure,
  MeasureEdit,
  MeasureForm,
  makeMeasure,
} from "@allteach/actions/write-measure";
import { burdenOf } from "@allteach/domain/measure-burden";
import type { Problem, Refusal } from "@allteach/domain/refusal";
import type { TypedMeasure } from "@allteach/web/components/measure-fields";
import { MeasureFormPage, type MeasureFormPageProps } from "@allteach/web/pages/measure-form-page";
import { MeasuresPage } from "@allteach/web/pages/measures-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { freshMeasure, measureAsTyped, measureTyped, typedMeasure } from "./measure-form.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** What a network measures, and the form in which it is written. */
export const measuresRoutes = new Hono<NetworkEnv>()
  .get(paths.measures.pattern, async (c) => {
    const read = await readMeasures(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(
      <MeasuresPage shell={networkShell(c, "measures")} {...read.value} now={c.var.now} />,
    );
  })
  .post(paths.measures.pattern, async (c) => {
    const typed = measureTyped(await c.req.formData());
    return typed.texts.act === "check" ? checked(c, typed) : made(c, typed);
  })
  .get(paths.newMeasure.pattern, async (c) => {
    const read = await readManaged(c);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(formPage(c, { view: read.value, typed: freshMeasure }));
  })
  .get(paths.measureEdit.pattern, async (c) => {
    const read = await readManaged(c, c.req.param("measure"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { listed } = read.value;
    if (!listed) throw new Error("a measure was read without its record");
    const saved = savedIn(c.req.query("saved"));
    const typed = typedMeasure(listed.measure, read.value);
    const { findings } = listed;
    const about = findings.length > 0 || saved ? { findings, burden: listed.burden } : {};
    return c.html(formPage(c, { view: read.value, typed, saved, ...about }));
  })
  .post(paths.measureEdit.pattern, async (c) => {
    const typed = measureTyped(await c.req.formData());
    const code = c.req.param("measure");
    return typed.texts.act === "check" ? checked(c, typed, code) : changed(c, typed, code);
  });

type View = MeasuresView & { listed?: ListedMeasure; versions?: readonly { version: number }[] };
type Read = { ok: true; value: View } | { ok: false; refusal: Refusal };

/** The measures, or one of them, for whoever may change them. */
async function readManaged(c: Context<NetworkEnv>, code?: string): Promise<Read> {
  const { action } = c.var;
  const read =
    code === undefined ? await readMeasures(action) : await readMeasureRecord(action, code);
  if (!read.ok || read.value.mayManage) return read;
  return { ok: false, refusal: { kind: "not-allowed", need: "manage-network" } };
}

/** Says what is odd about what was typed, and keeps it in the form. */
async function checked(c: Context<NetworkEnv>, typed: TypedMeasure, code?: string) {
  const read = await readManaged(c, code);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { listed, sites, nodes, month } = read.value;
  const form = MeasureForm.safeParse({ ...measureAsTyped(typed), ...(code && { code }) });
  if (!form.success) {
    return c.html(formPage(c, { view: read.value, typed, wrong: problemsIn(form.error) }), 422);
  }
  const expected = typed.texts.expected ? Number(typed.texts.expected) : undefined;
  const status = listed?.measure.status ?? "draft";
  const written = { ...form.data, status };
  const { sites: codes, nodes: nodeCodes, ...definition } = written;
  const nodeIds = nodes.filter((each) => nodeCodes.includes(each.code));
  const ids = sites.filter((each) => codes.includes(each.code)).map(({ id }) => id);
  const inNodes = nodeIds.flatMap((each) => each.sites);
  const measure = {
    ...{ ...definition, id: listed?.measure.id ?? (0 as never), place: 0, sites: ids },
    nodes: nodeIds.map(({ id }) => id),
    reporters: [...ids.map((site) => ({ site })), ...inNodes],
  };
  const findings = lintAsWritten(read.value, written, listed, expected);
  return c.html(
    formPage(c, { view: read.value, typed, findings, burden: burdenOf(measure, sites, month) }),
  );
}

async function made(c: Context<NetworkEnv>, typed: TypedMeasure) {
  const form = MeasureForm.safeParse(measureAsTyped(typed));
  const written = form.success ? await makeMeasure(c.var.action, form.data) : undefined;
  if (written?.ok) {
    const measure = written.value.code;
    return c.redirect(paths.measureVersions({ network: c.var.network.slug, measure }), 303);
  }
  return again(c, typed, form.error ? problemsIn(form.error) : problemsOf(written?.refusal), {
    refusal: written?.refusal,
  });
}

async function changed(c: Context<NetworkEnv>, typed: TypedMeasure, code: string) {
  const sent = measureAsTyped(typed);
  const form = MeasureForm.omit({ code: true }).safeParse(sent);
  const edit = MeasureEdit.safeParse(sent);
  const wrong = [form, edit].flatMap(({ error }) => (error ? problemsIn(error) : []));
  if (!form.success || !edit.success) return again(c, typed, wrong, { code });
  const written = await editMeasure(c.var.action, code, form.data, edit.data);
  if (!written.ok) {
    return again(c, typed, problemsOf(written.refusal), { code, refusal: written.refusal });
  }
  const { measure, isCountedAnew } = written.value;
  const at = paths.measureEdit({ network: c.var.network.slug, measure: measure.code });
  return c.redirect(`${at}?saved=${isCountedAnew ? "counting" : "wording"}`, 303);
}

/** The form once more, with what is to be put right; other refusals have pages of their own. */
async function again(
  c: Context<NetworkEnv>,
  typed: TypedMeasure,
  wrong: readonly Problem[],
  { code, refusal }: { code?: string; refusal?: Refusal | undefined },
) {
  const read = await readManaged(c, code);
  if (!read.ok) return answerRefusal(c, read.refusal);
  if (refusal && wrong.length === 0) return answerRefusal(c, refusal);
  const status = refusal?.kind === "closed" || refusal?.kind === "taken" ? 409 : 422;
  return c.html(formPage(c, { view: read.value, typed, wrong }), status);
}

function problemsOf(refusal: Refusal | undefined): readonly Problem[] {
  if (refusal?.kind === "invalid") return refusal.problems;
  if (refusal?.kind === "taken") return [{ field: refusal.field, because: refusal.because }];
  return refusal?.kind === "closed" ? [{ field: "name", because: refusal.because }] : [];
}

function savedIn(said: string | undefined): MeasureFormPageProps["saved"] {
  return said === "wording" || said === "counting" ? said : undefined;
}

function formPage(
  c: Context<NetworkEnv>,
  {
    view,
    ...props
  }: { view: View } & Pick<
    MeasureFormPageProps,
    "typed" | "wrong" | "findings" | "burden" | "saved"
  >,
) {
  const { charter, sites, nodes, measures, listed, versions } = view;
  const types = [
    ...sites.map(({ type }) => type),
    ...measures.flatMap(({ measure }) => measure.siteTypes),
  ];
  const standing = listed && {
    ...{ code: listed.measure.code, name: listed.measure.name },
    version: versions?.[0]?.version ?? 1,
  };
  return (
    <MeasureFormPage
      shell={networkShell(c, "measures")}
      {...{ charter, sites, nodes, standing, ...props }}
      types={[...new Set(types)].filter((type) => type !== "").sort()}
      hasFigures={listed?.hasFigures ?? false}
    />
  );
}
