import { importDiagram, newNodeKey } from "@allteach/actions/import-diagram";
import { readDiagram, readDiagramHistory } from "@allteach/actions/read-diagram";
import { adoptDiagram, DiagramEdit, saveDiagram } from "@allteach/actions/save-diagram";
import { type Arrangement, arrange, arrangements } from "@allteach/domain/diagram-edit";
import {
  type DiagramNode,
  inOutlineOrder,
  type NodeKind,
  nodeKinds,
} from "@allteach/domain/key-driver-diagram";
import { may } from "@allteach/domain/permission";
import type { Problem } from "@allteach/domain/refusal";
import { DriversEditPage, type DriversEditPageProps } from "@allteach/web/pages/drivers-edit-page";
import { DriversHistoryPage } from "@allteach/web/pages/drivers-history-page";
import { DriversPage, type DriversPageProps } from "@allteach/web/pages/drivers-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { driversFile } from "./drivers-file.ts";
import { textsIn } from "./form-text.ts";
import { maySomewhere } from "./may-somewhere.ts";
import { problemsOf } from "./problems-of.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

type NetworkContext = Context<NetworkEnv>;

/** Key driver diagrams: shown, changed, taken over, taken along. */
export const driverRoutes = new Hono<NetworkEnv>()
  .get(paths.drivers.pattern, (c) => page(c, undefined))
  .get(paths.driversEdit.pattern, (c) => begin(c, undefined))
  .post(paths.driversEdit.pattern, async (c) => edit(c, await c.req.formData(), undefined))
  .get(paths.driversHistory.pattern, (c) => history(c, undefined))
  .post(paths.driversImport.pattern, async (c) => {
    const { outline } = textsIn(await c.req.formData(), ["outline"]);
    const read = await importDiagram(c.var.action, outline);
    if (read.ok && read.value.kind === "saved") return back(c, undefined);
    if (read.ok) return page(c, undefined, { typed: outline, problems: quicker }, 409);
    const problems = problemsOf(read.refusal);
    if (!problems) return answerRefusal(c, read.refusal);
    return page(c, undefined, { typed: outline, problems }, 422);
  })
  .get(paths.driversFile.pattern, async (c) => {
    const read = await readDiagram(c.var.action);
    return read.ok
      ? driversFile(c, read.value, c.req.param("file"))
      : answerRefusal(c, read.refusal);
  })
  .get(paths.siteDriversFile.pattern, async (c) => {
    const read = await readDiagram(c.var.action, c.req.param("site"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { diagram } = read.value;
    if (diagram.version === 0) return answerRefusal(c, { kind: "not-found", what: "diagram" });
    return driversFile(c, read.value, c.req.param("file"));
  })
  .get(paths.siteDrivers.pattern, (c) => page(c, c.req.param("site")))
  .post(paths.siteDrivers.pattern, async (c) => {
    const site = c.req.param("site");
    const taken = await adoptDiagram(c.var.action, site);
    if (!taken.ok) return answerRefusal(c, taken.refusal);
    return back(c, site);
  })
  .get(paths.siteDriversEdit.pattern, (c) => begin(c, c.req.param("site")))
  .post(paths.siteDriversEdit.pattern, async (c) =>
    edit(c, await c.req.formData(), c.req.param("site")),
  )
  .get(paths.siteDriversHistory.pattern, (c) => history(c, c.req.param("site")));

const quicker: readonly Problem[] = [
  { field: "outline", because: "Someone changed the diagram at the same moment: read it in again" },
];

function back(c: NetworkContext, site: string | undefined): Response {
  const network = c.var.network.slug;
  const to = site === undefined ? paths.drivers({ network }) : paths.siteDrivers({ network, site });
  return c.redirect(`${to}?now=saved`, 303);
}

async function page(
  c: NetworkContext,
  siteCode: string | undefined,
  given: Partial<Pick<DriversPageProps, "typed" | "problems">> = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { action, now } = c.var;
  const read = await readDiagram(action, siteCode);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { site } = read.value;
  return c.html(
    <DriversPage
      shell={networkShell(c, "drivers")}
      now={now}
      {...read.value}
      mayEdit={may(action.actor, "edit-theory", site?.id)}
      mayTest={maySomewhere(action.actor, "write-tests")}
      isSaved={c.req.query("now") === "saved"}
      {...given}
    />,
    status,
  );
}

async function history(c: NetworkContext, siteCode: string | undefined): Promise<Response> {
  const read = await readDiagramHistory(c.var.action, siteCode);
  if (!read.ok) return answerRefusal(c, read.refusal);
  return c.html(
    <DriversHistoryPage shell={networkShell(c, "drivers")} now={c.var.now} {...read.value} />,
  );
}

async function begin(c: NetworkContext, siteCode: string | undefined): Promise<Response> {
  return editor(c, siteCode, {});
}

/** A press of a button in the editor: a box is arranged and nothing saved, or all of it is. */
async function edit(
  c: NetworkContext,
  form: FormData,
  siteCode: string | undefined,
): Promise<Response> {
  const { saw, why, do: wanted } = textsIn(form, ["saw", "why", "do"]);
  const nodes = nodesIn(form);
  const typed = { nodes, saw: Number(saw) || 0, why };
  if (wanted !== "save") return editor(c, siteCode, { ...typed, ...arranged(nodes, wanted) });
  const asked = DiagramEdit.safeParse({ ...typed });
  if (!asked.success) {
    const problems = problemsIn(asked.error).map((problem) => inWords(problem, nodes));
    return editor(c, siteCode, { ...typed, problems }, 422);
  }
  const saved = await saveDiagram(c.var.action, asked.data, siteCode);
  if (!saved.ok) {
    const problems = problemsOf(saved.refusal);
    if (!problems) return answerRefusal(c, saved.refusal);
    return editor(c, siteCode, { ...typed, problems }, 422);
  }
  if (saved.value.kind === "saved") return back(c, siteCode);
  const { nodes: both, clashes, theirs, changes } = saved.value;
  const overtaken = { changes, clashes };
  return editor(c, siteCode, { nodes: both, saw: theirs.version, why, overtaken }, 409);
}

type Draft = Partial<Omit<DriversEditPageProps, "shell" | "charter" | "measures" | "site">>;

function arranged(nodes: readonly DiagramNode[], wanted: string): Draft {
  const [what = "", key = ""] = wanted.split(":");
  if (!(arrangements as readonly string[]).includes(what)) return {};
  const made = arrange(nodes, what as Arrangement, key, newNodeKey());
  if (!made.ok) return { said: made.because, focus: key };
  return { nodes: made.nodes, said: `${made.said} Not saved yet.`, focus: made.focus };
}

async function editor(
  c: NetworkContext,
  siteCode: string | undefined,
  draft: Draft,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { action } = c.var;
  const read = await readDiagram(action, siteCode);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { charter, measures, site, diagram } = read.value;
  if (!may(action.actor, "edit-theory", site?.id)) {
    return answerRefusal(c, { kind: "not-allowed", need: "edit-theory" });
  }
  return c.html(
    <DriversEditPage
      shell={networkShell(c, "drivers")}
      {...{ charter, measures, site }}
      nodes={draft.nodes ?? inOutlineOrder(diagram.nodes)}
      saw={draft.saw ?? diagram.version}
      why={draft.why ?? ""}
      said={draft.said}
      focus={draft.focus}
      problems={draft.problems}
      overtaken={draft.overtaken}
    />,
    status,
  );
}

/** The boxes of the editor's form, row for row, whatever is typed in them so far. */
function nodesIn(form: FormData): DiagramNode[] {
  const all = (name: string) => form.getAll(name).map((value) => String(value).trim());
  const [keys, kinds, parents, texts, codes] = [
    ...[all("key"), all("kind"), all("parent"), all("text"), all("measures")],
  ];
  return (keys ?? []).slice(0, MOST_ROWS).map((key, row) => ({
    ...{ key, kind: kindOf(kinds?.[row]), parent: parents?.[row] || null },
    text: (texts?.[row] ?? "").replace(/\s+/g, " "),
    measures: (codes?.[row] ?? "").split(/[\s,;]+/).filter((code) => code !== "") as never[],
  }));
}

/** A few more than a diagram may hold, so that too many are refused and not cut off. */
const MOST_ROWS = 600;

const kindOf = (text: string | undefined): NodeKind =>
  nodeKinds.find((kind) => kind === text) ?? "intervention";

/** What is wrong with one box, with its words where it has any. */
function inWords({ field, because }: Problem, nodes: readonly DiagramNode[]): Problem {
  const [, row = "", part = ""] = field.split("/");
  const node = nodes[Number(row)];
  const name = node?.text ? `“${node.text.slice(0, 60)}”` : `Box ${Number(row) + 1}`;
  const what = part === "measures" ? "its measures: " : "";
  return { field: "nodes", because: row === "" ? because : `${name}: ${what}${because}` };
}
