import { quoted } from "./problem-list.ts";

/** How a file writes numbers. */
export interface NumberStyle {
  /** Whether a comma may part the fraction. */
  decimalComma: boolean;
  /** Whether a number may be below zero: a mean may, a count never. */
  signed?: boolean;
}

/**
 * The number that a cell holds: digits, with a decimal point where there is one, or a decimal
 * comma in a file whose columns are parted by semicolons.
 *
 * Nothing else is guessed at. `1,234` is a thousand in one country and one and a bit in another, so
 * it is refused, with a sentence that says how to write it.
 */
export function readNumber(
  cell: string,
  { decimalComma, signed = false }: NumberStyle,
): { value: number } | { because: string } {
  const written = cell.trim();
  const digits = signed ? written.replace(/^[-−]/, "") : written;
  const mark = decimalComma ? /^\d+(?:[.,]\d+)?$/ : /^\d+(?:\.\d+)?$/;
  const unclear = decimalComma && /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
  if (!mark.test(digits) || unclear) return { because: `${quoted(written)} ${whyNot(digits)}.` };
  const value = Number(digits.replace(",", "."));
  return { value: digits === written || value === 0 ? value : -value };
}

function whyNot(written: string): string {
  if (/^[-−]\s*[\d.,]+$/.test(written))
    return "cannot be, a count is never below zero: write it without the minus";
  if (/^\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+$/.test(written)) {
    return `may be a thousand or a fraction: write it without separators, as ${written.replace(/\D/g, "")}`;
  }
  if (/^\d+,\d+$/.test(written)) {
    return `has a decimal comma: write a point, as ${written.replace(",", ".")}`;
  }
  if (/^\d+\s*\/\s*\d+$/.test(written)) {
    return "holds two numbers: put the first under numerator and the second under denominator";
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) {
    return "is a date: the spreadsheet made it of what was typed; type the number again in a cell formatted as a number";
  }
  if (written.startsWith("=") && written.length > 1) {
    return "is a formula that has no value: open the file in the spreadsheet, save it and send it again";
  }
  if (/^#[A-Z/0!?]+$/.test(written)) return "is a formula's error: put its number right";
  if (/^[\d.,]+\s*%$/.test(written)) return "is a percentage: give the two counts behind it";
  if (/^\d+(?:\.\d+)?e[+-]?\d+$/i.test(written)) return "is shortened: write every digit";
  const ascii = inAsciiDigits(written);
  if (/^\d+$/.test(ascii)) return `is in digits of another script: write ${ascii}`;
  return "is no number: write digits only, as 12, or leave both cells empty and say why in the note";
}

/** Full-width digits as plain ones; anything else as it was. */
function inAsciiDigits(written: string): string {
  return written.length > 20 ? written : written.normalize("NFKC");
}
