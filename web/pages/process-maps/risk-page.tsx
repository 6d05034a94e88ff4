import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import {
  type FailureMode,
  judgementNames,
  judgements,
  rpnAfter,
  rpnOf,
} from "@allteach/domain/process-map/failure-mode";
import type { MapVersion } from "@allteach/domain/process-map/process-map";
import type { Problem } from "@allteach/domain/refusal";
import { Button, LinkButton } from "../../components/button.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { RiskFields, type TypedRisk } from "../../components/process-maps/risk-fields.tsx";
import { paths } from "../../paths.ts";
import { mapCrumbs } from "./map-crumbs.ts";

export interface RiskPageProps {
  shell: Partial<PageProps>;
  id: string;
  charter: Charter;
  map: MapVersion;
  measures: readonly Measure[];
  tests: readonly { id: string; objective: string }[];
  /** As it stands; absent for a new one. */
  failure?: FailureMode | undefined;
  typed: TypedRisk;
  problems?: readonly Problem[] | undefined;
  /** Somebody saved it in the meantime: theirs stands, and nothing of this is saved. */
  isOvertaken?: boolean | undefined;
}

/** One way in which a step can fail: the form for a new one, and for judging it anew. */
export function RiskPage(props: RiskPageProps) {
  const { shell, id, charter, map, failure, problems = [], isOvertaken } = props;
  const network = charter.slug;
  const title = failure ? failure.mode : "Write down what can go wrong";
  const action = failure
    ? paths.risk({ network, map: id, risk: failure.id })
    : paths.risks({ network, map: id });
  return (
    <Page
      title={title}
      breadcrumb={[
        ...mapCrumbs(network, { id, name: map.name }),
        { label: "What can go wrong", href: paths.risks({ network, map: id }) },
      ]}
      {...shell}
    >
      <h1>{title}</h1>
      {failure && <p class="lead">{standing(failure)}</p>}
      {failure?.test === "" && (
        <p>
          <a href={testFrom(network, failure)}>Begin a test of change for it</a>, then choose it
          below.
        </p>
      )}
      {isOvertaken && failure && (
        <Notice tone="warning" title="Someone judged this while you wrote">
          <p>
            Theirs stands: {standing(failure)} Below is what you wrote. Look at both, then save
            again.
          </p>
        </Notice>
      )}
      <ErrorSummary
        problems={problems.map(({ field, because }) => ({
          ...{ field, because: `${judgedName(field)}${because}` },
        }))}
      />
      <form method="post" action={action} class="stack" novalidate>
        {failure && <input type="hidden" name="saw" value={failure.revision} />}
        <RiskFields
          {...props}
          steps={map.steps}
          problems={problems}
          goneStep={failure?.stepWords}
        />
        <p class="actions">
          <Button tone="primary">Save</Button>
          <LinkButton href={paths.risks({ network, map: id })} tone="quiet">
            Leave it as it was
          </LinkButton>
        </p>
      </form>
      {failure && (
        <form
          method="post"
          action={paths.riskRemoval({ network, map: id, risk: failure.id })}
          class="actions"
        >
          <Button tone="danger">Take it off the list</Button>
        </form>
      )}
    </Page>
  );
}

function standing(failure: FailureMode): string {
  const after = rpnAfter(failure);
  const before = rpnOf(failure);
  return after === undefined
    ? `Priority ${before}, not judged again yet.`
    : `Priority ${before} before, ${after} since.`;
}

/** Which of the numbers, where one of them is wrong: they share their sentence. */
function judgedName(field: string): string {
  const judged = judgements.find((each) => field === each || field === `${each}After`);
  if (!judged) return "";
  return `${judgementNames[judged]}${field === judged ? "" : " since"}: `;
}

/** A test of change that begins with the failure's measure. */
function testFrom(network: string, { measure }: FailureMode): string {
  const from = measure === "" ? "" : `?measure=${encodeURIComponent(measure)}`;
  return `${paths.newTest({ network })}${from}`;
}
