import type { Charter } from "@allteach/domain/network";
import type { EvidenceGrade } from "@allteach/domain/pins/evidence-grade";
import type { SharedGoal } from "@allteach/domain/shared-goal";
import type { Site } from "@allteach/domain/site";
import { formatValue } from "@allteach/spc/words/format-value";
import { periodName } from "@allteach/spc/words/period-name";
import { commonsSearchHref } from "../commons-search.ts";
import { GradeMark } from "../components/boards/grade-mark.tsx";
import { Button, LinkButton } from "../components/button.tsx";
import { Disclosure } from "../components/disclosure.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { AskLink } from "../components/goal-matches.tsx";
import { type MeasureChart, Sparkline } from "../components/measure-chart.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { SharedGoalCard } from "../components/shared-goal-card.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";

/** A site that improved and stayed there. */
export interface Exemplar {
  site: Site;
  chart: MeasureChart;
  shift: { from: number; to: number; since: string };
  isOwn: boolean;
  tests: readonly { id: string; objective: string }[];
  pins: readonly { pin: string; title: string; grade: EvidenceGrade }[];
}

export interface ExemplarsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "name">;
  measure: { code: string; name: string };
  family: string | undefined;
  exemplars: readonly Exemplar[];
  elsewhere: readonly (SharedGoal & { key: { network: string; goal: string } })[];
  mayAsk: boolean;
  mayWrite: boolean;
}

/** Who can teach: sites whose own chart shows an improvement that lasts, and a way to ask them. */
export function ExemplarsPage(props: ExemplarsPageProps) {
  const { shell, charter, measure, exemplars, elsewhere, mayAsk, mayWrite, family, now } = props;
  const network = charter.slug;
  const terms = { families: family ? [family] : [], drivers: [], changes: [], conditions: [] };
  return (
    <Page
      title={`Who can teach: ${measure.name}`}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: measure.name, href: paths.measure({ network, measure: measure.code }) },
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>Who can teach: {measure.name}</h1>
        <p class="lead">
          {exemplars.length === 0
            ? "No single site’s chart shows a lasting improvement yet."
            : `${counted(exemplars.length, "site")} improved on ${exemplars.length === 1 ? "its own chart" : "their own charts"}, and the change lasts. Ask what they did.`}
        </p>
        {mayWrite && (
          <p class="actions">
            <LinkButton
              href={`${paths.newGoal({ network })}?measure=${encodeURIComponent(measure.code)}`}
              tone="primary"
              icon="goal"
            >
              Set a 90-day goal
            </LinkButton>
          </p>
        )}
      </header>
      {exemplars.length > 0 && (
        <div class="grid">
          {exemplars.map((each, place) => (
            <ExemplarCard
              exemplar={each}
              place={place}
              network={network}
              measure={measure.code}
              mayAsk={mayAsk && !each.isOwn}
            />
          ))}
        </div>
      )}
      <section aria-labelledby="elsewhere">
        <h2 id="elsewhere">In other networks</h2>
        {elsewhere.length === 0 ? (
          <EmptyState
            icon="search"
            title="No team elsewhere shares that it got there yet"
            action={{ label: "Goals on the same problem", href: commonsSearchHref({ terms }) }}
          >
            Teams that are on their way share what they try.
          </EmptyState>
        ) : (
          <div class="grid">
            {elsewhere.map((goal) => (
              <SharedGoalCard
                goal={goal}
                now={now}
                foot={mayAsk && <AskLink network={network} goal={goal} />}
              />
            ))}
          </div>
        )}
      </section>
    </Page>
  );
}

function ExemplarCard(props: {
  exemplar: Exemplar;
  place: number;
  network: string;
  measure: string;
  mayAsk: boolean;
}) {
  const { exemplar, place, network, measure, mayAsk } = props;
  const { site, chart, shift, isOwn } = exemplar;
  const { format } = chart.reading;
  const href = `${paths.measure({ network, measure })}?site=${encodeURIComponent(site.code)}`;
  return (
    <article class="card">
      <h2>
        <a href={href}>{site.name}</a>
      </h2>
      <div class="card-body">
        <Sparkline chart={chart} id={`exemplar-${place}`} />
        <p>
          From {formatValue(shift.from, format)} to {formatValue(shift.to, format)}, since{" "}
          {periodName(shift.since)}.
        </p>
        <Tried network={network} exemplar={exemplar} />
      </div>
      <div class="card-foot">
        {isOwn && "Your own site: others will ask you."}
        {mayAsk && (
          <Disclosure summary="Ask them">
            <form method="post" action={paths.siteQuestions({ network, site: site.code })}>
              <input type="hidden" name="measure" value={measure} />
              <Field
                kind="textarea"
                id={`message-${place}`}
                name="message"
                label="What would you like to ask?"
                hint="No names: both of you get them by mail, once both agree."
                rows={3}
                maxlength={1000}
              />
              <p class="actions">
                <Button>Ask</Button>
              </p>
            </form>
          </Disclosure>
        )}
      </div>
    </article>
  );
}

/** As many of each as a card shows. */
const MOST_TRIED = 4;

/** What a site tried: whoever asks it can begin there. */
function Tried({ network, exemplar }: { network: string; exemplar: Exemplar }) {
  const { tests, pins } = exemplar;
  if (tests.length === 0 && pins.length === 0) return null;
  return (
    <>
      <p class="small">What they tried:</p>
      <ul class="small">
        {tests.slice(0, MOST_TRIED).map(({ id, objective }) => (
          <li>
            <a href={paths.test({ network, test: id })}>{objective}</a>
          </li>
        ))}
        {pins.slice(0, MOST_TRIED).map(({ pin, title, grade }) => (
          <li>
            <a href={paths.pin({ network, pin })}>{title}</a> <GradeMark grade={grade} />
          </li>
        ))}
      </ul>
    </>
  );
}
