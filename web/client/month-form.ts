// Makes the month's sheet quicker: the rate as one types, Enter to the next count, and a block
// copied from a spreadsheet pasted from the count on. The form works without this script.
const sheet = document.querySelector<HTMLFormElement>("form[data-sheet]");
const counts = [...(sheet?.querySelectorAll<HTMLInputElement>("input[data-part]") ?? [])];

for (const count of counts) {
  count.addEventListener("input", () => showRate(count));
  count.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const next = counts[counts.indexOf(count) + 1];
    if (next) next.focus();
    else sheet?.querySelector<HTMLButtonElement>("button[value=attest]")?.focus();
  });
  count.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    pasteFrom(count, text);
  });
  showRate(count);
}

/** Lines are measures, tabs part the two counts. */
function pasteFrom(start: HTMLInputElement, text: string): void {
  const column = counts.indexOf(start) % 2;
  const row = Math.floor(counts.indexOf(start) / 2);
  for (const [line, cells] of text.trimEnd().split(/\r?\n/).entries()) {
    for (const [place, cell] of cells.split("\t").entries()) {
      const target = column + place < 2 ? counts[(row + line) * 2 + column + place] : undefined;
      if (!target) continue;
      target.value = cell.trim();
      showRate(target);
    }
  }
}

function showRate(count: HTMLInputElement): void {
  const row = count.closest<HTMLElement>("[data-multiplier]");
  const output = row?.querySelector<HTMLOutputElement>("[data-rate]");
  if (!row || !output) return;
  const [numerator, denominator] = ["numerator", "denominator"].map((part) =>
    numberIn(row.querySelector<HTMLInputElement>(`input[data-part=${part}]`)?.value ?? ""),
  );
  const { multiplier, decimals } = row.dataset;
  const digits = Number(decimals);
  output.value =
    numerator === undefined || !denominator
      ? "–"
      : ((numerator / denominator) * Number(multiplier)).toLocaleString("en-GB", {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
}

function numberIn(text: string): number | undefined {
  return /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
