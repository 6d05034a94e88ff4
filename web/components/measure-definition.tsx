import type { Measure } from "@allteach/domain/measure";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { RULE_SETS } from "@allteach/spc/rules/rule-sets";
import { formatValue } from "@allteach/spc/words/format-value";
import { capitalised } from "@allteach/spc/words/number-word";
import { Disclosure } from "./disclosure.tsx";

export interface MeasureDefinitionProps {
  measure: Measure;
  reading: ChartReading;
  /** Where its versions stand. */
  versionsHref?: string | undefined;
}

/** What a measure counts and how its chart is to be read, in plain words. */
export function MeasureDefinition({ measure, reading, versionsHref }: MeasureDefinitionProps) {
  return (
    <section aria-labelledby="definition">
      <h2 id="definition">What it counts</h2>
      <dl class="definition">
        {facts(measure, reading).map(([name, text]) => (
          <div>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {versionsHref && (
        <p>
          <a href={versionsHref}>How this definition came to be</a>: its versions, and what members
          said of it.
        </p>
      )}
      <HowToRead reading={reading} />
      <BeforeBelieving reading={reading} />
    </section>
  );
}

const kinds = {
  outcome: "Outcome: what becomes of patients",
  process: "Process: what is done for them",
  balancing: "Balancing: what might suffer while others improve",
} as const;

const directions = {
  increase: "Higher is better",
  decrease: "Lower is better",
  neutral: "Neither way is better in itself",
} as const;

const charts = {
  p: "p chart: a share of cases, with limits that widen in months with few cases",
  pp: "Laney p′ chart: a share of cases that varies more than chance alone would make it",
  u: "u chart: events over time at risk, with limits that widen in months with little of it",
  up: "Laney u′ chart: events that vary more than chance alone would make them",
  xbar: "X̄ chart: the mean of the measurements, judged by their spread",
  i: "I chart: one value each time, judged by how far it moves from one to the next",
  g: "g chart at a site: the cases between two events; u chart for several sites together",
  t: "t chart at a site: the days between two events; u chart for several sites together",
} as const;

function facts(measure: Measure, reading: ChartReading): [string, string][] {
  const { code, kind, numerator, denominator, exclusions, unit, direction, goal, chart } = measure;
  return [
    ["Counted (numerator)", capitalised(numerator)],
    ["Out of (denominator)", capitalised(denominator)],
    ...(exclusions === "" ? [] : ([["Left out", exclusions]] as [string, string][])),
    ["Unit", unit],
    ["Direction", directions[direction]],
    ["Goal", goal === undefined ? "None set yet" : formatValue(goal, reading.format)],
    ["Kind", kinds[kind]],
    ["Chart", charts[chart]],
    ["Code in files", code],
  ];
}

/** The rules by which the chart tells change from chance. */
function HowToRead({ reading }: { reading: ChartReading }) {
  const { name, source, rules } = RULE_SETS[reading.ruleSet];
  return (
    <Disclosure summary="How the chart tells change from chance">
      <div class="stack">
        <p>
          The centre line is the usual level; the limits are how far chance alone moves a month. A
          signal is a pattern that chance seldom makes. Rules in use: {name}.
        </p>
        <ul>
          {rules.map((rule) => (
            <li>{rule.name}</li>
          ))}
        </ul>
        <p class="soft small">Source: {source}.</p>
      </div>
    </Disclosure>
  );
}

/** What someone should know before believing the chart: nothing is left out quietly. */
function BeforeBelieving({ reading }: { reading: ChartReading }) {
  const { notes, refusedRules } = reading.validity;
  const latestPhase = reading.chart.points.at(-1)?.phase;
  const said = [...notes, ...refusedRules].filter(({ phase }) => phase === latestPhase);
  if (said.length === 0 || reading.latest === null) return null;
  return (
    <Disclosure summary="Before you believe it" open>
      <ul class="notes">
        {said.map(({ sentence, suggestions }) => (
          <li>
            {sentence}
            {suggestions.length > 0 && <span class="soft"> {suggestions.join(" ")}</span>}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
