import { MeasureId, SiteId } from "@allteach/domain/identity";
import { type Measure, MeasureDefinition } from "@allteach/domain/measure";
import { periodAt } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";

/** A site as tests need one. */
export function siteOf({ id, code, ...rest }: Partial<Omit<Site, "id">> & { id: number }): Site {
  const name = rest.name ?? `${code ?? id} Hospital`;
  const usual = { code: code ?? `S${id}`, type: "hospital", joined: periodAt(2020, 1) };
  return { ...usual, ...rest, id: SiteId.parse(id), name };
}

/** A measure as tests need one: a rate per 1,000 days. */
export function measureOf({
  id,
  ...rest
}: Partial<MeasureDefinition> & { id: number; code: string }): Measure {
  const usual = {
    name: `${rest.code} rate`,
    kind: "outcome",
    numerator: "infections",
    denominator: "catheter days",
    unit: "per 1,000 catheter days",
    multiplier: 1000,
    direction: "decrease",
    chart: "u",
  };
  return { ...MeasureDefinition.parse({ ...usual, ...rest }), id: MeasureId.parse(id), place: id };
}
