import { strengths } from "@allteach/domain/figure-check";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { type NetworkRule, operators, strengthNames } from "@allteach/domain/network-rule";
import type { Problem } from "@allteach/domain/refusal";
import { answer, errorIn } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";

export interface RulesPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug">;
  rules: readonly NetworkRule[];
  measures: readonly Pick<Measure, "code" | "name">[];
  typed?: Readonly<Record<keyof Omit<NetworkRule, "id">, string>> | undefined;
  problems?: readonly Problem[] | undefined;
  /** What has just been done. */
  now?: string | undefined;
}

/** The rules by which this network checks its own figures, and a form for one more. */
export function RulesPage(props: RulesPageProps) {
  const { shell, charter, rules, now } = props;
  const network = charter.slug;
  return (
    <Page
      title="Rules for figures"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Settings", href: paths.settings({ network }) },
      ]}
      {...shell}
    >
      <h1>Rules for figures</h1>
      {(now === "made" || now === "ended") && (
        <Notice tone="success" title={now === "made" ? "The rule holds from now on" : "Ended"}>
          <p>
            {now === "made"
              ? "Figures are checked by it however they come: by the form, a file or another system."
              : "Figures are no longer checked by it. Those that stand are as they were."}
          </p>
        </Notice>
      )}
      <p class="lead">
        Every figure is checked against its own site’s past. Here you say which figures of one site
        and month cannot stand together.
      </p>
      {rules.length === 0 ? (
        <EmptyState icon="document" title="No rule of your own yet">
          Most networks begin with two denominators that must agree, such as line days that cannot
          be more than patient days.
        </EmptyState>
      ) : (
        <ul class="bare stack">
          {rules.map((rule) => (
            <Rule rule={rule} network={network} />
          ))}
        </ul>
      )}
      <NewRule {...props} />
    </Page>
  );
}

function Rule({ rule, network }: { rule: NetworkRule; network: string }) {
  const { id, left, operator, right, strength, words } = rule;
  return (
    <li class="stack rule">
      <p>
        <strong>{words}</strong>
        <br />
        <span class="number">
          {left} {signs[operator]} {right}
        </span>
        <br />
        <span class="soft small">{strengthNames[strength]}.</span>
      </p>
      <form method="post" action={paths.ruleEnd({ network, rule: id })}>
        <Button tone="quiet">
          End this rule<span class="visually-hidden">: {words}</span>
        </Button>
      </form>
    </li>
  );
}

const signs = { "<=": "≤", "<": "<", "=": "=", ">=": "≥", ">": ">" } as const;

function NewRule({ charter, measures, typed, problems = [] }: RulesPageProps) {
  const wrong = problems.map(({ field, because }) => {
    return { field, because: because.charAt(0).toUpperCase() + because.slice(1) };
  });
  const codes = measures.map(({ code }) => code);
  return (
    <section aria-labelledby="new-rule">
      <h2 id="new-rule">Make a rule</h2>
      <ErrorSummary problems={wrong} />
      <form method="post" action={paths.rules({ network: charter.slug })}>
        <Field
          {...answer("left", typed, wrong)}
          label="This"
          hint={`Numerators, denominators and values by their measure’s code, and + − × ÷: “numerator of ${codes[0] ?? "CODE"} × 2”.`}
          maxlength={200}
        />
        <Field
          {...answer("operator", typed, wrong)}
          kind="select"
          label="has to be"
          width="short"
          options={operators.map((value) => ({ value, label: signWords[value] }))}
        />
        <Field
          {...answer("right", typed, wrong)}
          label="this"
          hint={`Codes here: ${codes.join(", ")}.`}
          maxlength={200}
        />
        <Field
          kind="select"
          name="strength"
          label="Where it does not hold"
          value={typed?.strength ?? "unlikely"}
          error={errorIn(wrong, "strength")}
          options={strengths.map((value) => ({ value, label: strengthNames[value] }))}
        />
        <Field
          {...answer("words", typed, wrong)}
          label="What one reads then"
          hint="Such as: there are more line days than patient days."
          maxlength={200}
        />
        <p class="actions">
          <Button tone="primary">Make the rule</Button>
        </p>
      </form>
    </section>
  );
}

const signWords = {
  "<=": "at most (≤)",
  "<": "less than (<)",
  "=": "equal to (=)",
  ">=": "at least (≥)",
  ">": "more than (>)",
} as const;
