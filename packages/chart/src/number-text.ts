/** A number as people read it: grouped thousands, a true minus sign, no more digits than asked. */
export function numberText(value: number, digits: number): string {
  const [whole = "", fraction] = Math.abs(value).toFixed(digits).split(".");
  const grouped = whole.length > 3 ? whole.replace(THOUSANDS, ",") : whole;
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && Number(text.replaceAll(",", "")) !== 0 ? `−${text}` : text;
}

const THOUSANDS = /\B(?=(\d{3})+$)/g;

/** With the unit, where it is short enough to stand beside every figure ("71 %"). */
export function figureText(value: number, digits: number, unit: string | undefined): string {
  const text = numberText(value, digits);
  return unit !== undefined && unit.length <= 2 ? `${text}\u00a0${unit}` : text;
}

/** Decimals that a scale with these ticks needs, and no more. */
export function tickDigits(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

/** Decimals for figures read against a scale with this tick step: a tenth of a step at the least. */
export function figureDigits(step: number): number {
  return step >= 5 ? 0 : Math.max(1, Math.ceil(-Math.log10(step) - 1e-9) + 1);
}
