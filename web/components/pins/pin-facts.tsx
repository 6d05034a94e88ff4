import { termName } from "@allteach/catalogue/vocabulary";
import { type LicenceKey, licences } from "@allteach/domain/pins/licence";
import type { Child } from "hono/jsx";

export interface PinFactsProps {
  licence: LicenceKey;
  attribution: string;
  family: string;
  driver: string;
  condition: string;
  context: string;
  /** What else there is to know, by its label. */
  more?: readonly (readonly [string, Child])[] | undefined;
}

/** Who made a pin, how others may use it, and what it is about. */
export function PinFacts(props: PinFactsProps) {
  const { licence, attribution, family, driver, condition, context, more = [] } = props;
  const { name, means, text } = licences[licence];
  const facts: [string, Child][] = [
    ["Made by", attribution],
    [
      "Licence",
      <>
        {text ? (
          <a href={text} rel="license noopener noreferrer">
            {name}
          </a>
        ) : (
          name
        )}
        . {means}
      </>,
    ],
    ...(context === "" ? [] : ([["Where it was used", context]] as [string, Child][])),
    ...about("About", "families", family),
    ...about("Driver", "drivers", driver),
    ...about("Condition", "conditions", condition),
  ];
  return (
    <dl class="definition">
      {[...facts, ...more].map(([label, value]) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function about(
  label: string,
  kind: "families" | "drivers" | "conditions",
  key: string,
): [string, Child][] {
  return key === "" ? [] : [[label, termName(kind, key)]];
}
