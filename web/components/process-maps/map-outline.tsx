import { findingWords, mapFindings } from "@allteach/domain/process-map/map-findings";
import { stepIs, waysOn } from "@allteach/domain/process-map/map-reading";
import type { ProcessStep } from "@allteach/domain/process-map/process-map";
import { paths } from "../../paths.ts";
import { counted } from "../../words/count-words.ts";

export interface MapOutlineProps {
  network: string;
  map: string;
  steps: readonly ProcessStep[];
  /** How many failures are written down for each step. */
  failures: ReadonlyMap<string, number>;
  mayJudge: boolean;
}

/** A map as a numbered list: for phones, for those who listen, with a link wherever a step leads. */
export function MapOutline(props: MapOutlineProps) {
  const findings = mapFindings(props.steps);
  return (
    <ol class="map-outline">
      {props.steps.map((step) => (
        <li id={`step-${step.key}`}>
          <p>
            {stepIs(step) !== "" && <span class="driver-kind">{stepIs(step)}</span>} {step.text}
          </p>
          <WaysOn steps={props.steps} step={step} />
          {(findings.get(step.key) ?? []).map((finding) => (
            <p class="soft small">{findingWords[finding]}.</p>
          ))}
          <Risks {...props} step={step} />
        </li>
      ))}
    </ol>
  );
}

function WaysOn({ steps, step }: { steps: readonly ProcessStep[]; step: ProcessStep }) {
  const ways = waysOn(steps, step);
  if (ways.length === 0) return null;
  return (
    <ul class="map-ways">
      {ways.map(({ to, when, step: next }) => (
        <li>
          {when}: <a href={`#step-${to}`}>{next}</a>
        </li>
      ))}
    </ul>
  );
}

function Risks({
  network,
  map,
  step,
  failures,
  mayJudge,
}: MapOutlineProps & { step: ProcessStep }) {
  const count = failures.get(step.key) ?? 0;
  if (count === 0 && !mayJudge) return null;
  return (
    <p class="driver-said">
      {count > 0 && (
        <a href={`${paths.risks({ network, map })}?step=${step.key}`}>{counted(count, "risk")}</a>
      )}
      {mayJudge && (
        <a class="no-print" href={`${paths.newRisk({ network, map })}?step=${step.key}`}>
          What can go wrong<span class="visually-hidden"> at: {step.text}</span>?
        </a>
      )}
    </p>
  );
}
