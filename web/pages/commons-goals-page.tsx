import { type TermKind, type Terms, termKinds, vocabulary } from "@allteach/catalogue/vocabulary";
import type { MatchReason } from "@allteach/domain/goal-match";
import type { SharedGoal } from "@allteach/domain/shared-goal";
import { commonsSearchHref } from "../commons-search.ts";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { AskLink } from "../components/goal-matches.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { Pagination } from "../components/pagination.tsx";
import { SharedGoalCard } from "../components/shared-goal-card.tsx";
import { paths } from "../paths.ts";
import { termKindNames } from "../words/goal-words.ts";

export interface CommonsGoalsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  goals: readonly (SharedGoal & {
    key: { network: string; goal: string };
    reasons: readonly MatchReason[];
  })[];
  hasMore: boolean;
  page: number;
  q: string;
  terms: Terms;
  /** Whether only goals of made-up networks are shown. */
  examples: boolean;
  /** Whether there is a choice: for people of a real network. */
  mayChoose: boolean;
  /** The network from which one would ask; nothing for visitors. */
  askFrom?: string | undefined;
}

/** The goals that teams of all networks share: to find who else works on one's problem. */
export function CommonsGoalsPage(props: CommonsGoalsPageProps) {
  const { shell, now, goals, hasMore, page, q, terms, examples, askFrom } = props;
  const pageHref = (to: number) => commonsSearchHref({ q, terms, page: to, examples });
  return (
    <Page title="Goals of all networks" {...shell} simulated={examples}>
      <header class="stack">
        <h1>Goals of all networks</h1>
        <p class="lead">
          Teams share what they try to reach in ninety days. Find those who work on your problem,
          take what worked, and give back.
        </p>
      </header>
      <Search {...props} />
      {props.mayChoose && (
        <p class="soft">
          {examples ? (
            <a href={paths.commonsGoals}>Back to real teams’ goals</a>
          ) : (
            <a href={commonsSearchHref({ examples: true })}>See made-up examples</a>
          )}
        </p>
      )}
      {goals.length === 0 ? (
        <EmptyState icon="search" title="Nobody shares such a goal yet">
          Try fewer words, or share yours: whoever looks next will find you.
        </EmptyState>
      ) : (
        <div class="grid">
          {goals.map((goal) => (
            <SharedGoalCard
              level={2}
              goal={goal}
              reasons={goal.reasons}
              now={now}
              foot={askFrom && !examples && <AskLink network={askFrom} goal={goal} />}
            />
          ))}
        </div>
      )}
      <Pagination
        label="Goals"
        showing={`page ${page}`}
        previous={page > 1 ? pageHref(page - 1) : undefined}
        next={hasMore ? pageHref(page + 1) : undefined}
      />
    </Page>
  );
}

function Search({ q, terms, examples }: CommonsGoalsPageProps) {
  return (
    <form method="get" action={paths.commonsGoals} class="switchers goal-filter">
      <Field kind="search" name="q" label="Words" maxlength={200} optional value={q} />
      {termKinds.map((kind) => (
        <Facet kind={kind} chosen={terms[kind][0] ?? ""} />
      ))}
      {examples && <input type="hidden" name="examples" value="yes" />}
      <Button tone="primary" icon="search">
        Look
      </Button>
    </form>
  );
}

function Facet({ kind, chosen }: { kind: TermKind; chosen: string }) {
  return (
    <Field
      kind="select"
      name={kind}
      label={termKindNames[kind]}
      value={chosen}
      options={[
        { value: "", label: "Anything" },
        ...vocabulary[kind].map(({ key, name }) => ({ value: key, label: name })),
      ]}
    />
  );
}
