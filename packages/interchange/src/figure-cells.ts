import { FigureInput } from "@allteach/domain/figure";
import { type NumberStyle, readNumber } from "./number-cell.ts";
import { quoted } from "./problem-list.ts";
import { type FigureParts, type Part, parts } from "./upload-row.ts";

/** A figure that cells mean, or what is wrong with which of them. */
export type FigureReading = { input: FigureInput } | { wrong: readonly CellProblem[] };

export interface CellProblem {
  column: Part;
  because: string;
}

/**
 * Reads the cells of a figure. Numerator and denominator are counts; mean, SD and n a sample; a
 * value stands alone; events are numbers, as `3;17`, beside a denominator where they are cases. “No
 * cases” and nothing else is no cases; a note alone says why nothing was collected.
 */
export function readFigure(cells: FigureParts, style: NumberStyle): FigureReading {
  const given = parts.filter((part) => part !== "note" && textOf(cells, part) !== "");
  const [first] = given;
  if (!first) return notCollected(textOf(cells, "note"));
  const worded = given.find((part) => /^no cases$/i.test(textOf(cells, part)));
  if (worded) return noCases(cells, given, worded);
  const mixed = whyMixed(given);
  if (mixed) return { wrong: [mixed] };
  const reading = readingOf(cells, given, style);
  const note = textOf(cells, "note");
  if (!/^[\d.,]+$/.test(note)) return reading;
  const because = "The note is a number: was a number cut in two by its thousands separator?";
  const wrong = "wrong" in reading ? reading.wrong : [];
  return { wrong: [...wrong, { column: "note", because }] };
}

const textOf = (cells: FigureParts, part: Part) => cells[part]?.trim() ?? "";

const kinds = [
  ["mean", "sd", "n"],
  ["value"],
  ["events"],
] as const satisfies readonly (readonly Part[])[];

/** A figure is told in one way: a mean beside a numerator could be of anything. */
function whyMixed(given: readonly Part[]): CellProblem | undefined {
  const kind = kinds.find((each) => given.some((part) => (each as readonly Part[]).includes(part)));
  if (!kind) return undefined;
  const beside: readonly Part[] = kind[0] === "events" ? ["numerator", "denominator"] : [];
  const column = given.find((part) => ![...kind, ...beside].includes(part));
  if (!column) return undefined;
  const [named] = given.filter((part) => (kind as readonly Part[]).includes(part));
  const because = `Both ${named} and ${column} are given: keep one, and leave the other empty.`;
  return { column, because };
}

function readingOf(cells: FigureParts, given: readonly Part[], style: NumberStyle): FigureReading {
  const has = (part: Part) => given.includes(part);
  if (has("events")) return eventsOf(cells, style);
  const wrong: CellProblem[] = [];
  const number = (part: Part, signed = false): number => {
    const cell = textOf(cells, part);
    const read =
      cell === "" ? { because: missing(part, given) } : readNumber(cell, { ...style, signed });
    if ("value" in read) return read.value;
    wrong.push({ column: part, because: read.because });
    return 0;
  };
  const input = has("value")
    ? { value: number("value", true) }
    : has("mean") || has("sd") || has("n")
      ? sample(cells, number)
      : { numerator: number("numerator"), denominator: number("denominator") };
  if (wrong.length > 0) return { wrong };
  return checked(input, given);
}

function sample(cells: FigureParts, number: (part: Part, signed?: boolean) => number) {
  const none = textOf(cells, "mean") === "" && /^0+$/.test(textOf(cells, "n"));
  if (none) return { noCases: true };
  const sd = textOf(cells, "sd") === "" ? {} : { sd: number("sd") };
  return { mean: number("mean", true), ...sd, n: number("n") };
}

function missing(part: Part, given: readonly Part[]): string {
  const [other] = given.filter((each) => each !== part);
  return `The ${part} is missing although the ${other ?? "rest"} is given: write it in too.`;
}

/** `3;17`, `3, 17` or `3 17`; `none` or 0 where there were none. */
function eventsOf(cells: FigureParts, style: NumberStyle): FigureReading {
  const written = textOf(cells, "events");
  const wrong: CellProblem[] = [];
  const none = /^(?:0|none|no events)$/i.test(written);
  const places = none ? [] : written.split(/[;,\s]+/).filter((each) => each !== "");
  const odd = places.find((each) => !/^\d{1,9}$/.test(each) || Number(each) < 1);
  if (odd !== undefined) {
    const because = `${quoted(odd)} is no place of an event: write which days or cases, as 3;17, or “none”.`;
    wrong.push({ column: "events", because });
  }
  const besides = (part: "numerator" | "denominator") => {
    const cell = textOf(cells, part);
    if (cell === "") return undefined;
    const read = readNumber(cell, style);
    if ("value" in read) return read.value;
    wrong.push({ column: part, because: read.because });
    return undefined;
  };
  const [numerator, denominator] = [besides("numerator"), besides("denominator")];
  if (wrong.length === 0 && numerator !== undefined && numerator !== places.length) {
    const because = `The numerator says ${numerator} and the events name ${places.length}: which is right?`;
    wrong.push({ column: "numerator", because });
  }
  if (wrong.length > 0) return { wrong };
  const events = places.map(Number);
  return checked({ events, ...(denominator !== undefined && { denominator }) }, ["events"]);
}

function noCases(cells: FigureParts, given: readonly Part[], worded: Part): FigureReading {
  const other = given.find((part) => part !== worded && !/^0+$/.test(textOf(cells, part)));
  if (!other) return { input: { noCases: true } };
  const because = `“No cases” means that nobody was there to count: leave the ${other} empty.`;
  return { wrong: [{ column: other, because }] };
}

function notCollected(note: string): FigureReading {
  const parsed = FigureInput.safeParse({ notCollected: note });
  if (parsed.success) return { input: parsed.data };
  if (note !== "") {
    return { wrong: [{ column: "note", because: "Say why in 500 letters at most." }] };
  }
  const because = "Give figures, “no cases”, or a note saying why it was not collected.";
  return { wrong: [{ column: "numerator", because }] };
}

/** What the form and the API refuse, a file is refused for too. */
function checked(input: Record<string, unknown>, given: readonly Part[]): FigureReading {
  const parsed = FigureInput.safeParse(input);
  if (parsed.success) return { input: parsed.data };
  const fields = parts.filter((part) => part in input);
  const wrong = fields.flatMap((column): CellProblem[] => {
    const field = input[column];
    if (column === "events") return tooMany(field as number[]);
    if (column === "n" && !isWhole(field)) {
      return [
        {
          column,
          because: "The n is how many were measured: write it as a whole number, 1 or more.",
        },
      ];
    }
    if (Math.abs(Number(field)) <= 1e9) return [];
    return [
      {
        column,
        because: `The ${column} is larger than any month's count: write what was counted.`,
      },
    ];
  });
  if (wrong.length > 0) return { wrong };
  const because = "This figure cannot be read: look at its numbers.";
  return { wrong: [{ column: given[0] ?? "numerator", because }] };
}

const isWhole = (field: unknown) => Number.isInteger(field) && Number(field) >= 1;

function tooMany(events: readonly number[]): CellProblem[] {
  if (events.length > 500) {
    return [{ column: "events", because: "More than 500 events are not rare: give counts." }];
  }
  return [];
}
