import type { PlaceOnChart } from "@allteach/domain/figure-check";
import { type FigurePeriod, periodName } from "@allteach/domain/period";

/** Where a figure lies among a site's own, and when the site was last as far out. */
export interface PlaceProps {
  place?: PlaceOnChart | undefined;
  lastTime?: { period: FigurePeriod; note?: string } | undefined;
}

/**
 * "4.1σ above usual; the last time was March 2025, and the note said “a ward was closed”"; nothing
 * where too little is known to say what is usual.
 */
export function placeWords({ place, lastTime }: PlaceProps): string | undefined {
  if (!place) return undefined;
  const { side, beyond, sigmas } = place;
  const far =
    sigmas === undefined
      ? `${beyond ? "Beyond the limits, " : ""}${side} usual`
      : sigmas < 1
        ? "Close to usual"
        : `${sigmas.toFixed(1)}σ ${side} usual${beyond ? "" : ", within the limits"}`;
  if (!beyond) return far;
  if (!lastTime) return `${far}; it has not been there before`;
  const note = lastTime.note ? `, and the note said “${lastTime.note}”` : "";
  return `${far}; the last time was ${periodName(lastTime.period)}${note}`;
}
