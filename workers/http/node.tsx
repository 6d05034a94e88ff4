import { listPlaces } from "@allteach/actions/list-sites";
import { readSeenSetting } from "@allteach/actions/read-setting";
import { NodeEdit, nodeBy, saveNode } from "@allteach/actions/save-node";
import type { Node } from "@allteach/domain/node";
import { may } from "@allteach/domain/permission";
import type { Site } from "@allteach/domain/site";
import { NodePage, type TypedNode } from "@allteach/web/pages/node-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** Nodes: made, shown, changed. */
export const nodeRoutes = new Hono<NetworkEnv>()
  .get(paths.nodes.pattern, (c) =>
    may(c.var.action.actor, "manage-network") ? page(c, {}) : notTheirs(c),
  )
  .post(paths.nodes.pattern, async (c) => save(c, typedIn(await c.req.formData())))
  .get(paths.node.pattern, (c) => page(c, { code: c.req.param("node") }))
  .post(paths.node.pattern, async (c) =>
    save(c, typedIn(await c.req.formData()), c.req.param("node")),
  );

const notTheirs = (c: Context<NetworkEnv>) =>
  answerRefusal(c, { kind: "not-allowed", need: "manage-network" });

async function save(c: Context<NetworkEnv>, typed: TypedNode, code?: string): Promise<Response> {
  if (!may(c.var.action.actor, "manage-network")) return notTheirs(c);
  const edit = NodeEdit.safeParse({
    ...{ code: typed.code, name: typed.name, about: typed.about },
    sites: [...typed.sites].map(([site, { since, last }]) => ({
      site,
      ...(since && { since }),
      ...(last && { last }),
    })),
  });
  const shown = { typed, ...(code !== undefined && { code }) };
  if (!edit.success) return page(c, { ...shown, wrong: problemsIn(edit.error).map(atSites) }, 422);
  const saved = await saveNode(c.var.action, edit.data, code);
  if (saved.ok) {
    return c.redirect(paths.node({ network: c.var.network.slug, node: saved.value.code }), 303);
  }
  const { refusal } = saved;
  if (refusal.kind === "taken") return page(c, { ...shown, wrong: [refusal] }, 409);
  if (refusal.kind === "invalid") return page(c, { ...shown, wrong: refusal.problems }, 422);
  return answerRefusal(c, refusal);
}

/** What is wrong with one of many sites is said once, over the list. */
function atSites(problem: { field: string; because: string }) {
  return problem.field.startsWith("sites") ? { ...problem, field: "sites" } : problem;
}

async function page(
  c: Context<NetworkEnv>,
  given: {
    code?: string;
    typed?: TypedNode;
    wrong?: { field: string; because: string }[] | readonly { field: string; because: string }[];
  },
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { action } = c.var;
  const read = await listPlaces(action);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { charter, sites, nodes } = read.value;
  const node = given.code === undefined ? undefined : nodeBy(nodes, given.code);
  if (given.code !== undefined && !node) {
    const known = nodes.map(({ code }) => code);
    return answerRefusal(c, { kind: "not-found", what: "node", known });
  }
  const { measures } = await readSeenSetting(action);
  return c.html(
    <NodePage
      shell={networkShell(c, "sites")}
      {...{ charter, sites, measures, node }}
      typed={given.typed ?? typedOf(node, sites)}
      mayManage={may(action.actor, "manage-network")}
      wrong={given.wrong}
    />,
    status,
  );
}

function typedOf(node: Node | undefined, sites: readonly Site[]): TypedNode {
  if (!node) return { code: "", name: "", about: "", sites: new Map() };
  const codes = new Map(sites.map(({ id, code }) => [id, code]));
  const members = node.sites.flatMap(({ site, since, last = "" }) => {
    const code = codes.get(site);
    return code ? [[code, { since, last }] as const] : [];
  });
  const { code, name, about } = node;
  return { code, name, about, sites: new Map(members) };
}

function typedIn(form: FormData): TypedNode {
  const words = textsIn(form, ["code", "name", "about"]);
  const ticked = form.getAll("in").filter((code) => typeof code === "string");
  const members = ticked.map((code) => {
    const months = textsIn(form, [`since-${code}`, `last-${code}`]);
    const [since = "", last = ""] = [months[`since-${code}`], months[`last-${code}`]];
    return [code, { since, last }] as const;
  });
  return { ...words, sites: new Map(members) };
}
