import type { Act } from "@allteach/domain/audit";
import type { Figure, Measured } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import type { Site } from "@allteach/domain/site";
import type { Revision } from "@allteach/domain/submission";
import { type ActionContext, actOf } from "./context.ts";

/**
 * How much one entry spells out. Of a larger file it says how much there was and the file's hash;
 * every figure stands besides in its own revision, which nothing overwrites.
 */
const MOST_MONTHS = 500;
const MOST_CHANGES = 500;

/** What the audit says of reported figures: which months, and each figure before and after. */
export function figuresAct(
  ctx: Pick<ActionContext, "actor" | "whence" | "now">,
  revisions: readonly Revision[],
  { sites, measures }: { sites: readonly Site[]; measures: readonly Measure[] },
  file?: string,
): Act {
  const siteCodes = new Map(sites.map(({ id, code }) => [id, code]));
  const measureCodes = new Map(measures.map(({ id, code }) => [id, code]));
  const months = revisions.map(({ site, period, revision, attested, reason }) => ({
    ...{ site, code: siteCodes.get(site), period, revision, attested },
    ...(reason && { reason }),
  }));
  const changes = revisions.flatMap(({ site, period, changed }) =>
    changed.map(({ measure, period: of, figure, was }) => ({
      ...(revisions.length > 1 && { site: siteCodes.get(site) }),
      ...((revisions.length > 1 || of !== period) && { period: of }),
      measure: measureCodes.get(measure),
      before: was ? shortly(was) : null,
      after: shortly(figure),
    })),
  );
  return actOf(ctx, "report-figures", subjectOf(months), {
    months: months.slice(0, MOST_MONTHS),
    changes: changes.slice(0, MOST_CHANGES),
    all: { months: months.length, changes: changes.length },
    ...(file && { file }),
  });
}

function subjectOf(months: readonly { code: string | undefined; period: string }[]): string {
  const [first] = months;
  if (months.length === 1 && first) return `${first.code} ${first.period}`;
  const sites = new Set(months.map(({ code }) => code)).size;
  return `${months.length} months of ${sites} ${sites === 1 ? "site" : "sites"}`;
}

/**
 * A figure in one short text: `3 / 1204.5`, `41.2 (SD 6.3, n 120)`, `2 / 310 (nos. 14, 200)`,
 * `no cases`, `not collected: the laboratory moved`.
 */
function shortly(figure: Figure): string {
  switch (figure.state) {
    case "measured":
      return measuredShortly(figure);
    case "no-cases":
      return "no cases";
    case "not-collected":
      return `not collected: ${figure.reason}`;
  }
}

function measuredShortly({ numerator, denominator, sample, events }: Measured): string {
  if (sample) {
    const spread = sample.sd === undefined ? "" : `SD ${sample.sd}, `;
    return `${sample.mean} (${spread}n ${denominator})`;
  }
  const which = events && events.length > 0 ? ` (nos. ${events.join(", ")})` : "";
  return `${numerator} / ${denominator}${which}`;
}
