import type { NetworkEvent } from "@allteach/domain/events/event";
import { type Series, type SeriesStep, stepOn } from "@allteach/domain/events/series";
import type { Charter } from "@allteach/domain/network";
import { Button, LinkButton } from "../../components/button.tsx";
import { SeriesTimeline } from "../../components/events/series-timeline.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";
import { dateWords } from "../../words/date-words.ts";
import { whenWords } from "../../words/event-words.ts";

export interface SeriesPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  series: Series;
  events: readonly NetworkEvent[];
  today: string;
  mayPlan: boolean;
  happened?: string | undefined;
}

/** A series as a timeline and as a list, with the events of each step. */
export function SeriesPage(props: SeriesPageProps) {
  const { shell, charter, series, events, today, now, mayPlan, happened } = props;
  const network = charter.slug;
  const loose = events.filter(({ step }) => !series.steps.some(({ key }) => key === step));
  return (
    <Page
      title={series.name}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Events", href: paths.events({ network }) },
      ]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <header class="stack">
        <h1>{series.name}</h1>
        <p class="lead">{leadWords(props)}</p>
        {series.about !== "" && <p class="as-typed">{series.about}</p>}
      </header>
      <SeriesTimeline steps={series.steps} today={today} now={now} />
      <section aria-labelledby="steps">
        <h2 id="steps">Step by step</h2>
        <ol class="series-steps">
          {series.steps.map((step) => (
            <Step {...props} step={step} />
          ))}
        </ol>
        {loose.length > 0 && (
          <>
            <h3>Also part of it</h3>
            <ul>
              {loose.map((event) => (
                <EventLine {...props} event={event} />
              ))}
            </ul>
          </>
        )}
      </section>
      {mayPlan && (
        <section aria-labelledby="running" class="no-print">
          <h2 id="running">Running it</h2>
          <div class="actions">
            <form method="post" action={paths.seriesRounds({ network, series: series.id })}>
              <Button icon="plus">Add the next round</Button>
            </form>
            <LinkButton href={paths.seriesEdit({ network, series: series.id })} icon="edit">
              Move days and change names
            </LinkButton>
          </div>
        </section>
      )}
    </Page>
  );
}

function leadWords({ series, today, now }: SeriesPageProps): string {
  const { current, next } = stepOn(series.steps, today);
  const then = next ? ` Then comes ${next.name}, from ${dateWords(next.starts, now)}.` : "";
  if (current) return `Now: ${current.name}, until ${dateWords(current.ends, now)}.${then}`;
  if (next) return `It goes on with ${next.name}, from ${dateWords(next.starts, now)}.`;
  return "It has ended. Add a round, and it goes on.";
}

function Step(props: SeriesPageProps & { step: SeriesStep }) {
  const { charter, series, events, step, today, now, mayPlan } = props;
  const { key, name, starts, ends } = step;
  const own = events.filter((event) => event.step === key);
  const isNow = starts <= today && today <= ends;
  const plan = `${paths.newEvent({ network: charter.slug })}?of=${series.id}/${key}`;
  return (
    <li {...(isNow && { "aria-current": "step" as const })}>
      <h3>{name}</h3>
      <p class="soft small">
        {starts === ends
          ? dateWords(starts, now)
          : `${dateWords(starts, now)} to ${dateWords(ends, now)}`}
        {isNow && " · now"}
      </p>
      {own.length > 0 && (
        <ul>
          {own.map((event) => (
            <EventLine {...props} event={event} />
          ))}
        </ul>
      )}
      {mayPlan && ends >= today && (
        <p class="small no-print">
          <a href={plan}>
            {step.kind === "learning-session" ? "Plan its event" : "Plan a call"}
            <span class="visually-hidden"> for {name}</span>
          </a>
        </p>
      )}
    </li>
  );
}

function EventLine({ charter, event, now }: SeriesPageProps & { event: NetworkEvent }) {
  const { id, title, prework, calledOffAt } = event;
  return (
    <li>
      <a href={paths.event({ network: charter.slug, event: id })}>{title}</a>
      <span class="soft">
        , {whenWords(event, charter.timeZone, now)}
        {calledOffAt !== undefined && ", called off"}
        {prework.length > 0 && `, with ${prework.length} to do before`}
      </span>
    </li>
  );
}
