import { answerEvent, EventAnswer } from "@allteach/actions/events/answer-event";
import { markPreWork, PreWorkMarks } from "@allteach/actions/events/mark-prework";
import { readEvent } from "@allteach/actions/events/read-event";
import { readEvents } from "@allteach/actions/events/read-events";
import { callOffEvent, changeEvent, planEvent } from "@allteach/actions/events/write-event";
import { dayIn } from "@allteach/domain/day-in";
import type { Problem } from "@allteach/domain/refusal";
import { calendarFile } from "@allteach/interchange/calendar-file";
import { EventFormPage, type EventFormPageProps } from "@allteach/web/pages/events/event-form-page";
import { EventPage } from "@allteach/web/pages/events/event-page";
import { EventsPage } from "@allteach/web/pages/events/events-page";
import { paths } from "@allteach/web/paths";
import { blankEvent, type TypedEvent, typedEvent } from "@allteach/web/words/typed-event";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { problemsIn } from "../body.ts";
import { textsIn } from "../form-text.ts";
import { problemsOf } from "../problems-of.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";
import { calendarEntry } from "./calendar-entry.ts";
import { eventDraft, eventEdit, eventTyped } from "./event-form.ts";

type NetworkContext = Context<NetworkEnv>;

const happenings = {
  planned: "It is in the calendar. Whoever may see this network can say now whether they come.",
  saved: "Saved.",
  "called-off": "It is called off, and says so.",
  answered: "Your answer is kept. You can change it until the event is over.",
  recorded: "Who came is written down.",
  ready: "What the site has done is kept.",
} as const;

/** The calendar, and one event: when and where, who comes, what to do before. */
export const eventRoutes = new Hono<NetworkEnv>()
  .get(paths.events.pattern, async (c) => {
    const read = await readEvents(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { now, network } = c.var;
    const part = Number(c.req.query("part") ?? 1) || 1;
    const shell = networkShell(c, "events");
    const today = dayIn(now, network.timeZone);
    return c.html(<EventsPage {...{ shell, now, part, today }} {...read.value} />);
  })
  .get(paths.eventsFile.pattern, async (c) => {
    const read = await readEvents(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const entries = read.value.coming.map((event) => calendarEntry(c, event));
    return calendarAnswer(c, calendarFile(c.var.network.name, entries), "events.ics");
  })
  .get(paths.newEvent.pattern, (c) => {
    const of = c.req.query("of")?.slice(0, 90) ?? "";
    return newPage(c, { ...blankEvent, of });
  })
  .post(paths.events.pattern, async (c) => {
    const typed = eventTyped(await c.req.formData());
    const asked = eventDraft(typed);
    if (!asked.success) return newPage(c, typed, problemsIn(asked.error));
    const made = await planEvent(c.var.action, asked.data);
    if (made.ok) return goTo(c, made.value.id, "planned");
    const problems = problemsOf(made.refusal);
    return problems ? newPage(c, typed, problems) : answerRefusal(c, made.refusal);
  })
  .get(paths.event.pattern, async (c) => {
    const read = await readEvent(c.var.action, c.req.param("event"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { mayMark, places } = read.value;
    const own = places.find(({ site }) => site !== 0);
    const asked = c.req.query("site") ?? "";
    const marked =
      mayMark.find(({ code }) => code === asked) ?? mayMark.find(({ id }) => id === own?.site);
    const happened = happenings[c.req.query("now") as keyof typeof happenings];
    return c.html(
      <EventPage
        shell={networkShell(c, "events")}
        now={c.var.now}
        {...{ ...read.value, marked, happened }}
      />,
    );
  })
  .get(paths.eventFile.pattern, async (c) => {
    const read = await readEvent(c.var.action, c.req.param("event"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    const entry = calendarEntry(c, read.value.event);
    return calendarAnswer(c, calendarFile(c.var.network.name, [entry]), "event.ics");
  })
  .get(paths.eventEdit.pattern, (c) => editPage(c, c.req.param("event"), {}))
  .post(paths.eventEdit.pattern, async (c) => {
    const form = await c.req.formData();
    const id = c.req.param("event");
    const typed = eventTyped(form);
    const asked = eventEdit(typed, textsIn(form, ["saw"]).saw);
    if (!asked.success) return editPage(c, id, { typed, problems: problemsIn(asked.error) }, 422);
    const saved = await changeEvent(c.var.action, id, asked.data);
    if (!saved.ok) {
      const problems = problemsOf(saved.refusal);
      return problems ? editPage(c, id, { typed, problems }, 422) : answerRefusal(c, saved.refusal);
    }
    if (saved.value.kind === "overtaken") return editPage(c, id, { typed, isOvertaken: true }, 409);
    return goTo(c, id, "saved");
  })
  .post(paths.eventCallingOff.pattern, async (c) => {
    const done = await callOffEvent(c.var.action, c.req.param("event"));
    return done.ok ? goTo(c, done.value.id, "called-off") : answerRefusal(c, done.refusal);
  })
  .post(paths.eventAnswer.pattern, async (c) => {
    const { answer, site } = textsIn(await c.req.formData(), ["answer", "site"]);
    const asked = EventAnswer.safeParse({ answer, ...(site !== "" && { site }) });
    if (!asked.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(asked.error) });
    }
    const said = await answerEvent(c.var.action, c.req.param("event"), asked.data);
    return said.ok ? goTo(c, said.value.event, "answered") : answerRefusal(c, said.refusal);
  })
  .post(paths.eventPreWork.pattern, async (c) => {
    const form = await c.req.formData();
    const asked = PreWorkMarks.safeParse({
      ...textsIn(form, ["site"]),
      items: form.getAll("items").map(String),
    });
    if (!asked.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(asked.error) });
    }
    const event = c.req.param("event");
    const kept = await markPreWork(c.var.action, event, asked.data);
    return kept.ok ? goTo(c, event, "ready", asked.data.site) : answerRefusal(c, kept.refusal);
  });

function goTo(c: NetworkContext, event: string, now: keyof typeof happenings, site?: string) {
  const to = paths.event({ network: c.var.network.slug, event });
  const at = site === undefined ? "" : `&site=${encodeURIComponent(site)}`;
  return c.redirect(`${to}?now=${now}${at}`, 303);
}

function calendarAnswer(c: NetworkContext, text: string, name: string): Response {
  c.header("content-type", "text/calendar; charset=utf-8");
  c.header("content-disposition", `attachment; filename="${name}"`);
  return c.body(text);
}

async function newPage(
  c: NetworkContext,
  typed: TypedEvent,
  problems?: readonly Problem[],
): Promise<Response> {
  const read = await readEvents(c.var.action);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { charter, series, mayPlan } = read.value;
  if (!mayPlan) return answerRefusal(c, { kind: "not-allowed", need: "manage-events" });
  const shell = networkShell(c, "events");
  return c.html(
    <EventFormPage {...{ shell, charter, series, typed, problems }} />,
    problems ? 422 : 200,
  );
}

async function editPage(
  c: NetworkContext,
  id: string,
  given: Partial<Pick<EventFormPageProps, "typed" | "problems" | "isOvertaken">>,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const read = await readEvents(c.var.action);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { charter, series, mayPlan, coming, past } = read.value;
  if (!mayPlan) return answerRefusal(c, { kind: "not-allowed", need: "manage-events" });
  const event = [...coming, ...past].find((each) => each.id === id);
  if (!event) return answerRefusal(c, { kind: "not-found", what: "event" });
  const typed = typedEvent(event, charter);
  const shell = networkShell(c, "events");
  return c.html(<EventFormPage {...{ shell, charter, series, event, typed, ...given }} />, status);
}
