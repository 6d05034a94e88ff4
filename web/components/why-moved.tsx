import {
  type Annotation,
  annotationKindNames,
  type Happening,
  happeningsBetween,
  monthOf,
  writtenKinds,
} from "@allteach/domain/annotation";
import { lastMove } from "@allteach/domain/chart-marks";
import { type Period, periodName, shiftPeriod } from "@allteach/domain/period";
import type { Prediction } from "@allteach/domain/prediction";
import type { Site } from "@allteach/domain/site";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { paths } from "../paths.ts";
import { dateWords } from "../words/date-words.ts";
import { Button } from "./button.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Field } from "./field.tsx";

export interface WhyMovedProps {
  network: string;
  measure: string;
  site?: Site | undefined;
  sites: readonly Site[];
  reading: ChartReading;
  now: Date;
  happenings: WhatHappened;
}

/** What happened around a chart, and which notes stand at it. */
export interface WhatHappened {
  all: readonly Happening[];
  /** What stands under the chart's months. */
  marks: readonly Happening[];
  notes: readonly Annotation[];
  predictions: readonly Prediction[];
  mayNote: boolean;
}

/** How far before a signal one looks. */
const MONTHS_BEFORE = 3;
const SHOWN = 20;

/** Everything that is known to have happened before a signal; it does not say which of it, if any, was why. */
export function WhyMoved(props: WhyMovedProps) {
  const { happenings } = props;
  const begun = lastMove(props.reading);
  return (
    <section aria-labelledby="why" class="why">
      <h2 id="why">{begun ? "Why did it move?" : "What happened here"}</h2>
      {begun ? <Before {...props} begun={begun} /> : <Notes {...props} />}
      {happenings.mayNote && <NoteForm {...props} />}
    </section>
  );
}

function Before(props: WhyMovedProps & { begun: Period }) {
  const { begun, happenings } = props;
  const from = shiftPeriod(begun, -MONTHS_BEFORE);
  const found = happeningsBetween(happenings.all, from, begun);
  return (
    <>
      <p>
        The chart last moved in {periodName(begun)}.{" "}
        {found.length === 0
          ? `Nothing is noted here from ${periodName(from)} on. Ask what changed.`
          : `This is noted from ${periodName(from)} on. It came before; whether it was the reason, nobody can tell from it.`}
      </p>
      <List {...props} list={found} />
    </>
  );
}

function Notes(props: WhyMovedProps) {
  const list = props.happenings.all.toSorted((one, other) => (one.on < other.on ? 1 : -1));
  return (
    <>
      <p>
        {list.length === 0
          ? "The chart shows no signal, and nothing is noted beside it."
          : "The chart shows no signal. This is noted beside it, the newest first."}
      </p>
      <List {...props} list={list} />
    </>
  );
}

function List({
  network,
  sites,
  now,
  list,
  ...props
}: WhyMovedProps & { list: readonly Happening[] }) {
  if (list.length === 0) return null;
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  return (
    <>
      <ul class="happenings">
        {list.slice(0, SHOWN).map((each) => (
          <li>
            <span class="soft small">
              {each.on.length > 7 ? dateWords(each.on, now) : periodName(monthOf(each.on))} ·{" "}
              {each.kind === "restated" ? "Corrected figures" : annotationKindNames[each.kind]}
              {each.site !== undefined && !props.site && ` · ${names.get(each.site) ?? "a site"}`}
            </span>
            <span>
              <Told {...each} network={network} />
            </span>
          </li>
        ))}
      </ul>
      {list.length > SHOWN && <p class="soft small">and {list.length - SHOWN} more</p>}
    </>
  );
}

/** What happened, with a link to where more is said of it. */
function Told({ network, cycle, goal, text }: Happening & { network: string }) {
  if (cycle !== undefined) return <a href={paths.test({ network, test: cycle })}>{text}</a>;
  if (goal !== undefined) return <a href={paths.goal({ network, goal })}>{text}</a>;
  return text;
}

function NoteForm({ network, measure, site, now, happenings }: WhyMovedProps) {
  return (
    <Disclosure summary="Note something at this chart">
      <form method="post" action={paths.annotations({ network })} class="stack">
        <input type="hidden" name="measure" value={measure} />
        <input type="hidden" name="site" value={site?.code ?? ""} />
        <Field name="text" label="What happened" maxlength={200} autocomplete="off" />
        <Field
          kind="date"
          name="on"
          label="On which day"
          width="short"
          value={now.toISOString().slice(0, 10)}
        />
        <Field
          kind="select"
          name="kind"
          label="What it was"
          options={writtenKinds.map((value) => ({ value, label: annotationKindNames[value] }))}
        />
        <p class="actions">
          <Button>Note it</Button>
        </p>
      </form>
      {happenings.notes.length > 0 && (
        <>
          <h3>Notes at this chart</h3>
          <ul class="happenings">
            {happenings.notes.map(({ id, on, text }) => (
              <li>
                <span class="soft small">{dateWords(on, now)}</span>
                <span>{text}</span>
                <form method="post" action={paths.annotationRemoval({ network, annotation: id })}>
                  <Button tone="quiet">
                    Take it off<span class="visually-hidden">: {text}</span>
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="hint">
        A test of change marks its chart by itself.{" "}
        <a
          href={`${paths.newTest({ network })}?${new URLSearchParams({ measure, ...(site && { site: site.code }) })}`}
        >
          Begin one
        </a>
      </p>
    </Disclosure>
  );
}
