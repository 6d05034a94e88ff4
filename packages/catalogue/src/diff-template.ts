import { calendarOrder } from "@allteach/domain/calendar";
import type { MeasureDefinition } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Template } from "./template.ts";

/** One thing that a network has otherwise than its template. */
export interface Changed {
  field: string;
  template: string;
  network: string;
}

/** How a network differs from the template that it began with. */
export interface TemplateDiff {
  words: readonly Changed[];
  calendar: readonly Changed[];
  measures: {
    added: readonly { code: string; name: string }[];
    removed: readonly { code: string; name: string }[];
    changed: readonly { code: string; name: string; fields: readonly Changed[] }[];
  };
}

const words = ["purpose", "mission", "vision", "aim"] as const;

/** What of a measure is compared, by the words that people read. */
const measureFields = {
  name: "Name",
  numerator: "Counted",
  denominator: "Out of",
  exclusions: "Left out",
  unit: "Unit",
  multiplier: "Multiplied by",
  direction: "Better is",
  goal: "Goal",
  chart: "Chart",
  kind: "Kind",
  siteTypes: "Kinds of site",
  status: "Status",
} as const satisfies Partial<Record<keyof MeasureDefinition, string>>;

/** Compares a network with its template: measures by their code, without regard to case. */
export function diffTemplate(
  template: Template,
  { charter, measures }: { charter: Charter; measures: readonly MeasureDefinition[] },
): TemplateDiff {
  const key = ({ code }: { code: string }) => code.toLowerCase();
  const before = new Map(template.measures.map((measure) => [key(measure), measure]));
  const now = new Set(measures.map(key));
  const named = ({ code, name }: MeasureDefinition) => ({ code, name });
  return {
    words: differences(words, template, charter, (word) => capital(word)),
    calendar: differences(
      [...calendarOrder.map(([day]) => day), "hour"] as const,
      template.calendar,
      charter.calendar,
      (day) => (day === "hour" ? "the hour of mails" : dayNames.get(day)) ?? day,
    ),
    measures: {
      added: measures.filter((measure) => !before.has(key(measure))).map(named),
      removed: template.measures.filter((measure) => !now.has(key(measure))).map(named),
      changed: measures.flatMap((measure) => {
        const was = before.get(key(measure));
        const fields = was
          ? differences(
              Object.keys(measureFields) as (keyof typeof measureFields)[],
              was,
              measure,
              (field) => measureFields[field],
            )
          : [];
        return fields.length > 0 ? [{ ...named(measure), fields }] : [];
      }),
    },
  };
}

const dayNames: ReadonlyMap<string, string> = new Map(calendarOrder);

function differences<Field extends string>(
  fields: readonly Field[],
  template: Readonly<Partial<Record<Field, unknown>>>,
  network: Readonly<Partial<Record<Field, unknown>>>,
  label: (field: Field) => string,
): Changed[] {
  return fields.flatMap((field) => {
    const [was, is] = [textOf(template[field]), textOf(network[field])];
    return was === is ? [] : [{ field: label(field), template: was, network: is }];
  });
}

function textOf(value: unknown): string {
  if (value === undefined) return "";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
