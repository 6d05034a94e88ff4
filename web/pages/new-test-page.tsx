import type { DiagramNode } from "@allteach/domain/key-driver-diagram";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Cycle } from "@allteach/domain/pdsa-cycle";
import type { Problem } from "@allteach/domain/refusal";
import { Button } from "../components/button.tsx";
import { Disclosure } from "../components/disclosure.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { TestBeginning, TestPlace, TestPlan, type TypedTest } from "../components/test-fields.tsx";
import { paths } from "../paths.ts";

export interface NewTestPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  /** Who may run it: sites by code, and the network itself under an empty one. */
  runners: readonly { code: string; name: string }[];
  measures: readonly Measure[];
  nodes: readonly DiagramNode[];
  typed: TypedTest & { site?: string; previous?: string };
  /** The test that it follows from. */
  previous?: Cycle | undefined;
  problems?: readonly Problem[] | undefined;
}

/** A new test of change: four fields, and the rest where one wants it. */
export function NewTestPage(props: NewTestPageProps) {
  const { shell, charter, runners, nodes, typed, previous, problems = [] } = props;
  const network = charter.slug;
  const node = nodes.find(({ key }) => key === typed.node);
  const fields = { ...props, problems };
  const inPlan = new Set(["question", "who", "what", "where", "ends", "data"]);
  return (
    <Page
      title="Begin a test"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Tests", href: paths.tests({ network }) },
      ]}
      {...shell}
    >
      <h1>Begin a test</h1>
      {node && <p class="lead">For “{node.text}”.</p>}
      {previous && (
        <p>
          It follows from{" "}
          <a href={paths.test({ network, test: previous.id })}>{previous.objective}</a>.
        </p>
      )}
      <ErrorSummary problems={problems} />
      <form method="post" action={paths.tests({ network })} class="stack" novalidate>
        {previous && <input type="hidden" name="previous" value={previous.id} />}
        <TestBeginning {...fields} />
        {runners.length === 1 && runners[0] ? (
          <input type="hidden" name="site" value={runners[0].code} />
        ) : (
          <Field
            kind="select"
            name="site"
            label="Who runs it"
            value={typed.site}
            options={runners.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
        <TestPlace {...fields} />
        <Disclosure
          summary="More of the plan"
          open={problems.some(({ field }) => inPlan.has(field))}
        >
          <div class="stack">
            <TestPlan {...fields} />
          </div>
        </Disclosure>
        <p class="actions">
          <Button tone="primary">Begin the test</Button>
        </p>
      </form>
    </Page>
  );
}
