import type { Terms } from "@allteach/catalogue/vocabulary";
import type { Goal } from "@allteach/domain/goal";
import type { MatchReason } from "@allteach/domain/goal-match";
import type { SharedGoal } from "@allteach/domain/shared-goal";
import type { Site } from "@allteach/domain/site";
import { commonsSearchHref } from "../commons-search.ts";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { outcomeNames, reasonWords } from "../words/goal-words.ts";
import { LinkButton } from "./button.tsx";
import { Card } from "./card.tsx";
import { whoseGoal } from "./goal-card.tsx";
import { SharedGoalCard } from "./shared-goal-card.tsx";

/** Another team's goal in the same network, and why it is shown. */
export interface TeamsGoal {
  goal: Goal;
  site?: Site;
  isHidden: boolean;
  aim: string;
  reasons: readonly MatchReason[];
}

/** Another network's goal, and why it is shown. */
export interface NetworksGoal {
  goal: SharedGoal & { key: { network: string; goal: string } };
  reasons: readonly MatchReason[];
}

export interface GoalMatchesProps {
  network: string;
  goal: Goal;
  terms: Terms;
  teams: readonly TeamsGoal[];
  networks?: readonly NetworksGoal[];
  mayAsk: boolean;
  mayShare: boolean;
  now: Date;
}

/** Who else works on this, and why each is shown. */
export function GoalMatches(props: GoalMatchesProps) {
  const { teams, networks } = props;
  return (
    <section aria-labelledby="matches">
      <h2 id="matches">Who else works on this</h2>
      {networks ? <OtherNetworks {...props} networks={networks} /> : <NotShared {...props} />}
      {teams.length > 0 && (
        <>
          <h3>In this network</h3>
          <div class="grid">
            {teams.map((each) => (
              <Card
                title={each.goal.title}
                level={3}
                href={paths.goal({ network: props.network, goal: each.goal.id })}
                meta={whoseGoal(each)}
                foot={each.goal.outcome && outcomeNames[each.goal.outcome]}
              >
                <p>{each.aim}</p>
                <ul class="reasons" aria-label="Why it is shown">
                  {each.reasons.map((reason) => (
                    <li>{reasonWords(reason)}</li>
                  ))}
                </ul>
              </Card>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function OtherNetworks(props: GoalMatchesProps & { networks: readonly NetworksGoal[] }) {
  const { networks, network, mayAsk, now, terms } = props;
  if (networks.length === 0) {
    return (
      <p>
        No other network shares a goal like this yet. You are the one whom others will find.{" "}
        <a href={commonsSearchHref({ terms })}>Look further</a>
      </p>
    );
  }
  const from = new Set(networks.map(({ goal }) => goal.network)).size;
  return (
    <>
      <p>
        {counted(networks.length, "team")} in {counted(from, "other network")}:
      </p>
      <div class="grid">
        {networks.map(({ goal, reasons }) => (
          <SharedGoalCard
            goal={goal}
            reasons={reasons}
            now={now}
            foot={mayAsk && <AskLink network={network} goal={goal} />}
          />
        ))}
      </div>
      <p>
        <a href={commonsSearchHref({ terms })}>More goals of all networks</a>
      </p>
    </>
  );
}

/** The way to whoever shares a goal. */
export function AskLink(props: {
  network: string;
  goal: { title: string; key: { network: string; goal: string } };
}) {
  const { network: to, goal } = props.goal.key;
  const query = new URLSearchParams({ to: `${to}~${goal}` });
  return (
    <a href={`${paths.newIntroduction({ network: props.network })}?${query}`}>
      Introduce us<span class="visually-hidden">: {props.goal.title}</span>
    </a>
  );
}

function NotShared({ goal, network, terms, mayShare }: GoalMatchesProps) {
  return (
    <>
      <p>
        {mayShare
          ? "Only this network reads your goal. Look who shares one like it, or share yours and be found."
          : "Only this network reads this goal. Look who shares one like it."}
      </p>
      <p class="actions">
        <LinkButton href={commonsSearchHref({ terms, q: goal.title })} icon="search">
          Look in all networks
        </LinkButton>
        {mayShare && (
          <LinkButton href={paths.goalSharing({ network, goal: goal.id })} tone="quiet">
            See what sharing would show
          </LinkButton>
        )}
      </p>
    </>
  );
}
