import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { type FailureMode, rpnAfter, rpnOf } from "@allteach/domain/process-map/failure-mode";
import type { MapVersion } from "@allteach/domain/process-map/process-map";
import { LinkButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { JudgementScale } from "../../components/process-maps/judgement-scale.tsx";
import { RiskTable } from "../../components/process-maps/risk-table.tsx";
import { paths } from "../../paths.ts";
import { counted } from "../../words/count-words.ts";
import { mapCrumbs } from "./map-crumbs.ts";

export interface RisksPageProps {
  shell: Partial<PageProps>;
  id: string;
  charter: Charter;
  map: MapVersion;
  measures: readonly Measure[];
  tests: readonly { id: string; objective: string }[];
  /** What matters most first. */
  failures: readonly FailureMode[];
  /** The one step whose failures are shown. */
  step?: string | undefined;
  mayJudge: boolean;
  isSaved?: boolean | undefined;
}

/** What can go wrong in a process (FMEA): judged, what is done, and how it stands since. */
export function RisksPage(props: RisksPageProps) {
  const { shell, id, charter, map, step, mayJudge } = props;
  const network = charter.slug;
  const of = map.steps.find(({ key }) => key === step);
  const failures = of ? props.failures.filter((each) => each.step === step) : props.failures;
  const begin = `${paths.newRisk({ network, map: id })}${of ? `?step=${of.key}` : ""}`;
  const adding = { label: "Write down what can go wrong", href: begin };
  return (
    <Page
      title={`What can go wrong: ${map.name}`}
      breadcrumb={mapCrumbs(network, { id, name: map.name })}
      {...shell}
    >
      <header class="stack">
        <h1>What can go wrong</h1>
        <p class="lead">{answerOf(failures)}</p>
      </header>
      {props.isSaved && (
        <Notice tone="success" title="Saved">
          <p>It stands in its place in the list.</p>
        </Notice>
      )}
      {of && (
        <p>
          At the step “{of.text}”. <a href={paths.risks({ network, map: id })}>See every step</a>
        </p>
      )}
      {mayJudge && failures.length > 0 && (
        <p class="actions">
          <LinkButton href={begin} tone="primary" icon="plus">
            {adding.label}
          </LinkButton>
        </p>
      )}
      {failures.length === 0 ? (
        <EmptyState
          icon="idea"
          title="Nothing is written down yet"
          {...(mayJudge && { action: adding })}
        >
          Go through the steps with those who do them, and ask at each: how could this fail?
        </EmptyState>
      ) : (
        <RiskTable {...props} network={network} map={id} steps={map.steps} failures={failures} />
      )}
      <JudgementScale />
      {failures.length > 0 && (
        <ul class="downloads">
          <li>
            <a href={paths.processMapFile({ network, map: id, file: "risks.pdf" })}>
              For the wall (PDF)
            </a>
          </li>
          <li>
            <a href={paths.processMapFile({ network, map: id, file: "risks.csv" })}>
              For a spreadsheet (CSV)
            </a>
          </li>
        </ul>
      )}
    </Page>
  );
}

/** What to look at first, and what became less, in sentences. */
function answerOf(failures: readonly FailureMode[]): string {
  const [first] = failures;
  if (!first) return "How could each step fail, and what is done about it?";
  const now = rpnAfter(first) ?? rpnOf(first);
  const fell = failures.filter(
    (each) => (rpnAfter(each) ?? Number.POSITIVE_INFINITY) < rpnOf(each),
  );
  const less = fell.length === 0 ? "" : ` ${fell.length} of ${failures.length} became less since.`;
  return `${counted(failures.length, "risk")}. First to look at: “${first.mode}” (${now}).${less}`;
}
