import { escaped } from "./lettering.ts";
import { INKS, type Theme } from "./looks.ts";

/** What every picture of this package is asked for. */
export interface PictureProps {
  /** Prefix of the ids in this picture; several pictures share a page, so it is the caller's. */
  id: string;
  /** What is shown, in full: it is read out, and never cut. */
  title: string;
  /** Read out after the title, instead of the description made from the figures; "" for none. */
  description?: string;
  /** `page` (default) takes its colours from chart.css, `print` carries them itself. */
  theme?: Theme;
  /** Laid out for 760 pixels (default), for 360, or for any other width; never shrunk to it. */
  width?: "wide" | "narrow" | number;
  /** Font family; a page's own when left out, Noto Sans in print. */
  font?: string;
}

export interface FrameSize {
  width: number;
  height: number;
  /** Font size in pixels. */
  size: number;
  /** Keeps its size on a page too, as a word-sized picture does. */
  fixed?: boolean;
}

/**
 * Puts a drawing into an SVG element that says what it is to those who do not see it.
 *
 * In print a minus sign becomes a dash of the same look: Noto Sans has no minus sign.
 */
export function framed(
  drawing: string,
  { width, height, size, fixed = false }: FrameSize,
  { id, title, description, theme = "page", font }: PictureProps,
): string {
  const name = escaped(id);
  const printed = theme === "print";
  const family = font ?? (printed ? "Noto Sans" : undefined);
  const told = description ? `<desc id="${name}-d">${escaped(description)}</desc>` : "";
  const measures = printed || fixed ? ` width="${width}" height="${height}"` : "";
  const look = printed ? measures : `${measures} class="${fixed ? "ac-spark" : "ac"}"`;
  const paper = printed ? `<rect width="${width}" height="${height}" fill="${INKS.paper}"/>` : "";
  const lettered = family === undefined ? "" : ` font-family="${escaped(family)}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg"${look} viewBox="0 0 ${width} ${height}" role="img"` +
    ` aria-labelledby="${name}-t${told && ` ${name}-d`}" font-size="${size}"${lettered}>` +
    `<title id="${name}-t">${escaped(title)}</title>${told}` +
    `${paper}${printed ? drawing.replaceAll("−", "–") : drawing}</svg>`
  );
}
