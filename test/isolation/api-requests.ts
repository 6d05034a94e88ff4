import { fhirReport } from "./fhir-report.ts";
import { goalApi } from "./goal-requests.ts";
import {
  type Ask,
  atOther,
  atOtherBlinded,
  csv,
  figures,
  file,
  forFunders,
  json,
  reporting,
  seen,
  sent,
} from "./request.ts";

const reportForm = (name: string): Ask => ({
  ...seen,
  takesAway: true,
  params: ({ report }) => ({ report: `${report}${name}` }),
});

const months = (site: "site" | "other" | "otherBlinded") =>
  json((ids) => {
    const { figures: sent, reason } = figures(ids);
    return { submissions: [{ site: ids[site], period: ids.period, figures: sent }], reason };
  });

/** The API of a network. */
export const api: Record<string, Ask | readonly Ask[]> = {
  "GET /api/v1/n/:network/measures": seen,
  "GET /api/v1/n/:network/sites": seen,
  "POST /api/v1/n/:network/submissions": [
    { ...reporting, body: months("site") },
    { ...reporting, at: "other", body: months("other") },
    { ...reporting, at: "other", hidden: true, body: months("otherBlinded") },
  ],
  "GET /api/v1/n/:network/submissions": {
    ...seen,
    takesAway: true,
    query: ({ period }) => ({ period }),
  },
  "GET /api/v1/n/:network/sites/:site/submissions/:period": seen,
  "PUT /api/v1/n/:network/sites/:site/submissions/:period": [
    { ...reporting, body: json(figures) },
    { ...reporting, at: "other", params: atOther, body: json(figures) },
    { ...reporting, at: "other", hidden: true, params: atOtherBlinded, body: json(figures) },
    {
      ...reporting,
      also: "correct-closed-months",
      params: ({ closed }) => ({ period: closed }),
      body: json(figures),
    },
  ],
  "POST /api/v1/n/:network/uploads": [
    sent("own"),
    sent("other"),
    { ...sent("otherBlinded"), hidden: true },
    {
      ...{ ...sent("own"), also: "correct-closed-months" },
      body: (ids) => ({ text: csv(ids.site, { ...ids, period: ids.closed }) }),
    },
  ],
  "GET /api/v1/n/:network/measures/:measure/:chart{chart(?:\\.svg|\\.png|\\.csv)?}": [
    { ...seen, params: file("chart") },
    { ...seen, params: file("chart"), query: ({ site }) => ({ site }) },
    { ...seen, params: file("chart"), query: ({ node }) => ({ node }) },
    { ...seen, takesAway: true, params: file("chart.svg") },
    { ...seen, takesAway: true, params: file("chart.csv"), query: ({ site }) => ({ site }) },
  ],
  "GET /fhir/n/:network/metadata": seen,
  "GET /fhir/n/:network/Measure": seen,
  "GET /fhir/n/:network/Measure/:measure": seen,
  "GET /fhir/n/:network/MeasureReport": {
    ...{ ...seen, takesAway: true },
    query: ({ period }) => ({ period }),
  },
  "GET /fhir/n/:network/MeasureReport/:report": {
    ...{ ...seen, takesAway: true },
    params: ({ site, measure, period }) => ({ report: `${site}.${measure}.${period}` }),
  },
  "POST /fhir/n/:network/MeasureReport": [
    { ...reporting, ...fhirReport("own") },
    { ...reporting, at: "other", ...fhirReport("other") },
    { ...reporting, at: "other", hidden: true, ...fhirReport("otherBlinded") },
  ],
  "POST /fhir/n/:network": { ...reporting, ...fhirReport("own") },
  ...goalApi,
  "GET /api/v1/n/:network/reports": { need: "read-reports" },
  "GET /api/v1/n/:network/reports/:report": [
    seen,
    { need: "read-reports", params: forFunders },
    ...[".html", ".csv", ".pdf"].map(reportForm),
  ],
  "POST /api/v1/n/:network/tokens": [
    { need: "make-tokens", by: "people", body: json(() => ({ name: "a system" })) },
    ...(["own", "other"] as const).map((at) => ({
      ...({ need: "make-tokens", at, by: "people" } as const),
      body: json((ids) => ({ name: "a system", site: at === "own" ? ids.site : ids.other })),
    })),
  ],
  "GET /api/v1/n/:network/subscriptions": { need: "receive-reports", by: "people" },
  "POST /api/v1/n/:network/subscriptions": {
    ...{ need: "receive-reports", also: "see-network", by: "people" },
    body: json(({ person }) => ({ report: "network", user: person })),
  },
  "DELETE /api/v1/n/:network/subscriptions/:subscription": { by: "leader" },
};
