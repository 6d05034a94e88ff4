import type { LookName } from "../looks.ts";
import { rounded } from "../path.ts";
import type { PointKind } from "../point-kind.ts";

/**
 * Path data of one point's mark, so that shape tells what colour tells: improvement a diamond,
 * concern a triangle, notable a square, and common cause a dot (a line of no length with round ends,
 * whose stroke is the dot).
 *
 * @param scale 1 on a full chart, less where points stand close.
 */
export function symbolPath(kind: PointKind, x: number, y: number, scale = 1): string {
  const at = (dx: number, dy: number) => `M${rounded(x + dx * scale)} ${rounded(y + dy * scale)}`;
  const length = (units: number) => rounded(units * scale);
  switch (kind) {
    case "improvement":
      return `${at(0, -6)}l${length(6)} ${length(6)}l${length(-6)} ${length(6)}l${length(-6)} ${length(-6)}z`;
    case "concern":
      return `${at(0, -6)}l${length(6)} ${length(10.5)}h${length(-12)}z`;
    case "notable":
      return `${at(-4.5, -4.5)}h${length(9)}v${length(9)}h${length(-9)}z`;
    case "common":
      return `${at(0, 0)}h0`;
  }
}

/** The look that goes with a symbol. */
export function symbolLook(kind: PointKind): LookName {
  return kind === "common" ? "dot" : kind;
}

/** Path data of a ring around a point. */
export function ringPath(x: number, y: number, radius: number): string {
  const across = rounded(radius * 2);
  return (
    `M${rounded(x - radius)} ${rounded(y)}a${radius} ${radius} 0 1 0 ${across} 0` +
    `a${radius} ${radius} 0 1 0-${across} 0`
  );
}
