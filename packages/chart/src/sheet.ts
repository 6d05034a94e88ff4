/** The paper a picture gets, in pixels of its viewBox. */
export interface SheetSize {
  width: number;
  plotHeight: number;
  /** Font size. */
  lettering: number;
  /** About how many gridlines. */
  ticks: number;
  narrow: boolean;
}

const WIDE = 760;
const NARROW = 360;
/** Below this width a picture is read on a phone: larger lettering, shorter words. */
const PHONE = 500;

/** @param width As words, or in pixels from 240 for a place of another width, such as a mail. */
export function sheetSize(width: "wide" | "narrow" | number = "wide"): SheetSize {
  const pixels = width === "wide" ? WIDE : width === "narrow" ? NARROW : Math.max(240, width);
  const narrow = pixels < PHONE;
  return {
    width: pixels,
    plotHeight: narrow ? 210 : 250,
    lettering: narrow ? 14 : 13,
    ticks: narrow ? 4 : 5,
    narrow,
  };
}
