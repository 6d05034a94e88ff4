import type { OverviewRow } from "@allteach/spc/overview";
import type { Assurance, Variation } from "../components/stat-mark.tsx";

/**
 * The mark of what a chart's latest value says; none where there are too few points to judge. A
 * signal without a side, such as few crossings, is a pattern: its points are marked, so it is too.
 */
export function variationOf({
  variation: { mark, side },
  tooFewPoints,
}: Pick<OverviewRow, "variation" | "tooFewPoints">): Variation {
  if (mark === "common") return tooFewPoints ? null : "common_cause";
  return side === null ? "neutral" : `${mark}_${side}`;
}

const assurances = {
  capable: "pass",
  "hit-and-miss": "inconsistent",
  "not-capable": "fail",
} as const;

/** The mark of whether a process can be relied on to reach its goal. */
export function assuranceOf({ assurance }: Pick<OverviewRow, "assurance">): Assurance {
  return assurance === null ? null : assurances[assurance];
}
