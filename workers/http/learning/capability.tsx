import { assessCapability } from "@allteach/actions/learning/assess-capability";
import { readCapabilities, readCapability } from "@allteach/actions/learning/read-capability";
import { CapabilityAnswers, capabilityQuestions } from "@allteach/domain/capability";
import { CapabilitiesPage } from "@allteach/web/pages/learning/capabilities-page";
import {
  CapabilityPage,
  type CapabilityPageProps,
} from "@allteach/web/pages/learning/capability-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { problemsIn } from "../body.ts";
import { textsIn } from "../form-text.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";

type NetworkContext = Context<NetworkEnv>;

const keys = capabilityQuestions.map(({ key }) => key);

/** What sites say of how they improve. */
export const capabilityRoutes = new Hono<NetworkEnv>()
  .get(paths.capabilities.pattern, async (c) => {
    const read = await readCapabilities(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(<CapabilitiesPage shell={networkShell(c, "capability")} {...read.value} />);
  })
  .get(paths.capability.pattern, (c) => {
    const isSaved = c.req.query("now") === "saved";
    return page(c, c.req.param("site"), isSaved ? { happened: "Your answers are kept." } : {});
  })
  .post(paths.capability.pattern, async (c) => {
    const form = await c.req.formData();
    const site = c.req.param("site");
    const given = textsIn(
      form,
      keys.map((key) => `answer-${key}` as const),
    );
    const answers = Object.fromEntries(
      keys.flatMap((key) => (given[`answer-${key}`] ? [[key, given[`answer-${key}`]]] : [])),
    );
    const note = textsIn(form, ["note"]).note.replaceAll("\r\n", "\n");
    const asked = CapabilityAnswers.safeParse({ answers, note });
    if (!asked.success) {
      const missing = problemsIn(asked.error).map(({ field, because }) =>
        field.startsWith("answers/")
          ? { field: field.replace("answers/", "answer-"), because: "choose an answer" }
          : { field, because },
      );
      return page(c, site, { typed: { answers, note }, problems: missing }, 422);
    }
    const kept = await assessCapability(c.var.action, site, asked.data);
    if (!kept.ok) return answerRefusal(c, kept.refusal);
    const to = paths.capability({ network: c.var.network.slug, site });
    return c.redirect(`${to}?now=saved`, 303);
  });

async function page(
  c: NetworkContext,
  site: string,
  given: Partial<Pick<CapabilityPageProps, "typed" | "problems" | "happened">>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const read = await readCapability(c.var.action, site);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const shell = networkShell(c, "capability");
  return c.html(<CapabilityPage {...{ shell, ...read.value, ...given }} />, status);
}
