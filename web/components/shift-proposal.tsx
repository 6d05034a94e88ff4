import type { PhaseDecision } from "@allteach/domain/phase";
import { inPeriod, periodName } from "@allteach/spc/words/period-name";
import { momentWords } from "../words/date-words.ts";
import { proposalWords } from "../words/reading-words.ts";
import { Button } from "./button.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Field } from "./field.tsx";
import type { MeasureChart } from "./measure-chart.tsx";

export interface ShiftProposalProps {
  chart: MeasureChart;
  /** Where decisions go: the chart's own address, with whose it is. */
  action: string;
  mayDecide: boolean;
  timeZone: string;
  now: Date;
  /** What was typed and why it was not taken. */
  refused?: { reason: string; because: string } | undefined;
}

/**
 * Where a chart's centre line begins anew: what is proposed, what was decided, by whom and why. A
 * line never moves by itself.
 */
export function ShiftProposal(props: ShiftProposalProps) {
  const { proposal } = props.chart.reading;
  const { standing } = props.chart.phases;
  if (!proposal && standing.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="centre-line">
      <h2 id="centre-line">Where the centre line begins</h2>
      {proposal && <Proposal {...props} start={proposal.startLabel} />}
      {standing.length > 0 && <Decisions {...props} />}
    </section>
  );
}

function Proposal(props: ShiftProposalProps & { start: string }) {
  const { chart, action, mayDecide, start, refused, timeZone, now } = props;
  const held = chart.phases.standing.find(
    (each) => each.start === start && each.decision === "hold",
  );
  return (
    <div class="card stack">
      <p>{proposalWords(chart.reading)}</p>
      {held && (
        <p class="soft small">
          {held.name} held it {momentWords(held.at, timeZone, now)}: {held.reason}
        </p>
      )}
      {mayDecide ? (
        <form method="post" action={action} class="stack">
          <input type="hidden" name="start" value={start} />
          <Field
            name="reason"
            kind="textarea"
            rows={2}
            maxlength={1000}
            label="Why"
            hint="What changed in the work, or why to wait. It stays with the chart, with your name."
            value={refused?.reason}
            error={refused?.because}
          />
          <p class="actions">
            <Button tone="primary" name="decision" value="accept">
              Accept: begin a new phase
            </Button>
            <Button name="decision" value="hold">
              Hold until there is more
            </Button>
            <Button tone="quiet" name="decision" value="decline">
              Decline
            </Button>
          </p>
        </form>
      ) : (
        <p class="soft small">
          The line stays where it is until somebody who may decide about this chart accepts it.
        </p>
      )}
    </div>
  );
}

function Decisions({ chart, action, mayDecide, timeZone, now }: ShiftProposalProps) {
  return (
    <ul class="bare stack">
      {chart.phases.standing.map((each) => (
        <li>
          <p>
            <strong>{decisionWords(each)}</strong>
          </p>
          <p class="soft small">
            {each.name}, {momentWords(each.at, timeZone, now)}: {each.reason}
          </p>
          {each.evidence !== "" && <p class="soft small">{each.evidence}</p>}
          {mayDecide && each.decision === "accept" && each.kind === "shift" && (
            <Withdrawal action={action} start={each.start} />
          )}
        </li>
      ))}
    </ul>
  );
}

function decisionWords({ kind, decision, start }: PhaseDecision): string {
  const name = periodName(start);
  if (kind === "definition")
    return `What is counted changed ${inPeriod(start)}: limits begin anew there`;
  switch (decision) {
    case "accept":
      return `A new phase begins ${inPeriod(start)}`;
    case "hold":
      return `Held: a new phase from ${name}`;
    case "decline":
      return `Declined: a new phase from ${name}`;
    case "withdraw":
      return `Taken back: a new phase from ${name}`;
  }
}

function Withdrawal({ action, start }: { action: string; start: string }) {
  return (
    <Disclosure summary="Take it back">
      <form method="post" action={action} class="stack">
        <input type="hidden" name="start" value={start} />
        <Field
          name="reason"
          kind="textarea"
          rows={2}
          maxlength={1000}
          label="Why"
          id={`why-${start}`}
        />
        <Button name="decision" value="withdraw">
          Take back the phase from {periodName(start)}
        </Button>
      </form>
    </Disclosure>
  );
}
