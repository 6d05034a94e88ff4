import { AgendaKey, markAgendaItem, readAgenda } from "@allteach/actions/read-agenda";
import { AgendaPage } from "@allteach/web/pages/agenda-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** What is spoken of on the next call. */
export const agendaRoutes = new Hono<NetworkEnv>()
  .get(paths.agenda.pattern, async (c) => {
    const read = await readAgenda(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { charter, items, next, mayMark } = read.value;
    const rows = items.map(({ item, measure, site }) => ({
      ...item,
      title: measure?.name ?? item.measure,
      ...(site && { of: site.name }),
    }));
    const shell = networkShell(c, "reports");
    return c.html(<AgendaPage {...{ shell, charter, rows, next, mayMark, now: c.var.now }} />);
  })
  .post(paths.agenda.pattern, async (c) => {
    const key = AgendaKey.safeParse(textsIn(await c.req.formData(), ["period", "measure", "site"]));
    if (!key.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(key.error) });
    }
    const marked = await markAgendaItem(c.var.action, key.data);
    if (!marked.ok) return answerRefusal(c, marked.refusal);
    return c.redirect(paths.agenda({ network: c.var.network.slug }), 303);
  });
