/**
 * What a spreadsheet may take for a formula: `=`, `+`, `-`, `@` or their full-width forms, a tab or
 * a line break first, whatever blanks or quotation marks stand before them.
 */
const formulaLike = /^['"\s\u200b\ufeff]*(?:[=+\-@＝＋－＠]|(?<=[\t\r\n]))/u;

const number = /^-?\d+(?:\.\d+)?$/;

/**
 * A cell that no spreadsheet runs: an apostrophe goes before what could be a formula. Numbers stay
 * numbers, also below zero. `withoutGuard` gives back exactly what was guarded.
 *
 * Source: OWASP, CSV Injection.
 */
export function guarded(cell: string): string {
  return isFormulaLike(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guarded`. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && isFormulaLike(cell.slice(1)) ? cell.slice(1) : cell;
}

function isFormulaLike(cell: string): boolean {
  return formulaLike.test(cell) && !number.test(cell);
}
