/** A count of the sheet, and what is to stand in it. */
export interface CellChange {
  cell: HTMLInputElement;
  text: string;
}

/** Shows what a pasted block would change, cell by cell, before any of it is taken. */
export function askAboutBlock(
  changes: readonly CellChange[],
  leftOut: number,
  take: () => void,
): void {
  const dialog = document.createElement("dialog");
  dialog.className = "sheet-diff stack";
  dialog.setAttribute("aria-labelledby", "block-title");
  const title = added(dialog, "h2", headline(changes.length));
  title.id = "block-title";
  if (leftOut > 0) {
    const words = leftOut === 1 ? "1 cell lies" : `${leftOut} cells lie`;
    added(dialog, "p", `${words} beyond the sheet and would be left out.`);
  }
  if (changes.length > 0) added(dialog, "table", "").className = "table table-compact";
  const table = dialog.querySelector("table");
  if (table) {
    const heading = table.createTHead().insertRow();
    for (const word of ["Figure", "Now", "Pasted"]) added(heading, "th", word).scope = "col";
    const body = table.createTBody();
    for (const { cell, text } of changes) {
      const row = body.insertRow();
      added(row, "th", nameOf(cell)).scope = "row";
      added(row, "td", cell.value === "" ? "empty" : cell.value);
      added(row, "td", text === "" ? "empty" : text);
    }
  }
  const actions = added(dialog, "p", "");
  actions.className = "actions";
  if (changes.length > 0) button(actions, "Take it", "button button-primary", take);
  button(actions, changes.length > 0 ? "Leave it" : "Close", "button", () => undefined);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();

  function button(place: HTMLElement, label: string, look: string, act: () => void) {
    const made = added(place, "button", label);
    made.className = look;
    made.type = "button";
    made.addEventListener("click", () => {
      dialog.close();
      act();
    });
  }
}

function headline(count: number): string {
  if (count === 0) return "The pasted block changes nothing";
  return count === 1
    ? "The pasted block changes 1 cell"
    : `The pasted block changes ${count} cells`;
}

/** "Catheter infections, how many". */
function nameOf(cell: HTMLInputElement): string {
  const label = cell.labels?.[0]?.textContent ?? "";
  return `${cell.closest<HTMLElement>("[data-title]")?.dataset.title}, ${label.toLowerCase()}`;
}

function added<Tag extends keyof HTMLElementTagNameMap>(
  place: HTMLElement,
  tag: Tag,
  text: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.textContent = text;
  place.append(made);
  return made;
}
