import type { Problem } from "@allteach/domain/refusal";
import type { SharedGoal } from "@allteach/domain/shared-goal";
import { errorIn } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { SharedGoalCard } from "../components/shared-goal-card.tsx";
import { paths } from "../paths.ts";

export interface NewIntroductionPageProps {
  shell: Partial<PageProps>;
  now: Date;
  network: string;
  goal: SharedGoal & { key: { network: string; goal: string } };
  message?: string | undefined;
  problems?: readonly Problem[] | undefined;
}

/** Asks the team of a shared goal to be introduced. */
export function NewIntroductionPage(props: NewIntroductionPageProps) {
  const { shell, now, network, goal, message, problems = [] } = props;
  return (
    <Page
      title="Ask to be introduced"
      breadcrumb={[
        { label: "Goals", href: paths.goals({ network }) },
        { label: "Goals of all networks", href: paths.commonsGoals },
      ]}
      {...shell}
    >
      <h1>Ask to be introduced</h1>
      <SharedGoalCard goal={goal} now={now} level={2} />
      <ErrorSummary problems={problems} />
      <form method="post" action={paths.introductions({ network })}>
        <input type="hidden" name="to" value={`${goal.key.network}~${goal.key.goal}`} />
        <Field
          kind="textarea"
          name="message"
          label="What would you like to ask?"
          hint="No names and no addresses: both of you get them by mail, once both agree."
          rows={5}
          maxlength={1000}
          value={message}
          error={errorIn(problems, "message")}
        />
        <p class="actions">
          <Button tone="primary">Ask them</Button>
        </p>
      </form>
    </Page>
  );
}
