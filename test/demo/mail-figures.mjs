/**
 * The figures that a report's plain text tells, by the name of their measure: read from its tables
 * alone, knowing nothing of how they were made.
 *
 * @param {string} text
 * @returns {Map<string, { period: string, numerator: number, denominator: number, value: number, decimals: number }[]>}
 */
export function figuresInText(text) {
  const byMeasure = new Map();
  for (const [, name, section] of text.matchAll(
    /\n([^\n]+)\n-{3,}\n([\s\S]*?)(?=\n[^\n]+\n[-=]{3,}\n|$)/g,
  )) {
    const figures = [
      ...section.matchAll(/^ *(\d{4}-(?:\d{2}(?:-\d{2})?|Q\d)) +([\d,]+) +([\d,.]+) +([−\d,.]+)/gm),
    ].map(([, period, numerator, denominator, value]) => ({
      period,
      numerator: numberOf(numerator),
      denominator: numberOf(denominator),
      value: numberOf(value),
      decimals: value.split(".")[1]?.length ?? 0,
    }));
    if (figures.length > 0) byMeasure.set(name, figures);
  }
  return byMeasure;
}

const numberOf = (text) => Number(text.replaceAll(",", "").replace("−", "-"));
