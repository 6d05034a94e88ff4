/** Why a chart has no limits, or no centre line, for a phase: said to whoever reads it. */
export const whyNoLimits = {
  emptyBaseline: "No point of the baseline has a value, so there is no centre line and no limits.",
  onePoint: "The baseline has a single point, and one point does not show variation.",
  noNeighbours: "No two neighbouring points of the baseline both have a value.",
  allAlike:
    "Every point of the baseline is the same, so there is no variation to draw limits from.",
  noSpread: "No subgroup of the baseline has two measurements, so there is no spread within one.",
  outOfReach: "The figures of this phase do not allow limits to be computed.",
} as const;
