import type { Charter } from "@allteach/domain/network";
import type { Cycle } from "@allteach/domain/pdsa-cycle";
import type { Site } from "@allteach/domain/site";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";
import { LinkButton } from "./button.tsx";
import { type ListedPrediction, PredictionList } from "./prediction-list.tsx";

interface TestAround {
  charter: Charter;
  cycle: Cycle;
  site?: Site | undefined;
  followers: readonly Cycle[];
  predictions: readonly ListedPrediction[];
  mayWrite: boolean;
  now: Date;
}

/** What a chart is expected to show if the test works, and what it says of it. */
export function TestPredictions({ charter, cycle, site, predictions, ...props }: TestAround) {
  const network = charter.slug;
  const mayPredict = props.mayWrite && cycle.stage !== "done";
  if (predictions.length === 0 && !mayPredict) return null;
  const query = new URLSearchParams({
    test: cycle.id,
    ...(cycle.measure && { measure: cycle.measure }),
    ...(cycle.node && { node: cycle.node }),
    ...(site && { site: site.code }),
  });
  return (
    <section aria-labelledby="expected">
      <h2 id="expected">What we expect of the chart</h2>
      {predictions.length > 0 && (
        <PredictionList {...{ network, predictions, now: props.now, timeZone: charter.timeZone }} />
      )}
      {mayPredict && (
        <p class="actions no-print">
          <a href={`${paths.newPrediction({ network })}?${query}`}>
            Say what the chart will show if it works
          </a>
        </p>
      )}
    </section>
  );
}

/** The test it follows from, those that follow, and what one can do with a closed one. */
export function TestOnward({ charter, cycle, followers, mayWrite, now }: TestAround) {
  const network = charter.slug;
  const isOpen = cycle.stage !== "done";
  if (isOpen && cycle.previous === undefined && followers.length === 0) return null;
  return (
    <section aria-labelledby="onward">
      <h2 id="onward">Before and after</h2>
      {cycle.previous !== undefined && (
        <p>
          <a href={paths.test({ network, test: cycle.previous })}>The test it follows from</a>
        </p>
      )}
      {followers.length > 0 && (
        <ul>
          {followers.map(({ id, objective, startedAt }) => (
            <li>
              <a href={paths.test({ network, test: id })}>{objective}</a>{" "}
              <span class="soft">{dayWords(startedAt, charter.timeZone, now)}</span>
            </li>
          ))}
        </ul>
      )}
      {!isOpen && mayWrite && (
        <p class="actions no-print">
          <LinkButton href={`${paths.newTest({ network })}?previous=${cycle.id}`} tone="primary">
            Begin the next cycle
          </LinkButton>
          <LinkButton href={`${paths.newPin({ network })}?test=${cycle.id}`} icon="people">
            Pin what it taught
          </LinkButton>
        </p>
      )}
    </section>
  );
}
