import type { Surroundings } from "@allteach/actions/subscribe";
import { type Actor, may } from "@allteach/domain/permission";
import { audienceOf } from "@allteach/domain/report-audience";
import type { ReportOption } from "@allteach/web/components/report-choice";

/** Every report that somebody may have: what a form offers is what the action would take. */
export function reportOptions(
  actor: Actor,
  { charter, sites, nodes }: Surroundings,
): ReportOption[] {
  const all: ReportOption[] = [
    { report: "network" },
    { report: "functioning" },
    ...sites.map(({ id: site, code, name }) => ({ report: "site" as const, site, code, name })),
    ...nodes.map(({ id: node, code, name }) => ({ report: "node" as const, node, code, name })),
    { report: "funder" },
  ];
  const isFunders = ({ report }: ReportOption) => report === "funder";
  const seesMore = may(actor, "see-network") && !may(actor, "run-reports");
  return all.filter((option) => {
    if (isFunders(option) && seesMore) return false;
    const { report: kind, site, node } = option;
    const wanted = { kind, ...(site && { site: site as never }), ...(node && { node }) };
    return audienceOf(actor, wanted, { charter, nodes }) !== undefined;
  });
}

/** What a form says of a report: `site:NOR`, a format, a day. */
export function requestIn(texts: Record<"report" | "format" | "sendOn", string>) {
  const [report, ...code] = texts.report.split(":");
  const of = code.join(":");
  return {
    report,
    ...(report === "site" && of !== "" && { site: of }),
    ...(report === "node" && of !== "" && { node: of }),
    ...(texts.format !== "" && { format: texts.format }),
    ...(texts.sendOn !== "" && { sendOn: Number(texts.sendOn) }),
  };
}
