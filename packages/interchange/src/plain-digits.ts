/** A number in digits alone: `0.0000001`, never `1e-7`. */
export function digits(value: number): string {
  const written = String(value);
  if (!written.includes("e")) return written;
  return value.toLocaleString("en-US", { useGrouping: false, maximumSignificantDigits: 17 });
}
