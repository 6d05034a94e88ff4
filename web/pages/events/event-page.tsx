import type { Answer, Attendance, Presence } from "@allteach/domain/events/attendance";
import { eventKindNames, type NetworkEvent, type PreWorkDone } from "@allteach/domain/events/event";
import type { Series } from "@allteach/domain/events/series";
import type { Charter } from "@allteach/domain/network";
import type { Site } from "@allteach/domain/site";
import { Button, LinkButton } from "../../components/button.tsx";
import { type AnsweringPlace, EventAnswerForm } from "../../components/events/event-answer.tsx";
import { EventPreWork } from "../../components/events/event-pre-work.tsx";
import { TargetLink } from "../../components/events/target-link.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";
import { counted, firstFew } from "../../words/count-words.ts";
import { whenWords, zoneWords } from "../../words/event-words.ts";

export interface EventPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  event: NetworkEvent;
  series?: Series | undefined;
  sites: readonly Site[];
  answers: Readonly<Record<Answer, number>>;
  presence: Presence;
  preWork: readonly PreWorkDone[];
  own?: Attendance | undefined;
  places: readonly AnsweringPlace[];
  mayMark: readonly Site[];
  /** The site whose pre-work is ticked. */
  marked?: Site | undefined;
  mayPlan: boolean;
  happened?: string | undefined;
}

/** One event: when and where, what for, who comes. */
export function EventPage(props: EventPageProps) {
  const { shell, charter, event, series, now, happened } = props;
  const network = charter.slug;
  const isOff = event.calledOffAt !== undefined;
  return (
    <Page
      title={event.title}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Events", href: paths.events({ network }) },
        ...(series
          ? [{ label: series.name, href: paths.series({ network, series: series.id }) }]
          : []),
      ]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <header class="stack">
        <p class="soft">{eventKindNames[event.kind]}</p>
        <h1>{event.title}</h1>
        <p class="lead">
          {whenWords(event, charter.timeZone, now)}{" "}
          <span class="soft">{zoneWords(charter.timeZone)}</span>
        </p>
      </header>
      {isOff && (
        <Notice tone="warning" title="Called off">
          <p>This event does not take place.</p>
        </Notice>
      )}
      {!isOff && event.endsAt >= now.getTime() && <Coming {...props} />}
      <Facts {...props} />
      {event.prework.length > 0 && <EventPreWork {...props} />}
      {event.materials.length > 0 && <Materials {...props} />}
      <WhoComes {...props} />
      {props.mayPlan && <Tools {...props} />}
    </Page>
  );
}

function Coming(props: EventPageProps) {
  const { charter, event, places } = props;
  const network = charter.slug;
  return (
    <>
      {places.length > 0 && <EventAnswerForm {...props} />}
      <p class="actions">
        {event.link !== "" && (
          <a class="button" href={event.link} rel="noopener noreferrer nofollow">
            Join the call
          </a>
        )}
        <LinkButton
          href={paths.eventFile({ network, event: event.id })}
          tone="quiet"
          icon="calendar"
        >
          Put it in your calendar
        </LinkButton>
      </p>
    </>
  );
}

function Facts({ event, series, charter }: EventPageProps) {
  const { about, agenda, place, link, step } = event;
  const of = series?.steps.find(({ key }) => key === step);
  const texts = [
    ["Where", place],
    ["What it is about", about],
    ["Agenda", agenda],
  ].filter(([, text]) => text !== "");
  if (texts.length === 0 && link === "" && !series) return null;
  return (
    <section aria-labelledby="about">
      <h2 id="about" class="visually-hidden">
        What it is
      </h2>
      <dl class="definition">
        {texts.map(([name, text]) => (
          <div>
            <dt>{name}</dt>
            <dd class="as-typed">{text}</dd>
          </div>
        ))}
        {series && (
          <div>
            <dt>Part of</dt>
            <dd>
              <a href={paths.series({ network: charter.slug, series: series.id })}>{series.name}</a>
              {of && `, ${of.name}`}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Materials({ event, charter }: EventPageProps) {
  const kinds = [
    ["To read", event.materials.filter(({ isRecording }) => !isRecording)],
    ["Recordings", event.materials.filter(({ isRecording }) => isRecording)],
  ] as const;
  return (
    <section aria-labelledby="materials">
      <h2 id="materials">Materials</h2>
      {kinds
        .filter(([, own]) => own.length > 0)
        .map(([name, own]) => (
          <>
            <h3>{name}</h3>
            <ul>
              {own.map((each) => (
                <li>
                  <TargetLink {...each} network={charter.slug} />
                </li>
              ))}
            </ul>
          </>
        ))}
    </section>
  );
}

function WhoComes({ answers, presence, sites, event, now }: EventPageProps) {
  const came = sites.filter(({ id }) => presence.sites.has(id));
  const { yes, maybe, no } = answers;
  const said = [
    yes > 0 && `${counted(yes, "person comes", "people come")}`,
    maybe > 0 && `${counted(maybe, "person", "people")} perhaps`,
    no > 0 && `${counted(no, "person", "people")} cannot`,
  ].filter((words) => words !== false);
  const isAhead = event.startsAt > now.getTime();
  return (
    <section aria-labelledby="who">
      <h2 id="who">{isAhead ? "Who comes" : "Who came"}</h2>
      {isAhead && <p>{said.length === 0 ? "Nobody has said yet." : `${said.join(", ")}.`}</p>}
      {!isAhead && !presence.isRecorded && (
        <p class="soft">Nobody has written down yet who came.</p>
      )}
      {!isAhead && presence.isRecorded && (
        <p>
          {counted(presence.people, "person", "people")} from {counted(presence.sites.size, "site")}
          {came.length > 0 &&
            `: ${firstFew(
              came.map(({ name }) => name),
              MOST_NAMED,
            )}`}
          .
        </p>
      )}
    </section>
  );
}

/** More sites than this are counted. */
const MOST_NAMED = 24;

function Tools({ charter, event, now }: EventPageProps) {
  const params = { network: charter.slug, event: event.id };
  const isOff = event.calledOffAt !== undefined;
  const hasBegun = event.startsAt <= now.getTime();
  return (
    <section aria-labelledby="tools" class="no-print">
      <h2 id="tools">Running it</h2>
      <div class="actions">
        {hasBegun && !isOff && (
          <LinkButton href={paths.eventAttendance(params)} tone="primary" icon="people">
            Write down who came
          </LinkButton>
        )}
        <LinkButton href={paths.eventEdit(params)} icon="edit">
          Change it
        </LinkButton>
        {!isOff && !hasBegun && (
          <form method="post" action={paths.eventCallingOff(params)}>
            <Button tone="danger">Call it off</Button>
          </form>
        )}
      </div>
    </section>
  );
}
