import type { Charter } from "@allteach/domain/network";
import { type Period, periodName } from "@allteach/domain/period";
import {
  criteria,
  differenceQuestion,
  type GivenProgress,
  progressLevels,
  type Suggestion,
  scoreText,
} from "@allteach/domain/progress-scale";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { errorIn } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { levelText } from "../components/team-progress.tsx";
import { paths } from "../paths.ts";

export interface SiteProgressPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  site: Site;
  suggestion: Suggestion;
  /** What the team said of each month, the newest first. */
  given: readonly GivenProgress[];
  period: Period;
  mayGive: boolean;
  isSaved?: boolean | undefined;
  typed?: { halves?: string; words?: string } | undefined;
  problems?: readonly Problem[] | undefined;
}

/** How far a team is: what evidence suggests, what the team says, and what lies between. */
export function SiteProgressPage(props: SiteProgressPageProps) {
  const { shell, charter, site, suggestion, given, mayGive, isSaved } = props;
  const network = charter.slug;
  const [latest] = given;
  return (
    <Page
      title={`How far the team is · ${site.name}`}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: site.name, href: paths.site({ network, site: site.code }) },
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>How far the team is</h1>
        <p class="soft">{site.name}</p>
        <p class="answer">
          {latest
            ? differenceQuestion(latest.halves, suggestion)
            : `What is held here suggests ${levelText(suggestion.halves)}. What does the team say?`}
        </p>
      </header>
      {isSaved && (
        <Notice tone="success" title="Said">
          <p>It stands beside what the charts suggest. Look again next month.</p>
        </Notice>
      )}
      <Evidence suggestion={suggestion} />
      {mayGive && <Give {...props} />}
      {given.length > 0 && <Said {...props} />}
      <Scale suggestion={suggestion} />
    </Page>
  );
}

function Evidence({ suggestion: { halves, met, lacking } }: { suggestion: Suggestion }) {
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">What speaks for {levelText(halves)}</h2>
      {met.length === 0 ? (
        <p>Nothing is written down yet.</p>
      ) : (
        <ul>
          {met.map((key) => (
            <li>{criteria[key].said}</li>
          ))}
        </ul>
      )}
      {lacking.length > 0 && (
        <>
          <p>For {levelText(halves + 1)}, ask:</p>
          <ul>
            {lacking.map((key) => (
              <li>{criteria[key].ask}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Give({ charter, site, period, given, typed, problems = [] }: SiteProgressPageProps) {
  const standing = given.find((each) => each.period === period);
  return (
    <section aria-labelledby="give">
      <h2 id="give">What the team says of {periodName(period)}</h2>
      <ErrorSummary problems={problems} />
      <form
        method="post"
        action={paths.siteProgress({ network: charter.slug, site: site.code })}
        class="stack"
        novalidate
      >
        <Field
          kind="select"
          name="halves"
          label="We are at"
          value={typed?.halves ?? standing?.halves ?? ""}
          error={errorIn(problems, "halves")}
          options={[
            { value: "", label: "Choose a step" },
            ...progressLevels.map(({ halves }) => ({
              value: String(halves),
              label: levelText(halves),
            })),
          ]}
        />
        <Field
          kind="textarea"
          rows={3}
          name="words"
          label="What do you see that is written nowhere here?"
          maxlength={1000}
          value={typed?.words ?? standing?.words}
          error={errorIn(problems, "words")}
          optional
        />
        <p class="actions">
          <Button tone="primary">Say so</Button>
        </p>
      </form>
    </section>
  );
}

function Said({ given }: SiteProgressPageProps) {
  return (
    <section aria-labelledby="said">
      <h2 id="said">Month by month</h2>
      <DataTable
        id="said-table"
        caption="What the team said, and what was suggested then"
        captionHidden
        columns={[
          { heading: "Month", cell: ({ period }) => periodName(period) },
          { heading: "The team said", numeric: true, cell: ({ halves }) => scoreText(halves) },
          {
            heading: "Suggested then",
            numeric: true,
            cell: ({ suggested }) => scoreText(suggested),
          },
          { heading: "What it saw", wide: true, cell: ({ words }) => words },
        ]}
        rows={given}
      />
    </section>
  );
}

function Scale({ suggestion }: { suggestion: Suggestion }) {
  return (
    <section aria-labelledby="scale">
      <h2 id="scale">The steps</h2>
      <dl class="definition">
        {progressLevels.map(({ halves, name, words, takes }) => (
          <div aria-current={halves === suggestion.halves ? "step" : undefined}>
            <dt>
              {scoreText(halves)} {name}
            </dt>
            <dd>
              {words}
              {takes.length > 0 && (
                <span class="soft small"> {takes.map((key) => criteria[key].said).join(" ")}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
