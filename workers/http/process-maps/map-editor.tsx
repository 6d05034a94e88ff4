import { newStepKey } from "@allteach/actions/process-maps/import-map";
import { readMap } from "@allteach/actions/process-maps/read-map";
import { MapEdit, saveMap } from "@allteach/actions/process-maps/save-map";
import {
  arrangeMap,
  type MapArrangement,
  mapArrangements,
} from "@allteach/domain/process-map/map-edit";
import { readWays } from "@allteach/domain/process-map/map-outline";
import { MAX_STEPS, type ProcessStep, stepKinds } from "@allteach/domain/process-map/process-map";
import type { Problem } from "@allteach/domain/refusal";
import { MapEditPage, type MapEditPageProps } from "@allteach/web/pages/process-maps/map-edit-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { problemsIn } from "../body.ts";
import { textsIn } from "../form-text.ts";
import { problemsOf } from "../problems-of.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";

type NetworkContext = Context<NetworkEnv>;

/** The editor of a process map. */
export const mapEditorRoutes = new Hono<NetworkEnv>()
  .get(paths.processMapEdit.pattern, (c) => editor(c, c.req.param("map"), {}))
  .post(paths.processMapEdit.pattern, async (c) =>
    edit(c, await c.req.formData(), c.req.param("map")),
  );

/** A press of a button in the editor: a step is arranged and nothing saved, or all of it is. */
async function edit(c: NetworkContext, form: FormData, id: string): Promise<Response> {
  const { name, saw, why, do: wanted } = textsIn(form, ["name", "saw", "why", "do"]);
  const { steps, typedOn, problems } = stepsIn(form);
  const typed = { map: { name, steps }, typedOn, saw: Number(saw) || 0, why };
  if (problems.length > 0) return editor(c, id, { ...typed, problems }, 422);
  if (wanted !== "save") return editor(c, id, { ...typed, ...arranged(typed.map, wanted) });
  const asked = MapEdit.safeParse({ name, steps, saw: typed.saw, why });
  if (!asked.success) {
    const wrong = problemsIn(asked.error).map((problem) => inWords(problem, steps));
    return editor(c, id, { ...typed, problems: wrong }, 422);
  }
  const saved = await saveMap(c.var.action, id, asked.data);
  if (!saved.ok) {
    const wrong = problemsOf(saved.refusal);
    if (!wrong) return answerRefusal(c, saved.refusal);
    return editor(c, id, { ...typed, problems: wrong }, 422);
  }
  if (saved.value.kind === "saved") {
    const to = paths.processMap({ network: c.var.network.slug, map: id });
    return c.redirect(`${to}?now=saved`, 303);
  }
  const { merged, clashes, theirs, changes } = saved.value;
  const overtaken = { changes, clashes };
  return editor(c, id, { map: merged, saw: theirs.version, why, overtaken }, 409);
}

type Draft = Partial<Omit<MapEditPageProps, "shell" | "charter" | "id">>;

function arranged({ name, steps }: MapEditPageProps["map"], wanted: string): Draft {
  const [what = "", key = ""] = wanted.split(":");
  if (!(mapArrangements as readonly string[]).includes(what)) return {};
  const made = arrangeMap(steps, what as MapArrangement, key, newStepKey());
  if (!made.ok) return { said: made.because, focus: key };
  const map = { name, steps: made.steps };
  // Numbers are others now; where steps lead is written anew.
  return { map, typedOn: undefined, said: `${made.said} Not saved yet.`, focus: made.focus };
}

async function editor(
  c: NetworkContext,
  id: string,
  draft: Draft,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const read = await readMap(c.var.action, id);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { charter, map, mayEdit } = read.value;
  if (!mayEdit) return answerRefusal(c, { kind: "not-allowed", need: "edit-theory" });
  const standing = { map, saw: map.version, why: "" };
  const shell = networkShell(c, "processMaps");
  return c.html(<MapEditPage {...{ shell, charter, id, ...standing, ...draft }} />, status);
}

/** A few more than a map may hold, so that too many are refused and not cut off. */
const MOST_ROWS = MAX_STEPS + 100;

/** The steps of the editor's form, row for row, whatever is typed in them so far. */
function stepsIn(form: FormData): {
  steps: ProcessStep[];
  typedOn: Map<string, string>;
  problems: Problem[];
} {
  const all = (name: string) => form.getAll(name).map((value) => String(value).trim());
  const [texts, kinds, lanes, ons] = [all("text"), all("kind"), all("lane"), all("on")];
  const keys = all("key").slice(0, MOST_ROWS);
  const problems: Problem[] = [];
  const typedOn = new Map<string, string>();
  const steps = keys.map((key, row): ProcessStep => {
    const on = ons[row] ?? "";
    const { ways, wrong } = readWays(on, (number) => keys[number - 1]);
    for (const because of wrong) {
      typedOn.set(key, on);
      problems.push({ field: "steps", because: `Step ${row + 1}: ${because}` });
    }
    const text = (texts[row] ?? "").replace(/\s+/g, " ");
    const kind = stepKinds.find((each) => each === kinds[row]) ?? "step";
    return { key, kind, text, lane: lanes[row] ?? "", ways };
  });
  return { steps, typedOn, problems };
}

/** What is wrong with one step, with its words where it has any. */
function inWords({ field, because }: Problem, steps: readonly ProcessStep[]): Problem {
  const [list, row = "", part = ""] = field.split("/");
  if (list !== "steps" || row === "") return { field, because };
  const step = steps[Number(row)];
  const name = step?.text ? `“${step.text.slice(0, 60)}”` : `Step ${Number(row) + 1}`;
  const what = { lane: "its lane: ", ways: "its links: " }[part] ?? "";
  return { field: "steps", because: `${name}: ${what}${because}` };
}
