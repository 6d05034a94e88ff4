/** Shows what a row's figures come to, in the measure's unit, as far as they can be read. */
export function showRate(row: HTMLElement): void {
  const output = row.querySelector<HTMLOutputElement>("[data-rate]");
  if (!output) return;
  const { multiplier, decimals } = row.dataset;
  const ratio = ratioIn(row);
  const digits = Number(decimals);
  output.value =
    ratio === undefined
      ? "–"
      : (ratio * Number(multiplier)).toLocaleString("en-GB", {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
}

function ratioIn(row: HTMLElement): number | undefined {
  const number = (part: string) => numberIn(textIn(row, part));
  switch (row.dataset.shape) {
    case "sample":
      return number("mean");
    case "value":
      return number("value");
    default: {
      const denominator = number("denominator");
      const counted = row.dataset.shape === "events" ? eventsIn(row) : number("numerator");
      return counted === undefined || !denominator ? undefined : counted / denominator;
    }
  }
}

function eventsIn(row: HTMLElement): number | undefined {
  const written = textIn(row, "events")
    .split(/[\s,;]+/)
    .filter((each) => each !== "");
  if (written.length === 0) return undefined;
  return written.length === 1 && written[0] === "0" ? 0 : written.length;
}

function textIn(row: HTMLElement, part: string): string {
  return row.querySelector<HTMLInputElement>(`[data-part=${part}]`)?.value ?? "";
}

function numberIn(text: string): number | undefined {
  return /^\s*-?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
