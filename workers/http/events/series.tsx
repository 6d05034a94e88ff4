import { readSeries } from "@allteach/actions/events/read-series";
import {
  addRound,
  beginSeries,
  changeSeries,
  SeriesChange,
} from "@allteach/actions/events/write-series";
import { SeriesStart } from "@allteach/domain/events/series";
import { may } from "@allteach/domain/permission";
import type { Problem } from "@allteach/domain/refusal";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import {
  NewSeriesPage,
  SeriesEditPage,
  type SeriesEditPageProps,
  type TypedStart,
} from "@allteach/web/pages/events/series-form-page";
import { SeriesPage } from "@allteach/web/pages/events/series-page";
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
  begun: "These are the proposed days. Move any of them, and plan the events of each step.",
  saved: "Saved.",
  added: "The next round stands at the end.",
} as const;

const startFields = ["name", "about", "starts", "rounds", "months"] as const;
const usualStart: TypedStart = { name: "", about: "", starts: "", rounds: "3", months: "4" };

/** Series of learning sessions and action periods. */
export const seriesRoutes = new Hono<NetworkEnv>()
  .get(paths.newSeries.pattern, (c) => newPage(c, usualStart))
  .post(paths.everySeries.pattern, async (c) => {
    const typed = textsIn(await c.req.formData(), startFields);
    const asked = SeriesStart.safeParse(typed);
    if (!asked.success) return newPage(c, typed, problemsIn(asked.error));
    const made = await beginSeries(c.var.action, asked.data);
    return made.ok ? goTo(c, made.value.id, "begun") : answerRefusal(c, made.refusal);
  })
  .get(paths.series.pattern, async (c) => {
    const read = await readSeries(c.var.action, c.req.param("series"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    const happened = happenings[c.req.query("now") as keyof typeof happenings];
    const shell = networkShell(c, "events");
    return c.html(<SeriesPage {...{ shell, now: c.var.now, happened }} {...read.value} />);
  })
  .post(paths.seriesRounds.pattern, async (c) => {
    const id = c.req.param("series");
    const added = await addRound(c.var.action, id);
    return added.ok ? goTo(c, id, "added") : answerRefusal(c, added.refusal);
  })
  .get(paths.seriesEdit.pattern, (c) => editPage(c, c.req.param("series"), {}))
  .post(paths.seriesEdit.pattern, async (c) => {
    const id = c.req.param("series");
    const { typed, saw } = seriesTyped(await c.req.formData());
    const asked = SeriesChange.safeParse({ ...typed, saw });
    if (!asked.success) return editPage(c, id, { typed, problems: problemsIn(asked.error) }, 422);
    const saved = await changeSeries(c.var.action, id, asked.data);
    if (!saved.ok) {
      const problems = problemsOf(saved.refusal);
      return problems ? editPage(c, id, { typed, problems }, 422) : answerRefusal(c, saved.refusal);
    }
    if (saved.value.kind === "overtaken") return editPage(c, id, { typed, isOvertaken: true }, 409);
    return goTo(c, id, "saved");
  });

/** The series as typed, without the steps that are taken out. */
function seriesTyped(form: FormData) {
  const { name, about, saw } = textsIn(form, ["name", "about", "saw"]);
  const all = (part: string) => form.getAll(`step-${part}`).map((value) => String(value).trim());
  const [keys, kinds, names] = [all("key"), all("kind"), all("name")];
  const [starts, ends] = [all("starts"), all("ends")];
  const steps = keys.map((key, place) => ({
    ...{ key, kind: kinds[place] ?? "", name: names[place] ?? "" },
    ...{ starts: starts[place] ?? "", ends: ends[place] ?? "" },
  }));
  const removed = new Set(form.getAll("remove").map(String));
  const kept = steps.filter(({ key }) => !removed.has(key));
  return { typed: { name, about: about.replaceAll("\r\n", "\n"), steps: kept }, saw };
}

function goTo(c: NetworkContext, series: string, now: keyof typeof happenings) {
  return c.redirect(`${paths.series({ network: c.var.network.slug, series })}?now=${now}`, 303);
}

async function newPage(
  c: NetworkContext,
  typed: TypedStart,
  problems?: readonly Problem[],
): Promise<Response> {
  const { actor, store } = c.var.action;
  if (!may(actor, "manage-events")) {
    return answerRefusal(c, { kind: "not-allowed", need: "manage-events" });
  }
  const [charters] = await ask(store, charterQuery(store));
  const shell = networkShell(c, "events");
  const charter = charterOf(charters);
  return c.html(<NewSeriesPage {...{ shell, charter, typed, problems }} />, problems ? 422 : 200);
}

async function editPage(
  c: NetworkContext,
  id: string,
  given: Partial<Pick<SeriesEditPageProps, "typed" | "problems" | "isOvertaken">>,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const read = await readSeries(c.var.action, id);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { charter, series, mayPlan } = read.value;
  if (!mayPlan) return answerRefusal(c, { kind: "not-allowed", need: "manage-events" });
  const shell = networkShell(c, "events");
  return c.html(
    <SeriesEditPage {...{ shell, charter, series, typed: series, ...given }} />,
    status,
  );
}
