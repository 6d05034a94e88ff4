import type { Measure } from "@allteach/domain/measure";
import { type FailureMode, rpnAfter, rpnOf } from "@allteach/domain/process-map/failure-mode";
import { numbersOf, type ProcessStep } from "@allteach/domain/process-map/process-map";
import { paths } from "../../paths.ts";

export interface RiskTableProps {
  network: string;
  map: string;
  steps: readonly ProcessStep[];
  failures: readonly FailureMode[];
  measures: readonly Measure[];
  tests: readonly { id: string; objective: string }[];
  mayJudge: boolean;
}

/** What can go wrong, what matters most first; on a phone each a block of its own. */
export function RiskTable(props: RiskTableProps) {
  const numbers = numbersOf(props.steps);
  return (
    <table class="risks" id="risks">
      <caption class="visually-hidden">What can go wrong, what matters most first</caption>
      <thead>
        <tr>
          <th scope="col">What can go wrong</th>
          <th scope="col">Why, and what then</th>
          <th scope="col">What is done about it</th>
          <th scope="col" class="numeric">
            Priority before
          </th>
          <th scope="col" class="numeric">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {props.failures.map((failure) => (
          <Row {...props} failure={failure} number={numbers.get(failure.step)} />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: RiskTableProps & { failure: FailureMode; number: number | undefined }) {
  const { network, map, failure, number, mayJudge } = props;
  const { id, mode, stepWords, causes, effects } = failure;
  const after = rpnAfter(failure);
  return (
    <tr id={`risk-${id}`}>
      <th scope="row">
        {mayJudge ? <a href={paths.risk({ network, map, risk: id })}>{mode}</a> : mode}
        <span class="overview-meta">
          {number === undefined ? `No longer in the map: ${stepWords}` : `${number}. ${stepWords}`}
        </span>
      </th>
      <td class="risk-why">
        {causes !== "" && <p class="as-typed">{causes}</p>}
        {effects !== "" && <p class="as-typed soft">{effects}</p>}
      </td>
      <td class="risk-done">
        <Done {...props} />
      </td>
      <td class="numeric" data-heading="Priority before">
        <strong>{rpnOf(failure)}</strong>
        <Judged numbers={[failure.occurrence, failure.severity, failure.detection]} />
      </td>
      <td class="numeric" data-heading="After">
        {after === undefined ? (
          <span class="soft">Not judged yet</span>
        ) : (
          <>
            <strong>{after}</strong>
            <Judged
              numbers={[failure.occurrenceAfter, failure.severityAfter, failure.detectionAfter]}
            />
          </>
        )}
      </td>
    </tr>
  );
}

/** How often × how bad × how hard to notice. */
function Judged({ numbers }: { numbers: readonly (number | undefined)[] }) {
  return <span class="overview-meta">{numbers.join(" × ")}</span>;
}

function Done({ network, failure, measures, tests }: RiskTableProps & { failure: FailureMode }) {
  const { action, who } = failure;
  const measure = measures.find(({ code }) => code === failure.measure);
  const test = tests.find(({ id }) => id === failure.test);
  return (
    <>
      {action === "" ? <p class="soft">Nothing yet</p> : <p class="as-typed">{action}</p>}
      {who !== "" && <p class="soft small">{who}</p>}
      {(measure || test) && (
        <p class="driver-said">
          {test && <a href={paths.test({ network, test: test.id })}>Test: {test.objective}</a>}
          {measure && (
            <a href={paths.measure({ network, measure: measure.code })}>{measure.name}</a>
          )}
        </p>
      )}
    </>
  );
}
