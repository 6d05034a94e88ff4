// A network of the size that the targets speak of: 96 sites, 36 months, up to eight measures.
import { templateOf } from "@allteach/catalogue/templates";
import { simulateNetwork } from "@allteach/simulation/simulate-network";

export const SITES = 96;
export const MONTHS = 36;

/** Sites and figures of a template, the same every time. */
export function madeUp(template, lastPeriod) {
  const options = { seed: 7, sites: SITES, months: MONTHS, lastPeriod };
  return simulateNetwork(templateOf(template), options);
}

/** The same as a file to upload. */
export function csvOf({ figures }) {
  const rows = figures.map(({ site, period, measure, figure }) => {
    const place = `${site},${period},${measure}`;
    switch (figure.state) {
      case "measured":
        return `${place},${figure.numerator},${figure.denominator},`;
      case "no-cases":
        return `${place},no cases,,`;
      default:
        return `${place},,,${figure.reason}`;
    }
  });
  return ["site,period,measure,numerator,denominator,note", ...rows].join("\n");
}

/** Eight measures of the same sites: five of one template, three of another. */
export function eightMeasures(lastPeriod) {
  const [ibd, safety] = ["ibd", "patient-safety"].map((key) => madeUp(key, lastPeriod));
  const definitions = [
    ...templateOf("ibd").measures,
    ...templateOf("patient-safety").measures.slice(0, 3),
  ];
  const siteOf = new Map(safety.sites.map(({ code }, place) => [code, ibd.sites[place].code]));
  const figures = [
    ...ibd.figures,
    ...safety.figures.map((each) => ({ ...each, site: siteOf.get(each.site) })),
  ];
  return { sites: ibd.sites, measures: definitions, figures };
}
