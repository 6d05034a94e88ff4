import type { Attendance } from "@allteach/domain/events/attendance";
import type { NetworkEvent } from "@allteach/domain/events/event";
import { type Series, stepOn } from "@allteach/domain/events/series";
import type { Charter } from "@allteach/domain/network";
import { LinkButton } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { EventList } from "../../components/events/event-list.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { Pagination } from "../../components/pagination.tsx";
import { paths } from "../../paths.ts";
import { dateWords } from "../../words/date-words.ts";
import { whenWords } from "../../words/event-words.ts";

export interface EventsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  coming: readonly NetworkEvent[];
  past: readonly NetworkEvent[];
  series: readonly Series[];
  own: ReadonlyMap<string, Attendance>;
  today: string;
  /** Which part of the past is shown, from 1. */
  part: number;
  mayPlan: boolean;
}

/** As many as one reads at once. */
const SHOWN = 20;

/** When a network comes together: what is next, its series, and what has been. */
export function EventsPage(props: EventsPageProps) {
  const { shell, charter, coming, past, series, mayPlan } = props;
  const network = charter.slug;
  const isEmpty = coming.length + past.length + series.length === 0;
  return (
    <Page
      title="Events"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <header class="stack">
        <h1>Events</h1>
        <p class="lead">{leadWords(props)}</p>
        {!isEmpty && (
          <p class="actions">
            {mayPlan && (
              <LinkButton href={paths.newEvent({ network })} tone="primary" icon="calendar">
                Plan an event
              </LinkButton>
            )}
            {mayPlan && (
              <LinkButton href={paths.newSeries({ network })} icon="plus">
                Begin a series
              </LinkButton>
            )}
            {coming.length > 0 && (
              <LinkButton href={paths.eventsFile({ network })} tone="quiet" icon="download">
                All for your calendar
              </LinkButton>
            )}
          </p>
        )}
      </header>
      {isEmpty && <NoEvents {...props} />}
      {series.length > 0 && <SeriesCards {...props} />}
      {coming.length > 0 && (
        <section aria-labelledby="coming">
          <h2 id="coming">Coming up</h2>
          <EventList {...props} events={coming} />
        </section>
      )}
      {past.length > 0 && <Past {...props} />}
    </Page>
  );
}

function leadWords({ coming, past, charter, now }: EventsPageProps): string {
  const next = coming.find(({ calledOffAt }) => calledOffAt === undefined);
  if (next) return `Next: ${next.title}, ${whenWords(next, charter.timeZone, now)}.`;
  return past.length > 0
    ? "Nothing is planned at the moment."
    : "When we come together to learn from each other.";
}

function NoEvents({ charter, mayPlan }: EventsPageProps) {
  const network = charter.slug;
  return (
    <>
      <EmptyState
        icon="calendar"
        title="No events yet"
        {...(mayPlan && {
          action: { label: "Plan the first one", href: paths.newEvent({ network }) },
        })}
      >
        Most networks begin with a learning session of a day or two, and a call each month between.
      </EmptyState>
      {mayPlan && (
        <p>
          <a href={paths.newSeries({ network })}>Begin a series</a>, and the days of its learning
          sessions are proposed.
        </p>
      )}
    </>
  );
}

function SeriesCards({ series, charter, today, now }: EventsPageProps) {
  return (
    <section aria-labelledby="series">
      <h2 id="series">Series</h2>
      <div class="grid">
        {series.map(({ id, name, steps }) => {
          const { current, next } = stepOn(steps, today);
          return (
            <Card title={name} href={paths.series({ network: charter.slug, series: id })}>
              {current && (
                <p>
                  Now: {current.name}, to {dateWords(current.ends, now)}
                </p>
              )}
              {next && (
                <p class="soft">
                  Then {next.name}, from {dateWords(next.starts, now)}
                </p>
              )}
              {!current && !next && <p class="soft">It has ended.</p>}
            </Card>
          );
        })}
      </div>
    </section>
  );
}

function Past(props: EventsPageProps) {
  const { past, part, charter } = props;
  const parts = Math.ceil(past.length / SHOWN);
  const at = Math.min(Math.max(1, part), parts);
  const first = (at - 1) * SHOWN;
  const shown = past.slice(first, first + SHOWN);
  const to = (other: number) => `${paths.events({ network: charter.slug })}?part=${other}#past`;
  return (
    <section aria-labelledby="past">
      <h2 id="past">Past</h2>
      <EventList {...props} events={shown} />
      <Pagination
        label="Past events"
        showing={`${first + 1} to ${first + shown.length} of ${past.length}`}
        previous={at > 1 ? to(at - 1) : undefined}
        next={at < parts ? to(at + 1) : undefined}
      />
    </section>
  );
}
