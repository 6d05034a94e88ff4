import type { PictureProps } from "./frame.ts";

/**
 * One picture laid out twice, of which chart.css shows the one that suits the place it stands in.
 *
 * @param draw Any drawing of this package, given what it is to be drawn with.
 * @returns Markup for a page: a block that is as wide as what holds it.
 */
export function anyWidthSvg<Props extends PictureProps>(
  draw: (props: Props) => string,
  props: Props,
): string {
  const wide = draw({ ...props, id: `${props.id}-wide`, width: "wide" });
  const narrow = draw({ ...props, id: `${props.id}-narrow`, width: "narrow" });
  return `<div class="ac-any"><div class="ac-wide">${wide}</div><div class="ac-narrow">${narrow}</div></div>`;
}
