import type { Goal } from "@allteach/domain/goal";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import type { SharedGoal, SharedPart } from "@allteach/domain/shared-goal";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { SharedGoalCard } from "../components/shared-goal-card.tsx";
import { SharingParts, TakeItBack } from "../components/sharing-parts.tsx";
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
          <ErrorSummary problems={problems} />
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
        <TakeItBack action={paths.goalWithdrawal(at)}>
          It leaves the list of all networks, and the search, at once; so do questions about it.
          Whoever was introduced stays so.
        </TakeItBack>
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
    <SharingParts
      action={paths.goalSharing(at)}
      legend="Besides title, aim, dates and the network’s name"
      {...{ choices, parts, isShared, problems }}
    />
  );
}
