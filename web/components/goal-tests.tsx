import type { Goal } from "@allteach/domain/goal";
import { type Cycle, rampNames, stageNames } from "@allteach/domain/pdsa-cycle";
import { paths } from "../paths.ts";
import { LinkButton } from "./button.tsx";

export interface GoalTestsProps {
  network: string;
  goal: Goal;
  site?: { code: string } | undefined;
  chart?: { measure: { code: string } } | undefined;
  tests: readonly Cycle[];
  mayWrite: boolean;
}

/** What a team tries to come to its goal. */
export function GoalTests({ network, goal, site, chart, tests, mayWrite }: GoalTestsProps) {
  const mayBegin = mayWrite && goal.outcome === undefined;
  if (tests.length === 0 && !mayBegin) return null;
  const query = new URLSearchParams({
    goal: goal.id,
    ...(chart && { measure: chart.measure.code }),
    ...(site && { site: site.code }),
  });
  return (
    <section aria-labelledby="tests">
      <h2 id="tests">Tests of change</h2>
      {tests.length === 0 ? (
        <p>None yet. What is the smallest thing you could try by next Tuesday?</p>
      ) : (
        <ul>
          {tests.map(({ id, objective, stage, ramp }) => (
            <li>
              <a href={paths.test({ network, test: id })}>{objective}</a>{" "}
              <span class="soft">
                {stageNames[stage]} · {rampNames[ramp].toLowerCase()}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayBegin && (
        <p class="actions no-print">
          <LinkButton href={`${paths.newTest({ network })}?${query}`} icon="plus">
            Begin a test
          </LinkButton>
        </p>
      )}
    </section>
  );
}
