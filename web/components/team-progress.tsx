import { periodName } from "@allteach/domain/period";
import {
  differenceQuestion,
  type GivenProgress,
  levelOf,
  type Suggestion,
  scoreText,
} from "@allteach/domain/progress-scale";
import { paths } from "../paths.ts";

export interface TeamProgressProps {
  network: string;
  site: string;
  suggestion: Suggestion;
  given: readonly GivenProgress[];
}

/** How far a team is on its site's page: what it says, what evidence suggests, and the question. */
export function TeamProgress({ network, site, suggestion, given }: TeamProgressProps) {
  const [latest] = given;
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">How far the team is</h2>
      <dl class="definition">
        <div>
          <dt>What is held here suggests</dt>
          <dd>{levelText(suggestion.halves)}</dd>
        </div>
        <div>
          <dt>The team says</dt>
          <dd>
            {latest ? (
              <>
                {levelText(latest.halves)} <span class="soft">{periodName(latest.period)}</span>
              </>
            ) : (
              "Nothing yet"
            )}
          </dd>
        </div>
      </dl>
      {latest && <p>{differenceQuestion(latest.halves, suggestion)}</p>}
      <p class="actions no-print">
        <a href={paths.siteProgress({ network, site })}>
          {latest ? "What speaks for it" : "Say how far you are"}
        </a>
      </p>
    </section>
  );
}

/** "2.5, Tried". */
export const levelText = (halves: number) => `${scoreText(halves)}, ${levelOf(halves).name}`;
