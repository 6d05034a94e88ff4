import type { Answer, Attendance } from "@allteach/domain/events/attendance";
import { eventKindNames, type NetworkEvent } from "@allteach/domain/events/event";
import type { Charter } from "@allteach/domain/network";
import { paths } from "../../paths.ts";
import { shortDay, whenWords } from "../../words/event-words.ts";

export interface EventListProps {
  charter: Pick<Charter, "slug" | "timeZone">;
  events: readonly NetworkEvent[];
  /** What the reader said and did, by the event. */
  own?: ReadonlyMap<string, Attendance> | undefined;
  now: Date;
}

/** Events with their day beside them. */
export function EventList({ charter, events, own, now }: EventListProps) {
  return (
    <ul class="events">
      {events.map((event) => {
        const { id, kind, title, place, calledOffAt } = event;
        const { day, month } = shortDay(event.startsAt, charter.timeZone);
        const said = saidWords(own?.get(id));
        const isOff = calledOffAt !== undefined;
        return (
          <li class={isOff ? "event event-off" : "event"}>
            <p class="event-day" aria-hidden="true">
              <span class="event-date">{day}</span> {month}
            </p>
            <div>
              <h3>
                <a href={paths.event({ network: charter.slug, event: id })}>{title}</a>
              </h3>
              <p class="small">
                {isOff && <strong>Called off. </strong>}
                {whenWords(event, charter.timeZone, now)}
              </p>
              <p class="soft small">
                {[eventKindNames[kind], place, said].filter(Boolean).join(" · ")}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

const said: Readonly<Record<Answer, string>> = {
  yes: "you said that you come",
  maybe: "you said perhaps",
  no: "you said that you cannot come",
};

function saidWords(own: Attendance | undefined): string {
  if (own?.attended) return "you were there";
  return own === undefined || own.answer === "" ? "" : said[own.answer];
}
