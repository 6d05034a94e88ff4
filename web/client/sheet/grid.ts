import { askAboutBlock, type CellChange } from "./block-diff.ts";

/** The counts of a sheet, row by row. */
type Grid = HTMLInputElement[][];

/**
 * Arrows, Enter and Tab go from count to count; with Shift the arrows choose a block, which can be
 * copied, cleared and pasted over. A pasted block is shown before it is taken, and Ctrl+Z takes a
 * whole block back.
 */
export function moveLikeSpreadsheet(form: HTMLFormElement, rows: readonly HTMLElement[]): void {
  const grid: Grid = rows.map((row) => [...row.querySelectorAll<HTMLInputElement>("[data-part]")]);
  const inputs = grid.flat();
  let chosen: HTMLInputElement[] = [];
  let anchor: HTMLInputElement | undefined;
  /** What the last block replaced; typing since makes Ctrl+Z the browser's own again. */
  let undo: CellChange[] = [];

  const choose = (cells: HTMLInputElement[]) => {
    for (const cell of chosen) cell.classList.remove("is-chosen");
    chosen = cells.length > 1 ? cells : [];
    for (const cell of chosen) cell.classList.add("is-chosen");
  };
  const put = (changes: readonly CellChange[]) => {
    const was = changes.map(({ cell }) => ({ cell, text: cell.value }));
    for (const { cell, text } of changes) {
      cell.value = text;
      cell.dispatchEvent(new Event("input", { bubbles: true }));
    }
    undo = was;
  };
  const go = (to: HTMLInputElement | undefined, extend: boolean, from: HTMLInputElement) => {
    if (!to) return;
    anchor = extend ? (anchor ?? from) : undefined;
    to.focus();
    to.select();
    choose(anchor ? blockBetween(grid, anchor, to) : []);
  };

  form.addEventListener("input", () => {
    undo = [];
  });
  for (const input of inputs) {
    input.addEventListener("mousedown", () => {
      anchor = undefined;
      choose([]);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const { key, shiftKey } = event;
      if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "z" && undo.length > 0) {
        event.preventDefault();
        put(undo);
        undo = [];
      } else if (key === "Enter") {
        event.preventDefault();
        const next = inputs[inputs.indexOf(input) + (shiftKey ? -1 : 1)];
        if (next || shiftKey) go(next, false, input);
        else form.querySelector<HTMLButtonElement>("button[value=attest]")?.focus();
      } else if (key === "ArrowDown" || key === "ArrowUp") {
        event.preventDefault();
        go(besideRow(grid, input, key === "ArrowDown" ? 1 : -1), shiftKey, input);
      } else if (key === "ArrowLeft" || key === "ArrowRight") {
        const step = key === "ArrowRight" ? 1 : -1;
        if (!isAtEdge(input, step)) return;
        event.preventDefault();
        go(inputs[inputs.indexOf(input) + step], shiftKey, input);
      } else if ((key === "Delete" || key === "Backspace") && chosen.length > 1) {
        event.preventDefault();
        put(chosen.map((cell) => ({ cell, text: "" })));
      } else if (key === "Escape" || key === "Tab") {
        anchor = undefined;
        choose([]);
      }
    });
    input.addEventListener("copy", (event) => {
      if (chosen.length < 2) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", blockText(grid, chosen));
    });
    input.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text") ?? "";
      if (!/[\t\n]/.test(text.trim())) return;
      event.preventDefault();
      const { changes, leftOut } = changesFrom(grid, input, text);
      askAboutBlock(changes, leftOut, () => {
        put(changes);
        input.focus();
      });
    });
  }
}

function placeOf(grid: Grid, input: HTMLInputElement): { row: number; column: number } {
  const row = grid.findIndex((cells) => cells.includes(input));
  return { row, column: grid[row]?.indexOf(input) ?? 0 };
}

/** The same column of the row above or below; a row with fewer counts gives its last. */
function besideRow(grid: Grid, input: HTMLInputElement, step: 1 | -1) {
  const { row, column } = placeOf(grid, input);
  const cells = grid[row + step];
  return cells?.[Math.min(column, cells.length - 1)];
}

/** Whether an arrow would leave the text: at its end, or with all of it chosen. */
function isAtEdge(
  { selectionStart, selectionEnd, value }: HTMLInputElement,
  step: 1 | -1,
): boolean {
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  return isWhole || (selectionStart === selectionEnd && selectionStart === (step === 1 ? value.length : 0)); // biome-ignore format: one condition
}

function blockBetween(grid: Grid, one: HTMLInputElement, other: HTMLInputElement) {
  const [a, b] = [placeOf(grid, one), placeOf(grid, other)];
  const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
  const rows = grid.slice(Math.min(a.row, b.row), Math.max(a.row, b.row) + 1);
  return rows.flatMap((cells) => cells.slice(left, right + 1));
}

function blockText(grid: Grid, chosen: readonly HTMLInputElement[]): string {
  const lines = grid.map((cells) => cells.filter((cell) => chosen.includes(cell)));
  return lines
    .filter((cells) => cells.length > 0)
    .map((cells) => cells.map(({ value }) => value).join("\t"))
    .join("\n");
}

/** Lines are rows, tabs part the counts. What lies beyond the sheet is counted, and left out. */
function changesFrom(grid: Grid, start: HTMLInputElement, text: string) {
  const { row, column } = placeOf(grid, start);
  const changes: CellChange[] = [];
  let leftOut = 0;
  for (const [line, cells] of text.replace(/\s+$/, "").split(/\r?\n/).entries()) {
    for (const [place, cell] of cells.split("\t").entries()) {
      const target = grid[row + line]?.[column + place];
      if (target) changes.push({ cell: target, text: cell.trim() });
      else if (cell.trim() !== "") leftOut += 1;
    }
  }
  return { changes: changes.filter(({ cell, text: to }) => cell.value.trim() !== to), leftOut };
}
