import type { Goal } from "@allteach/domain/goal";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import type { SharedGoal, SharedPart } from "@allteach/domain/shared-goal";
import { Button } from "../components/button.tsx";
import { Choices } from "../components/choices.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { SharedGoalCard } from "../components/shared-goal-card.tsx";
import { paths } from "../paths.ts";

export interface GoalSharingPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "name" | "transparency">;
  goal: Goal;
  shared: SharedGoal;
  parts: readonly SharedPart[];
  /** What stands against it, by the field that it is in. */
  problems: readonly Problem[];
  isShared: boolean;
}

/** What every network would read of a goal: seen first, then shared, or taken back. */
export function GoalSharingPage(props: GoalSharingPageProps) {
  const { shell, charter, goal, shared, problems, now, isShared } = props;
  const at = { network: charter.slug, goal: goal.id };
  return (
    <Page
      title={`Share: ${goal.title}`}
      breadcrumb={[
        { label: "Goals", href: paths.goals({ network: charter.slug }) },
        { label: goal.title, href: paths.goal(at) },
      ]}
      {...shell}
    >
      <h1>{isShared ? "Shared with all networks" : "Share with all networks"}</h1>
      <p class="lead">
        People of every network {isShared ? "read" : "would read"} this, and nothing else. Who leads
        it, who is on the team, check-ins and figures stay here.
      </p>
      {problems.length > 0 && (
        <>
          <ErrorSummary
            wrong={problems.map(({ field, because }) => ({ name: field, error: because }))}
          />
          <p class="actions">
            <a href={paths.goalEdit(at)}>Change the goal’s words</a>
          </p>
        </>
      )}
      <section aria-labelledby="preview" class="preview">
        <h2 id="preview">As others see it</h2>
        <SharedGoalCard goal={shared} now={now} />
      </section>
      <Parts {...props} />
      {isShared && (
        <section aria-labelledby="back">
          <h2 id="back">Take it back</h2>
          <p>
            It leaves the list of all networks, and the search, at once; so do questions about it.
            Whoever was introduced stays so.
          </p>
          <form method="post" action={paths.goalWithdrawal(at)}>
            <p class="actions">
              <Button tone="danger">Take it back</Button>
            </p>
          </form>
        </section>
      )}
    </Page>
  );
}

function Parts({ charter, goal, parts, isShared, problems, shared }: GoalSharingPageProps) {
  const at = { network: charter.slug, goal: goal.id };
  const choices = [
    ...(charter.transparency === "named" && goal.site !== undefined
      ? [{ value: "site", label: "Our site’s name", hint: "Else only the network is named." }]
      : []),
    ...(goal.population !== "" || shared.population !== ""
      ? [{ value: "population", label: "Whom it is for" }]
      : []),
    { value: "learnt", label: "What we learn", hint: "Once you have said what came of it." },
  ];
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">What goes along</h2>
      <form method="get" action={paths.goalSharing(at)} id="look">
        <input type="hidden" name="looked" value="yes" />
        <Choices
          name="parts"
          legend="Besides title, aim, dates and the network’s name"
          pick="any"
          chosen={parts}
          choices={choices}
        />
        <p class="actions">
          <Button>See it like this</Button>
        </p>
      </form>
      <form method="post" action={paths.goalSharing(at)}>
        {parts.map((part) => (
          <input type="hidden" name="parts" value={part} />
        ))}
        <p class="actions">
          <Button tone="primary" disabled={problems.length > 0}>
            {isShared ? "Share it like this" : "Share what is shown above"}
          </Button>
        </p>
      </form>
    </section>
  );
}
