import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import { answer } from "../../components/answer.ts";
import { Button } from "../../components/button.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { Field } from "../../components/field.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";

export interface NewMapPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  /** Whose it may be: sites by code, and the network itself under an empty one. */
  owners: readonly { code: string; name: string }[];
  /** Maps that it may begin as a copy of. */
  maps: readonly { id: string; name: string }[];
  typed: { name?: string; site?: string; from?: string };
  problems?: readonly Problem[] | undefined;
}

/** A new map: a name, whose it is, and what it begins with. */
export function NewMapPage({
  shell,
  charter,
  owners,
  maps,
  typed,
  problems = [],
}: NewMapPageProps) {
  const network = charter.slug;
  const [only] = owners;
  return (
    <Page
      title="Draw a process"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Process maps", href: paths.processMaps({ network }) },
      ]}
      {...shell}
    >
      <h1>Draw a process</h1>
      <ErrorSummary problems={problems} />
      <form method="post" action={paths.processMaps({ network })} class="stack" novalidate>
        <Field
          {...answer("name", typed, problems)}
          label="Which process is it?"
          hint="From where to where, such as “A line, from the order to the last day”."
          maxlength={120}
          autocomplete="off"
        />
        {owners.length === 1 && only ? (
          <input type="hidden" name="site" value={only.code} />
        ) : (
          <Field
            {...answer("site", typed, problems)}
            kind="select"
            label="Where is it done?"
            options={owners.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
        {maps.length > 0 && (
          <Field
            {...answer("from", typed, problems)}
            kind="select"
            label="Begin with"
            options={[
              { value: "", label: "A start and an end" },
              ...maps.map(({ id, name }) => ({ value: id, label: `A copy of: ${name}` })),
            ]}
            optional
          />
        )}
        <p class="actions">
          <Button tone="primary">Go on to its steps</Button>
        </p>
      </form>
    </Page>
  );
}
