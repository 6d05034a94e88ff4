import { readPredictions } from "@allteach/actions/predictions/read-predictions";
import { readTest, readTests } from "@allteach/actions/read-tests";
import { beginTest, changeTest, NewTest, TestEdit, todayIn } from "@allteach/actions/write-test";
import type { Diagram, DiagramNode } from "@allteach/domain/key-driver-diagram";
import { CycleDraft, nextCycle } from "@allteach/domain/pdsa-cycle";
import { may } from "@allteach/domain/permission";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import type { TypedTest } from "@allteach/web/components/test-fields";
import { NewTestPage } from "@allteach/web/pages/new-test-page";
import { TestPage, type TestPageProps } from "@allteach/web/pages/test-page";
import { TestsPage } from "@allteach/web/pages/tests-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import * as z from "zod";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { problemsOf } from "./problems-of.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

type NetworkContext = Context<NetworkEnv>;

const fields = Object.keys(CycleDraft.shape) as (keyof CycleDraft)[];

/** What a test begins from; anything else in the address means nothing. */
const word = z.string().max(60).catch("").default("");
const Beginning = z.object({
  driver: word,
  goal: word,
  measure: word,
  site: word,
  previous: word,
});

/** Tests of change: the board, a new one, one that is written on. */
export const testRoutes = new Hono<NetworkEnv>()
  .get(paths.tests.pattern, async (c) => {
    const { site, driver } = Beginning.parse(c.req.query());
    const asked = { ...(site && { site }), ...(driver && { node: driver }) };
    const read = await readTests(c.var.action, asked);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(
      <TestsPage
        shell={networkShell(c, "tests")}
        now={c.var.now}
        {...read.value}
        site={site || undefined}
        driver={driver || undefined}
        mayTest={runnersOf(c, read.value.sites).length > 0}
      />,
    );
  })
  .get(paths.newTest.pattern, async (c) => {
    const { driver: node, previous, ...from } = Beginning.parse(c.req.query());
    return newPage(c, { ...from, node, previous, starts: todayIn(c.var.action) });
  })
  .post(paths.tests.pattern, async (c) => {
    const typed = typedIn(await c.req.formData(), [...fields, "site", "previous"]);
    const asked = NewTest.safeParse(typed);
    if (!asked.success) return newPage(c, typed, problemsIn(asked.error));
    const made = await beginTest(c.var.action, asked.data);
    if (made.ok) {
      const to = paths.test({ network: c.var.network.slug, test: made.value.id });
      return c.redirect(`${to}?now=saved`, 303);
    }
    const problems = problemsOf(made.refusal);
    return problems ? newPage(c, typed, problems) : answerRefusal(c, made.refusal);
  })
  .get(paths.test.pattern, (c) =>
    page(c, c.req.param("test"), { isSaved: c.req.query("now") === "saved" }, 200),
  )
  .post(paths.test.pattern, async (c) => {
    const id = c.req.param("test");
    const { saw, ...typed } = typedIn(await c.req.formData(), [...fields, "saw"]);
    const asked = TestEdit.safeParse({ ...typed, saw });
    if (!asked.success) return page(c, id, { typed, problems: problemsIn(asked.error) }, 422);
    const written = await changeTest(c.var.action, id, asked.data);
    if (!written.ok) {
      const problems = problemsOf(written.refusal);
      return problems ? page(c, id, { typed, problems }, 422) : answerRefusal(c, written.refusal);
    }
    if (written.value.kind === "overtaken") return page(c, id, { typed, isOvertaken: true }, 409);
    return c.redirect(`${paths.test({ network: c.var.network.slug, test: id })}?now=saved`, 303);
  });

/** Texts of a form as typed, with line ends as everywhere else. */
function typedIn<const Name extends string>(form: FormData, names: readonly Name[]) {
  const texts = Object.entries<string>(textsIn(form, names)).map(
    ([name, text]) => [name, text.replaceAll("\r\n", "\n")] as const,
  );
  return Object.fromEntries(texts) as Record<Name, string>;
}

/** Who may run a test that someone begins: their sites, and the network for those who run it. */
function runnersOf({ var: { action, network } }: NetworkContext, sites: readonly Site[]) {
  const { actor } = action;
  const own = sites.filter(({ id }) => may(actor, "write-tests", id));
  return [
    ...(may(actor, "write-tests") ? [{ code: "", name: network.name }] : []),
    ...own.map(({ code, name }) => ({ code: code as string, name })),
  ];
}

async function newPage(
  c: NetworkContext,
  given: TypedTest & { site?: string; previous?: string },
  problems: readonly Problem[] = [],
): Promise<Response> {
  const read = await readTests(c.var.action);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { charter, sites, measures, nodes, cycles } = read.value;
  const runners = runnersOf(c, sites);
  if (runners.length === 0) return answerRefusal(c, { kind: "not-allowed", need: "write-tests" });
  const previous = cycles.find(({ id }) => id === given.previous);
  const node = nodes.find(({ key }) => key === given.node);
  const measure = measureOf(node, nodes);
  const site = sites.find(({ id }) => id === previous?.site)?.code ?? "";
  const isFresh = problems.length === 0;
  const typed = {
    ...given,
    ...(isFresh && previous && { ...nextCycle(previous), site }),
    ...(isFresh && !previous && { measure: given.measure || measure }),
  };
  return c.html(
    <NewTestPage
      shell={networkShell(c, "tests")}
      {...{ charter, runners, measures, nodes, typed, previous, problems }}
    />,
    isFresh ? 200 : 422,
  );
}

/** The first measure of a box, or of the nearest one above it that has any. */
function measureOf(node: DiagramNode | undefined, nodes: Diagram, steps = 3): string {
  if (!node || steps < 0) return "";
  const above = nodes.find(({ key }) => key === node.parent);
  return node.measures[0] ?? measureOf(above, nodes, steps - 1);
}

async function page(
  c: NetworkContext,
  id: string,
  given: Partial<Pick<TestPageProps, "typed" | "problems" | "isSaved" | "isOvertaken">>,
  status: 200 | 409 | 422,
): Promise<Response> {
  const [read, predicted] = await Promise.all([
    readTest(c.var.action, id),
    readPredictions(c.var.action, { test: id }),
  ]);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const predictions = predicted.ok ? predicted.value.predictions : [];
  return c.html(
    <TestPage
      shell={networkShell(c, "tests")}
      now={c.var.now}
      {...{ ...read.value, predictions, ...given }}
    />,
    status,
  );
}
