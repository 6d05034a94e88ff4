import { milestonesOf } from "@allteach/domain/check-in";
import { daysAfter, daysBetween } from "@allteach/domain/goal";
import { monthName, type Period } from "@allteach/domain/period";
import { paths } from "../paths.ts";
import { dateWords } from "../words/date-words.ts";
import { type ListedGoal, whoseGoal } from "./goal-card.tsx";

/** How far the timeline looks back and ahead, in days. */
const BACK = 90;
const AHEAD = 180;
const WIDTH = 540;
const HEIGHT = 28;

export interface GoalTimelineProps {
  goals: readonly ListedGoal[];
  network: string;
  today: string;
  now: Date;
}

/** Every goal as a stretch of days, from three months ago to half a year from now. */
export function GoalTimeline({ goals, network, today, now }: GoalTimelineProps) {
  const from = daysAfter(today, -BACK);
  const shown = goals
    .filter(({ goal }) => goal.ends >= from && goal.starts <= daysAfter(today, AHEAD))
    .toSorted((one, other) => one.goal.starts.localeCompare(other.goal.starts));
  if (shown.length === 0) return <p>No goal of these months.</p>;
  return (
    <section class="table-scroll" aria-labelledby="timeline-caption" tabindex={0}>
      <table class="table goal-timeline">
        <caption id="timeline-caption">
          From {dateWords(from, now)} to {dateWords(daysAfter(today, AHEAD), now)}; the line is
          today
        </caption>
        <thead>
          <tr>
            <th scope="col">Goal</th>
            <th scope="col">
              <span class="visually-hidden">When</span>
              <Months from={from} />
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr>
              <th scope="row">
                <a href={paths.goal({ network, goal: row.goal.id })}>{row.goal.title}</a>
                <span class="overview-meta">{whoseGoal(row)}</span>
              </th>
              <td>
                <Stretch row={row} from={from} today={today} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const xOf = (day: string, from: string) =>
  Math.max(0, Math.min(WIDTH, (daysBetween(from, day) / (BACK + AHEAD)) * WIDTH));

function Months({ from }: { from: string }) {
  const first = Array.from({ length: 10 }, (_, place) => {
    const [year = 0, month = 1] = from.split("-").map(Number);
    return new Date(Date.UTC(year, month + place, 1)).toISOString().slice(0, 10);
  }).filter((day) => daysBetween(from, day) < BACK + AHEAD - 12);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 18`}
      width={WIDTH}
      height="18"
      aria-hidden="true"
      class="goal-months"
    >
      {first.map((day) => (
        <text x={xOf(day, from)} y="13">
          {monthName(day.slice(0, 7) as Period).slice(0, 3)}
        </text>
      ))}
    </svg>
  );
}

function Stretch(props: { row: ListedGoal; from: string; today: string; now: Date }) {
  const { row, from, today, now } = props;
  const { goal, stage, latest } = row;
  const [left, right] = [xOf(goal.starts, from), xOf(goal.ends, from)];
  const said = `${dateWords(goal.starts, now)} to ${dateWords(goal.ends, now)}`;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={said}
      class={`goal-stretch goal-stretch-${stage}`}
    >
      <rect x={left} y="8" width={Math.max(3, right - left)} height="12" rx="6" />
      {milestonesOf(goal, latest ? [latest] : []).map(({ on }) => (
        <circle cx={xOf(on, from)} cy="14" r="2.5" />
      ))}
      <path d={`M${xOf(today, from)} 0V${HEIGHT}`} />
    </svg>
  );
}
