import type { Calendar } from "@allteach/domain/calendar";
import type { MeasureDefinition } from "@allteach/domain/measure";
import { counted, firstFew } from "../words/count-words.ts";
import { Disclosure } from "./disclosure.tsx";
import { FieldError, fieldId } from "./field.tsx";

/** A measure, and how far others can be trusted to have defined it so. */
export type OfferedMeasure = Pick<
  MeasureDefinition,
  "code" | "name" | "numerator" | "denominator" | "unit" | "goal"
> & { evidence: { grade: "A" | "B" | "C"; source: string; proposal: boolean; note: string } };

/** A template as it is offered to someone who starts a network. */
export interface OfferedTemplate {
  key: string;
  name: string;
  summary: string;
  aim: string;
  siteTypes: readonly string[];
  measures: readonly OfferedMeasure[];
  /** Measures that such networks keep and that cannot be charted yet. */
  later: readonly { name: string; why: string }[];
  policies: readonly { title: string }[];
  drivers: readonly { driver: string; interventions: readonly string[] }[];
  calendar: Calendar;
}

export interface TemplateCardsProps {
  name: string;
  templates: readonly OfferedTemplate[];
  chosen: string;
  error?: string | undefined;
}

/** The templates to choose from, each with what a network would begin with. */
export function TemplateCards({ name, templates, chosen, error }: TemplateCardsProps) {
  const id = fieldId(name);
  return (
    <fieldset class="choices template-cards" id={id} aria-describedby={error && `${id}-error`}>
      <legend>Template</legend>
      <p class="hint">What the network begins with. Its members change it as they learn.</p>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div class="grid">
        {templates.map((template) => (
          <TemplateCard
            name={name}
            template={template}
            checked={template.key === chosen}
            id={`${id}-${template.key}`}
          />
        ))}
      </div>
    </fieldset>
  );
}

function TemplateCard({
  name,
  template,
  checked,
  id,
}: {
  name: string;
  template: OfferedTemplate;
  checked: boolean;
  id: string;
}) {
  const { key, measures, siteTypes, summary } = template;
  return (
    <div class="card template-card">
      <div class="choice">
        <input
          id={id}
          type="radio"
          name={name}
          value={key}
          checked={checked}
          aria-describedby={`${id}-about`}
        />
        <label for={id}>{template.name}</label>
      </div>
      <div class="template-about" id={`${id}-about`}>
        <p>{summary}</p>
        <p class="soft small">
          {measures.length > 0 && measuresLine(measures)}
          {siteTypes.length > 0 && ` Sites: ${siteTypes.join(", ")}.`}
        </p>
      </div>
      <WhatYouGet template={template} />
    </div>
  );
}

function measuresLine(measures: OfferedTemplate["measures"]): string {
  const names = firstFew(
    measures.map(({ name }) => name),
    4,
  );
  return `${counted(measures.length, "measure")}: ${names}.`;
}

function WhatYouGet({ template }: { template: OfferedTemplate }) {
  const { measures, policies, drivers, aim, later, calendar } = template;
  if (measures.length === 0 && policies.length === 0) return null;
  return (
    <Disclosure summary="What is in it">
      <div class="stack small">
        {aim !== "" && <p>{aim}</p>}
        {measures.length > 0 && (
          <ul class="offered">
            {measures.map((measure) => (
              <MeasureOffered measure={measure} />
            ))}
          </ul>
        )}
        {later.length > 0 && (
          <p>
            Not yet in it:{" "}
            {later.map(({ name, why }) => `${name} (${why.replace(/\.$/, "")})`).join("; ")}.
          </p>
        )}
        {drivers.length > 0 && (
          <>
            <p>
              <strong>Key drivers</strong>, and what can be tried
            </p>
            <ul>
              {drivers.map(({ driver, interventions }) => (
                <li>
                  {driver}
                  {interventions.length > 0 && `: ${interventions.join("; ")}`}
                </li>
              ))}
            </ul>
          </>
        )}
        {policies.length > 0 && (
          <p>
            <strong>Policies</strong> to begin from, to be rewritten and signed:{" "}
            {policies.map(({ title }) => title).join(", ")}.
          </p>
        )}
        <p>
          <strong>Calendar</strong>: a month opens on day {calendar.opensOn} of the next, is due on
          day {calendar.dueOn}, is reported on day {calendar.reportOn}, closes on day{" "}
          {calendar.hardLockOn}. All of these can be set.
        </p>
      </div>
    </Disclosure>
  );
}

const grades = {
  A: "Definition published",
  B: "Outcome published, counts completed here",
  C: "Proposal for an outcome still being developed",
} as const;

function MeasureOffered({ measure }: { measure: OfferedMeasure }) {
  const { name, numerator, denominator, unit, goal, evidence } = measure;
  const { grade, source, proposal, note } = evidence;
  return (
    <li>
      <strong>{name}</strong>: {numerator}, out of {denominator}. {unit}
      {goal !== undefined && `; goal ${goal}`}.
      <span class="offered-evidence">
        {grades[grade]}
        {proposal && grade !== "C" && ", with proposals of ours"}. {note} Source: {source}.
      </span>
    </li>
  );
}
