/** What a report is printed on. */
export type PaperName = "a4" | "letter";

/** A sheet and its margins, in points (72 to an inch). */
export interface Paper {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const MARGINS = { left: 48, right: 48, top: 56, bottom: 50 };

export const PAPERS: Readonly<Record<PaperName, Paper>> = {
  a4: { width: 595.28, height: 841.89, ...MARGINS },
  letter: { width: 612, height: 792, ...MARGINS },
};

/** The sheet laid on its side, for what is wide. */
export function onItsSide({ width, height, ...margins }: Paper): Paper {
  return { width: height, height: width, ...margins };
}

/** Between the margins. */
export function textWidthOf({ width, left, right }: Paper): number {
  return width - left - right;
}

/**
 * The paper that is usual where clocks show that zone: Letter in the Americas, A4 elsewhere. Where
 * that is wrong, a printer fits the page to its sheet.
 */
export function paperIn(timeZone: string): PaperName {
  return /^(America|US|Canada)\/|^Pacific\/Honolulu$/.test(timeZone) ? "letter" : "a4";
}
