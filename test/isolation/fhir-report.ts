import { daysIn, Period } from "@allteach/domain/period";
import type { Ids } from "./canary.ts";
import { type Ask, json } from "./request.ts";

/** One site's figure of one measure and month, as FHIR has it. */
export function fhirReport(site: "own" | "other" | "otherBlinded"): Pick<Ask, "query" | "body"> {
  return {
    query: () => ({ reason: "counted again" }),
    body: json((ids) => summary(site === "own" ? ids.site : ids[site], ids)),
  };
}

function summary(site: string, { measure, period }: Ids) {
  const count = (code: string, value: number) => ({ code: { coding: [{ code }] }, count: value });
  const last = daysIn(Period.parse(period));
  return {
    ...{ resourceType: "MeasureReport", status: "complete", type: "summary" },
    ...{ measure: `Measure/${measure}`, reporter: { identifier: { value: site } } },
    period: { start: `${period}-01`, end: `${period}-${last}` },
    group: [{ population: [count("denominator", 83), count("numerator", 1)] }],
  };
}
