import { type Attendance, answerNames, answers } from "@allteach/domain/events/attendance";
import type { NetworkEvent } from "@allteach/domain/events/event";
import type { Charter } from "@allteach/domain/network";
import { paths } from "../../paths.ts";
import { Button } from "../button.tsx";
import { Field } from "../field.tsx";

/** For whom one comes: a site by its number, or the network under 0. */
export interface AnsweringPlace {
  site: number;
  /** Nothing for the network. */
  name?: string;
}

export interface EventAnswerProps {
  charter: Pick<Charter, "slug" | "name">;
  event: NetworkEvent;
  own?: Attendance | undefined;
  places: readonly AnsweringPlace[];
}

/** Says whether one comes. */
export function EventAnswerForm({ charter, event, own, places }: EventAnswerProps) {
  const [first] = places;
  const options = places.map(({ site, name }) => ({
    value: String(site),
    label: name ?? charter.name,
  }));
  return (
    <form
      method="post"
      action={paths.eventAnswer({ network: charter.slug, event: event.id })}
      class="event-answer"
      aria-labelledby="answer"
    >
      <h2 id="answer">Do you come?</h2>
      {places.length > 1 ? (
        <Field
          kind="select"
          name="site"
          label="For"
          width="medium"
          value={String(own?.site ?? first?.site ?? 0)}
          options={options}
        />
      ) : (
        <input type="hidden" name="site" value={String(first?.site ?? 0)} />
      )}
      <div class="actions">
        {answers.map((answer) => {
          const isSaid = own?.answer === answer;
          return (
            <Button
              name="answer"
              value={answer}
              {...(isSaid && { tone: "primary", icon: "check" })}
            >
              {answerNames[answer]}
              {isSaid && <span class="visually-hidden"> (your answer)</span>}
            </Button>
          );
        })}
      </div>
    </form>
  );
}
