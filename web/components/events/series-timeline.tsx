import type { SeriesStep } from "@allteach/domain/events/series";
import { daysAfter, daysBetween } from "@allteach/domain/goal";
import { monthName, type Period } from "@allteach/domain/period";
import { dateWords } from "../../words/date-words.ts";

export interface SeriesTimelineProps {
  steps: readonly SeriesStep[];
  today: string;
  now: Date;
}

const WIDTH = 720;
const LANES = { "pre-work": 44, "learning-session": 74, "action-period": 44 } as const;
const HEIGHT = 116;
const TEXT_ROOM = 60;

/** The steps of a series as stretches of days: sessions in one lane, the time between in another. */
export function SeriesTimeline({ steps, today, now }: SeriesTimelineProps) {
  const from = steps.map(({ starts }) => starts).sort()[0];
  const to = steps
    .map(({ ends }) => ends)
    .sort()
    .at(-1);
  if (from === undefined || to === undefined) return null;
  const days = Math.max(1, daysBetween(from, to) + 1);
  const x = (day: string) => (daysBetween(from, day) / days) * WIDTH;
  const isShown = today >= from && today <= to;
  const words = `${steps.length} steps from ${dateWords(from, now)} to ${dateWords(to, now)}`;
  return (
    <figure class="series-timeline">
      <section class="series-drawing" aria-label="Timeline" tabindex={0}>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={`${words}; the list has each`}
        >
          {monthsFrom(from, to, days).map((day) => (
            <g class="series-month">
              <path d={`M${x(day)} 20V${HEIGHT}`} />
              <text x={x(day) + 3} y="14">
                {monthWords(day)}
              </text>
            </g>
          ))}
          {steps.map(({ kind, starts, ends, name }, place) => {
            const left = x(starts);
            const width = Math.max(6, x(daysAfter(ends, 1)) - left);
            return (
              <g class={`series-${kind}`}>
                <title>{`${name}: ${dateWords(starts, now)} to ${dateWords(ends, now)}`}</title>
                <rect x={left} y={LANES[kind]} width={width} height="22" rx="4" />
                {(width > TEXT_ROOM || kind === "learning-session") && (
                  <text x={left + (width > TEXT_ROOM ? 6 : width + 5)} y={LANES[kind] + 15}>
                    {shortName(kind, place, steps)}
                  </text>
                )}
              </g>
            );
          })}
          {isShown && <path class="series-today" d={`M${x(today)} 24V${HEIGHT}`} />}
        </svg>
      </section>
      <figcaption class="soft small">
        {isShown ? "The line is today. " : ""}Learning sessions stand below, the time between them
        above.
      </figcaption>
    </figure>
  );
}

/** First days of months, as many as can be lettered side by side. */
function monthsFrom(from: string, to: string, days: number): string[] {
  const step = Math.max(1, Math.ceil(days / 30.4 / 14));
  const [year = 0, month = 1] = from.split("-").map(Number);
  return Array.from({ length: Math.ceil(days / 30.4 / step) + 1 }, (_, count) =>
    new Date(Date.UTC(year, month + count * step, 1)).toISOString().slice(0, 10),
  ).filter((day) => daysBetween(day, to) > 14);
}

function monthWords(day: string): string {
  const month = monthName(day.slice(0, 7) as Period).slice(0, 3);
  return day.slice(5, 7) === "01" ? day.slice(0, 4) : month;
}

function shortName(kind: SeriesStep["kind"], place: number, steps: readonly SeriesStep[]): string {
  if (kind === "pre-work") return "Pre-work";
  const count = steps.slice(0, place + 1).filter((step) => step.kind === kind).length;
  return `${kind === "learning-session" ? "Session" : "Action"} ${count}`;
}
