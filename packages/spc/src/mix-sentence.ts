import type { MixDecomposition } from "./mix.ts";
import { formatChange, formatNumber, formatValue, type ValueFormat } from "./words/format-value.ts";

/**
 * Why a network's figure moved, in one sentence: its parts in the order of their size, those that
 * round to nothing left out. It says where a change arose, never what brought it about.
 */
export function mixSentence(
  { from, to, change, within, volumes, joined, left }: MixDecomposition,
  name: string,
  format: ValueFormat,
): string {
  const decimals = format.decimals + 1;
  const parts = [
    { size: within, where: "within sites" },
    { size: joined, where: "from sites that joined" },
    { size: left, where: "from sites that left" },
    { size: volumes, where: "from sites\u2019 shares of the cases" },
  ]
    .filter(({ size }) => /[1-9]/.test(formatNumber(size, decimals)))
    .sort((one, other) => Math.abs(other.size) - Math.abs(one.size))
    .map(({ size, where }) => `${size > 0 ? "+" : ""}${formatNumber(size, decimals)} ${where}`);
  const finer = { ...format, decimals };
  const [old, now] = [formatValue(from, finer), formatValue(to, finer)];
  if (parts.length === 0) return `${name} stayed at ${now}.`;
  if (old === now) return `${name} stayed at ${now}, the sum of ${parts.join(", ")}.`;
  return `${name} ${change > 0 ? "rose" : "fell"} ${formatChange(from, to, finer)}: ${parts.join(", ")}.`;
}
