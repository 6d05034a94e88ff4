import { type Figure, FigureInput, figureOf } from "@allteach/domain/figure";
import { readNumber } from "./number-cell.ts";
import type { Heading } from "./upload-row.ts";

/** A figure that cells mean, or what is wrong with which of them. */
export type FigureReading = { figure: Figure } | { wrong: readonly CellProblem[] };

export interface CellProblem {
  column: Heading;
  because: string;
}

interface FigureCells {
  numerator: string;
  denominator: string;
  note: string;
}

/**
 * Reads the cells of a figure. Two numbers are measured; “no cases” and nothing else is no cases; a
 * note alone says why nothing was collected.
 */
export function readFigure(cells: FigureCells, number: { decimalComma: boolean }): FigureReading {
  const { numerator, denominator, note } = cells;
  if (/^no cases$/i.test(numerator)) return noCases(denominator);
  if (numerator === "" && denominator === "") return notCollected(note);
  const wrong: CellProblem[] = [];
  const count = (column: "numerator" | "denominator") => {
    const read = countOf(cells[column], column, number);
    if ("value" in read) return read.value;
    wrong.push({ column, because: read.because });
    return 0;
  };
  const input = { numerator: count("numerator"), denominator: count("denominator") };
  if (/^[\d.,]+$/.test(note)) {
    const because = "The note is a number: was a number cut in two by its thousands separator?";
    wrong.push({ column: "note", because });
  }
  return wrong.length > 0 ? { wrong } : checked(input);
}

function countOf(cell: string, column: string, number: { decimalComma: boolean }) {
  if (cell !== "") return readNumber(cell, number);
  const other = column === "numerator" ? "denominator" : "numerator";
  return { because: `The ${column} is missing although the ${other} is given.` };
}

function noCases(denominator: string): FigureReading {
  if (denominator === "" || /^0+$/.test(denominator)) return { figure: { state: "no-cases" } };
  const because = "“No cases” means that nobody was there to count: leave the denominator empty.";
  return { wrong: [{ column: "denominator", because }] };
}

function notCollected(note: string): FigureReading {
  const parsed = FigureInput.safeParse({ notCollected: note });
  if (parsed.success) return { figure: figureOf(parsed.data) };
  if (note !== "") {
    return { wrong: [{ column: "note", because: "Say why in 500 letters at most." }] };
  }
  const because = "Give figures, “no cases”, or a note saying why it was not collected.";
  return { wrong: [{ column: "numerator", because }] };
}

/** What the form and the API refuse, a file is refused for too. */
function checked(input: { numerator: number; denominator: number }): FigureReading {
  const parsed = FigureInput.safeParse(input);
  if (parsed.success) return { figure: figureOf(parsed.data) };
  const wrong = (["numerator", "denominator"] as const)
    .filter((column) => !isCount(input[column]))
    .map((column) => ({ column, because: `The ${column} is larger than any month's count.` }));
  return { wrong };
}

function isCount(value: number): boolean {
  return FigureInput.safeParse({ numerator: value, denominator: value }).success;
}
