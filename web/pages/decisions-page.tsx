import type { Decision } from "@allteach/domain/decision";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import { answer, errorIn } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { dateIn, dateWords } from "../words/date-words.ts";

export interface DecisionsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "timeZone">;
  /** Newest day first. */
  decisions: readonly Decision[];
  mayRecord: boolean;
  isRecorded: boolean;
  typed?: Omit<Decision, "id"> | undefined;
  problems?: readonly Problem[] | undefined;
}

/** What the network decided, by whom, and who was heard. */
export function DecisionsPage(props: DecisionsPageProps) {
  const { shell, charter, decisions, mayRecord, isRecorded } = props;
  const network = charter.slug;
  return (
    <Page
      title="Decisions"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Policies", href: paths.policies({ network }) },
      ]}
      {...shell}
    >
      <h1>Decisions</h1>
      {isRecorded && (
        <Notice tone="success" title="Recorded">
          <p>It stands below for everyone in the network.</p>
        </Notice>
      )}
      <p class="lead">What this network decided, so that nobody has to remember why.</p>
      {decisions.length === 0 ? (
        <EmptyState icon="document" title="No decision yet">
          Most networks begin with their aim, who leads, and what sites show each other.
        </EmptyState>
      ) : (
        decisions.map((decision) => <Entry decision={decision} now={props.now} />)
      )}
      {mayRecord && <Record {...props} />}
    </Page>
  );
}

function Entry({ decision, now }: { decision: Decision; now: Date }) {
  const { id, title, text, decidedOn, decidedBy, stakeholders } = decision;
  return (
    <article class="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="soft">
        Decided on {dateWords(decidedOn, now)} by {decidedBy}
        {stakeholders && `; heard: ${stakeholders}`}
      </p>
      {text && (
        <div class="prose">
          {text.split(/\n\s*\n/).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
      )}
    </article>
  );
}

function Record({ charter, now, typed, problems = [] }: DecisionsPageProps) {
  return (
    <section aria-labelledby="record">
      <h2 id="record">Record one</h2>
      <ErrorSummary problems={problems} />
      <form method="post" action={paths.decisions({ network: charter.slug })}>
        <Field
          {...answer("title", typed, problems)}
          label="What was decided"
          hint="In one line, such as “Bundle audits every week from January”."
          maxlength={200}
        />
        <Field
          {...answer("text", typed, problems)}
          kind="textarea"
          label="Why, and what else was weighed"
          maxlength={5000}
          optional
        />
        <Field
          kind="date"
          name="decidedOn"
          label="On which day"
          width="short"
          value={typed?.decidedOn ?? dateIn(now, charter.timeZone)}
          error={errorIn(problems, "decidedOn")}
        />
        <Field
          {...answer("decidedBy", typed, problems)}
          label="Who decided"
          hint="A board, a vote of the sites, a person."
          maxlength={200}
        />
        <Field
          {...answer("stakeholders", typed, problems)}
          label="Who was heard"
          hint="Families, nurses, sites that do it already."
          maxlength={1000}
          optional
        />
        <p class="actions">
          <Button tone="primary">Record the decision</Button>
        </p>
      </form>
    </section>
  );
}
