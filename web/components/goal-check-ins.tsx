import type { CheckIn, Milestone } from "@allteach/domain/check-in";
import type { Goal } from "@allteach/domain/goal";
import type { Problem } from "@allteach/domain/refusal";
import { paths } from "../paths.ts";
import { dateWords } from "../words/date-words.ts";
import { confidenceNames } from "../words/goal-words.ts";
import { answer, errorIn } from "./answer.ts";
import { Button } from "./button.tsx";
import { Choices } from "./choices.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Field } from "./field.tsx";

export interface GoalCheckInsProps {
  network: string;
  goal: Goal;
  checkIns: readonly CheckIn[];
  milestones: readonly Milestone[];
  due?: Milestone;
  mayCheckIn: boolean;
  now: Date;
  problems?: readonly Problem[] | undefined;
  typed?: Readonly<Record<string, string>> | undefined;
}

const sure = [5, 4, 3, 2, 1] as const;

/** What the team said on its way, and the days on which it looks. */
export function GoalCheckIns(props: GoalCheckInsProps) {
  const { checkIns, milestones, now, mayCheckIn, goal } = props;
  const between = checkIns.filter(
    ({ milestone, number }) =>
      !milestones.some(({ checkIn }) => checkIn?.number === number) || milestone === 0,
  );
  return (
    <section aria-labelledby="check-ins">
      <h2 id="check-ins">Check-ins</h2>
      <ol class="check-ins">
        {milestones.map(({ days, on, checkIn }) => (
          <li class={checkIn ? "check-in-done" : "check-in-open"}>
            <span class="check-in-day">Day {days}</span>
            {checkIn ? (
              <Said checkIn={checkIn} now={now} />
            ) : (
              <Awaited on={on} goal={goal} now={now} />
            )}
          </li>
        ))}
      </ol>
      {between.length > 0 && (
        <ul class="check-ins-between">
          {between.map((checkIn) => (
            <li>
              <Said checkIn={checkIn} now={now} />
            </li>
          ))}
        </ul>
      )}
      {mayCheckIn && <CheckInForm {...props} />}
    </section>
  );
}

function Said({ checkIn, now }: { checkIn: CheckIn; now: Date }) {
  return (
    <div>
      <p>{checkIn.sentence}</p>
      <p class="soft small">
        {confidenceNames[checkIn.confidence]} · {dateWords(checkIn.on, now)}
      </p>
    </div>
  );
}

function Awaited({ on, goal, now }: { on: string; goal: Goal; now: Date }) {
  return (
    <p class="soft">{goal.outcome === undefined ? `On ${dateWords(on, now)}` : "Nobody looked"}</p>
  );
}

function CheckInForm({ network, goal, checkIns, due, problems = [], typed }: GoalCheckInsProps) {
  const isOpen = due !== undefined || errorIn(problems, "sentence") !== undefined;
  return (
    <Disclosure summary="Check in" open={isOpen}>
      <form method="post" action={paths.goalCheckIns({ network, goal: goal.id })}>
        <input type="hidden" name="number" value={String(checkIns.length + 1)} />
        <Field
          {...answer("sentence", typed, problems)}
          label="How does it go, in a sentence?"
          maxlength={500}
        />
        <Choices
          name="confidence"
          legend="How sure are you?"
          pick="one"
          chosen={[typed?.confidence ?? ""]}
          error={errorIn(problems, "confidence")}
          choices={sure.map((each) => ({ value: String(each), label: confidenceNames[each] }))}
        />
        <p class="actions">
          <Button tone="primary">Check in</Button>
        </p>
      </form>
    </Disclosure>
  );
}
