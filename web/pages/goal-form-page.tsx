import type { Charter } from "@allteach/domain/network";
import { Button } from "../components/button.tsx";
import { Choices } from "../components/choices.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import {
  type GoalFieldsProps,
  GoalFinding,
  GoalLevelFields,
  GoalMain,
  GoalTeam,
  GoalWords,
} from "../components/goal-fields.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";

export interface GoalFormPageProps extends GoalFieldsProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug" | "name">;
  /** The goal that is written anew, at the revision that was read. */
  standing?: { id: string; title: string; revision: number; isShared: boolean } | undefined;
}

/** A goal on one page: the few things that make one, then what helps others to find it. */
export function GoalFormPage(props: GoalFormPageProps) {
  const { shell, charter, standing, typed, problems = [] } = props;
  const network = charter.slug;
  const title = standing ? "Change this goal" : "Set a goal";
  const action = standing ? paths.goal({ network, goal: standing.id }) : paths.goals({ network });
  return (
    <Page
      title={title}
      breadcrumb={[
        { label: "Goals", href: paths.goals({ network }) },
        ...(standing
          ? [{ label: standing.title, href: paths.goal({ network, goal: standing.id }) }]
          : []),
      ]}
      {...shell}
    >
      <h1>{title}</h1>
      <ErrorSummary problems={problems} />
      <form method="post" action={action} class="goal-form">
        {standing && <input type="hidden" name="saw" value={String(standing.revision)} />}
        <GoalMain {...props} />
        <GoalWords {...props} />
        {props.mayWriteForAll && <GoalLevelFields {...props} />}
        <GoalTeam {...props} />
        <GoalFinding {...props} />
        {standing?.isShared ? (
          <input type="hidden" name="visibility" value="network" />
        ) : (
          <Choices
            name="visibility"
            legend="Who reads it"
            hint="You can share it with all networks afterwards, and see first what they would read."
            pick="one"
            chosen={[typed.visibility]}
            choices={[
              { value: "network", label: "Everyone in this network" },
              { value: "team", label: "Our own site" },
            ]}
          />
        )}
        <p class="actions">
          <Button tone="primary" large>
            {standing ? "Save" : "Set the goal"}
          </Button>
        </p>
      </form>
    </Page>
  );
}
