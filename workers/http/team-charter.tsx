import {
  changeTeamCharter,
  readTeamCharter,
  TeamCharterEdit,
} from "@allteach/actions/team-charter";
import { TeamCharterPage, type TeamCharterPageProps } from "@allteach/web/pages/team-charter-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { problemsOf } from "./problems-of.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

type NetworkContext = Context<NetworkEnv>;

/** Teams' charters: the network's and each site's. */
export const teamCharterRoutes = new Hono<NetworkEnv>()
  .get(paths.teamCharter.pattern, (c) => page(c, undefined))
  .post(paths.teamCharter.pattern, async (c) => change(c, await c.req.formData(), undefined))
  .get(paths.siteTeamCharter.pattern, (c) => page(c, c.req.param("site")))
  .post(paths.siteTeamCharter.pattern, async (c) =>
    change(c, await c.req.formData(), c.req.param("site")),
  );

const texts = [
  ...(["saw", "accomplish", "know", "change", "what", "forWhom", "byHowMuch", "byWhen"] as const),
  ...(["within", "outside"] as const),
] as const;

async function change(
  c: NetworkContext,
  form: FormData,
  site: string | undefined,
): Promise<Response> {
  const { saw, ...words } = textsIn(form, texts);
  const plain = Object.entries(words).map(([name, text]) => [name, text.replaceAll("\r\n", "\n")]);
  const all = (name: string) => form.getAll(name).map((value) => String(value).trim());
  const [names, roles] = [all("name"), all("role")];
  const typed = {
    ...Object.fromEntries(plain),
    measures: all("measures"),
    team: names.map((name, place) => ({ name, role: roles[place] ?? "" })),
  } as Omit<TeamCharterEdit, "saw">;
  const asked = TeamCharterEdit.safeParse({ ...typed, saw });
  if (!asked.success) return page(c, site, { typed, problems: problemsIn(asked.error) }, 422);
  const saved = await changeTeamCharter(c.var.action, asked.data, site);
  if (!saved.ok) {
    const problems = problemsOf(saved.refusal);
    return problems ? page(c, site, { typed, problems }, 422) : answerRefusal(c, saved.refusal);
  }
  if (saved.value.kind === "overtaken") return page(c, site, { typed, isOvertaken: true }, 409);
  const network = c.var.network.slug;
  const to =
    site === undefined ? paths.teamCharter({ network }) : paths.siteTeamCharter({ network, site });
  return c.redirect(`${to}?now=saved`, 303);
}

async function page(
  c: NetworkContext,
  site: string | undefined,
  given: Partial<Pick<TeamCharterPageProps, "typed" | "problems" | "isOvertaken">> = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const read = await readTeamCharter(c.var.action, site);
  if (!read.ok) return answerRefusal(c, read.refusal);
  return c.html(
    <TeamCharterPage
      shell={networkShell(c, "teamCharter")}
      now={c.var.now}
      {...read.value}
      isSaved={c.req.query("now") === "saved"}
      {...given}
    />,
    status,
  );
}
