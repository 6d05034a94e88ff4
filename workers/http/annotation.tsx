import { annotate, NewAnnotation, takeOffAnnotation } from "@allteach/actions/annotate";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { answerRefusal } from "./refusal.tsx";

type NetworkContext = Context<NetworkEnv>;

/** Notes at charts: written and taken off where the chart is. */
export const annotationRoutes = new Hono<NetworkEnv>()
  .post(paths.annotations.pattern, async (c) => {
    const typed = textsIn(await c.req.formData(), ["on", "kind", "text", "measure", "site"]);
    const asked = NewAnnotation.safeParse(typed);
    if (!asked.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(asked.error) });
    }
    const made = await annotate(c.var.action, asked.data);
    if (!made.ok) return answerRefusal(c, made.refusal);
    return back(c, made.value.measure, typed.site);
  })
  .post(paths.annotationRemoval.pattern, async (c) => {
    const taken = await takeOffAnnotation(c.var.action, c.req.param("annotation"));
    if (!taken.ok) return answerRefusal(c, taken.refusal);
    return back(c, taken.value.measure, "");
  });

/** To the chart that it stands at; a note at every chart has none of its own. */
function back(c: NetworkContext, measure: string, site: string): Response {
  const network = c.var.network.slug;
  if (measure === "") return c.redirect(paths.network({ network }), 303);
  const query = site === "" ? "" : `?site=${encodeURIComponent(site)}`;
  return c.redirect(`${paths.measure({ network, measure })}${query}#why`, 303);
}
