import type { MeasureDefinition } from "@allteach/domain/measure";
import { counted, firstFew } from "../words/count-words.ts";
import { Disclosure } from "./disclosure.tsx";
import { FieldError, fieldId } from "./field.tsx";

/** A template as it is offered to someone who starts a network. */
export interface OfferedTemplate {
  key: string;
  name: string;
  summary: string;
  aim: string;
  siteTypes: readonly string[];
  measures: readonly Pick<
    MeasureDefinition,
    "code" | "name" | "numerator" | "denominator" | "unit" | "goal"
  >[];
  policies: readonly { title: string }[];
  drivers: readonly string[];
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
  const { measures, policies, drivers, aim } = template;
  if (measures.length === 0 && policies.length === 0) return null;
  return (
    <Disclosure summary="What you get">
      <div class="stack small">
        {aim !== "" && <p>{aim}</p>}
        <ul>
          {measures.map(({ name, numerator, denominator, unit, goal }) => (
            <li>
              <strong>{name}</strong>: {numerator}, out of {denominator}. {unit}
              {goal !== undefined && `; goal ${goal}`}.
            </li>
          ))}
        </ul>
        {drivers.length > 0 && <p>Key drivers: {drivers.join("; ")}.</p>}
        {policies.length > 0 && (
          <p>Policies to begin from: {policies.map(({ title }) => title).join(", ")}.</p>
        )}
        <p>
          Open on day 1, due on day 15, report on day 21 of each month; all of these can be set.
        </p>
      </div>
    </Disclosure>
  );
}
