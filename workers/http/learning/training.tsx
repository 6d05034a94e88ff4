import { markTraining, TrainingMark } from "@allteach/actions/learning/mark-training";
import { readPath, readPaths } from "@allteach/actions/learning/read-training";
import { changePath, PathEdit, removePath, writePath } from "@allteach/actions/learning/write-path";
import { typedOf } from "@allteach/domain/events/target";
import type { Problem } from "@allteach/domain/refusal";
import { PathDraft, type TrainingPath } from "@allteach/domain/training-path";
import {
  PathFormPage,
  type PathFormPageProps,
  type TypedPath,
} from "@allteach/web/pages/learning/path-form-page";
import { PathPage } from "@allteach/web/pages/learning/path-page";
import { PathsPage } from "@allteach/web/pages/learning/paths-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { problemsIn } from "../body.ts";
import { textsIn } from "../form-text.ts";
import { problemsOf } from "../problems-of.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";

type NetworkContext = Context<NetworkEnv>;

const happenings = {
  kept: "The path is there for everyone.",
  marked: "Noted.",
  removed: "The path is out of the list. What people did on it is kept.",
} as const;

const happenedIn = (c: NetworkContext) => happenings[c.req.query("now") as keyof typeof happenings];

/** Training paths, and how far one has come on them. */
export const trainingRoutes = new Hono<NetworkEnv>()
  .get(paths.trainingPaths.pattern, async (c) => {
    const read = await readPaths(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const shell = networkShell(c, "training");
    return c.html(<PathsPage {...{ shell, happened: happenedIn(c) }} {...read.value} />);
  })
  .get(paths.newTrainingPath.pattern, (c) => newPage(c, { name: "", about: "", items: [] }))
  .post(paths.trainingPaths.pattern, async (c) => {
    const typed = pathTyped(await c.req.formData());
    const asked = PathDraft.safeParse(typed);
    if (!asked.success) return newPage(c, typed, problemsIn(asked.error));
    const made = await writePath(c.var.action, asked.data);
    if (made.ok) return goTo(c, made.value.id, "kept");
    const problems = problemsOf(made.refusal);
    return problems ? newPage(c, typed, problems) : answerRefusal(c, made.refusal);
  })
  .get(paths.trainingPath.pattern, async (c) => {
    const read = await readPath(c.var.action, c.req.param("path"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    const shell = networkShell(c, "training");
    return c.html(<PathPage {...{ shell, happened: happenedIn(c) }} {...read.value} />);
  })
  .get(paths.trainingPathEdit.pattern, (c) => editPage(c, c.req.param("path"), {}))
  .post(paths.trainingPathEdit.pattern, async (c) => {
    const form = await c.req.formData();
    const id = c.req.param("path");
    const typed = pathTyped(form);
    const asked = PathEdit.safeParse({ ...typed, saw: textsIn(form, ["saw"]).saw });
    if (!asked.success) return editPage(c, id, { typed, problems: problemsIn(asked.error) }, 422);
    const saved = await changePath(c.var.action, id, asked.data);
    if (!saved.ok) {
      const problems = problemsOf(saved.refusal);
      return problems ? editPage(c, id, { typed, problems }, 422) : answerRefusal(c, saved.refusal);
    }
    if (saved.value.kind === "overtaken") return editPage(c, id, { typed, isOvertaken: true }, 409);
    return goTo(c, id, "kept");
  })
  .post(paths.trainingPathRemoval.pattern, async (c) => {
    const removed = await removePath(c.var.action, c.req.param("path"));
    if (!removed.ok) return answerRefusal(c, removed.refusal);
    return c.redirect(`${paths.trainingPaths({ network: c.var.network.slug })}?now=removed`, 303);
  })
  .post(paths.trainingMarks.pattern, async (c) => {
    const asked = TrainingMark.safeParse(textsIn(await c.req.formData(), ["item", "done"]));
    if (!asked.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(asked.error) });
    }
    const id = c.req.param("path");
    const marked = await markTraining(c.var.action, id, asked.data);
    return marked.ok ? goTo(c, id, "marked") : answerRefusal(c, marked.refusal);
  });

function pathTyped(form: FormData): TypedPath {
  const { name, about } = textsIn(form, ["name", "about"]);
  const all = (field: string) => form.getAll(field).map((value) => String(value).trim());
  const [keys, addresses, helps] = [all("item-key"), all("item-address"), all("item-helps")];
  const items = all("item")
    .map((title, place) => ({
      ...{ key: keys[place] ?? "", title, address: addresses[place] ?? "" },
      helps: helps[place] ?? "",
    }))
    .filter(({ title, address }) => title !== "" || address !== "");
  return { name, about: about.replaceAll("\r\n", "\n"), items };
}

function goTo(c: NetworkContext, path: string, now: keyof typeof happenings) {
  return c.redirect(`${paths.trainingPath({ network: c.var.network.slug, path })}?now=${now}`, 303);
}

async function newPage(
  c: NetworkContext,
  typed: TypedPath,
  problems?: readonly Problem[],
): Promise<Response> {
  const read = await readPaths(c.var.action);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { charter, mayWrite } = read.value;
  if (!mayWrite) return answerRefusal(c, { kind: "not-allowed", need: "manage-events" });
  const shell = networkShell(c, "training");
  return c.html(<PathFormPage {...{ shell, charter, typed, problems }} />, problems ? 422 : 200);
}

async function editPage(
  c: NetworkContext,
  id: string,
  given: Partial<Pick<PathFormPageProps, "typed" | "problems" | "isOvertaken">>,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const read = await readPath(c.var.action, id);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { charter, path, mayWrite } = read.value;
  if (!mayWrite) return answerRefusal(c, { kind: "not-allowed", need: "manage-events" });
  const shell = networkShell(c, "training");
  const typed = typedPath(path, charter.slug);
  return c.html(<PathFormPage {...{ shell, charter, path, typed, ...given }} />, status);
}

function typedPath({ name, about, items }: TrainingPath, network: string): TypedPath {
  const lines = items.map(({ target, ...item }) => ({
    ...item,
    address: typedOf(target, network),
  }));
  return { name, about, items: lines };
}
