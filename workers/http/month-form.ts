import type { Cell } from "@allteach/domain/cell";
import {
  type FigureInput,
  FigureInput as FigureInputSchema,
  figureOf,
  problemsOf,
} from "@allteach/domain/figure";
import { type FigurePart, partsAsked } from "@allteach/domain/figure-part";
import { figureShape, type Measure } from "@allteach/domain/measure";
import { readNumber } from "@allteach/interchange/number-cell";
import {
  cellName,
  isAnswer,
  type SheetPart,
  sheetField,
  type TypedFigure,
} from "@allteach/web/components/sheet-row";

export interface WrongPart {
  part: SheetPart;
  because: string;
}

/** One row of a month's form as it came: what was typed, and what it means or why it cannot. */
export interface ReadRow extends Cell {
  /** Absent where somebody else's figure was chosen over it. */
  typed?: TypedFigure;
  /** Absent where the row was left alone, or where something is wrong with it. */
  input?: FigureInput;
  wrong: readonly WrongPart[];
}

/** Reads the rows of a month's form. Rows left empty mean nothing, and change nothing. */
export function readMonthForm(form: FormData, cells: readonly Cell[]): ReadRow[] {
  const clashes = new Set(form.getAll("clash"));
  return cells.map(({ measure, period }) => {
    const cell = { measure, period };
    const typed = typedIn(form, cell);
    const choice = clashes.has(cellName(cell)) ? form.get(sheetField("choice", cell)) : "mine";
    if (choice === "theirs") return { ...cell, wrong: [] };
    if (choice !== "mine") return { ...cell, typed, wrong: [unchosen] };
    const meant = meaningOf(typed, measure);
    if ("wrong" in meant) return { ...cell, typed, wrong: meant.wrong };
    const { input } = meant;
    if (!input) return { ...cell, typed, wrong: [] };
    const wrong = problemsOf(figureOf(input, period), measure).map(({ field, because }) => ({
      part: field as FigurePart,
      because: `the ${field} ${because}`,
    }));
    return wrong.length > 0 ? { ...cell, typed, wrong } : { ...cell, typed, input, wrong };
  });
}

const unchosen: WrongPart = { part: "choice", because: "choose which of the two is to stand" };

function typedIn(form: FormData, cell: Cell): TypedFigure {
  const text = (part: SheetPart) => {
    const value = form.get(sheetField(part, cell));
    return typeof value === "string" ? value.slice(0, 2000) : "";
  };
  const answer = text("answer");
  return {
    parts: new Map(partsAsked(cell.measure).map((part) => [part, text(part)])),
    answer: isAnswer(answer) ? answer : "",
    because: text("because").slice(0, 500),
    comment: text("comment").slice(0, 300),
  };
}

type Meaning = { input?: FigureInput } | { wrong: WrongPart[] };

function meaningOf({ parts, answer, because }: TypedFigure, { chart }: Measure): Meaning {
  const isTyped = (part: FigurePart) => (parts.get(part) ?? "").trim() !== "";
  const isAnyTyped = [...parts.keys()].some(isTyped);
  if (answer === "") return isAnyTyped ? figureIn(parts, { chart }) : {};
  const counted = figureShape({ chart }) === "events" ? "events" : "numerator";
  const hasNone = !isTyped(counted) || Number(parts.get(counted)) === 0;
  if (answer === "no-events" && hasNone) {
    return figureIn(new Map(parts).set(counted, "0"), { chart });
  }
  if (isAnyTyped) {
    const clash = "figures are typed as well: empty them, or choose “Counted”";
    return { wrong: [{ part: "answer", because: clash }] };
  }
  if (answer === "no-cases") return { input: { noCases: true } };
  const reason = because.trim();
  if (reason !== "") return { input: { notCollected: reason } };
  return { wrong: [{ part: "because", because: "say in a few words why it was not collected" }] };
}

/** The figure that the parts make, whichever kind of figure the measure asks for. */
function figureIn(parts: TypedFigure["parts"], measure: Pick<Measure, "chart">): Meaning {
  const wrong: WrongPart[] = [];
  const number = (part: FigurePart): number => {
    const read = numberIn(part, parts.get(part) ?? "");
    if ("value" in read) return read.value;
    wrong.push(read);
    return 0;
  };
  const input = (): FigureInput => {
    switch (figureShape(measure)) {
      case "counts":
        return { numerator: number("numerator"), denominator: number("denominator") };
      case "sample":
        return { mean: number("mean"), ...spreadIn(parts, number), n: number("n") };
      case "value":
        return { value: number("value") };
      case "events":
        return {
          events: eventsIn(parts.get("events") ?? "", wrong),
          ...(measure.chart === "g" && { denominator: number("denominator") }),
        };
    }
  };
  const made = input();
  return wrong.length > 0 ? { wrong } : checked(made);
}

function spreadIn(parts: TypedFigure["parts"], number: (part: FigurePart) => number) {
  return (parts.get("sd") ?? "").trim() === "" ? {} : { sd: number("sd") };
}

function checked(made: FigureInput): Meaning {
  const parsed = FigureInputSchema.safeParse(made);
  if (parsed.success) return { input: parsed.data };
  const issues = parsed.error.issues.flatMap((issue) =>
    issue.code === "invalid_union" ? issue.errors.flat() : [issue],
  );
  const own = issues.find(({ path: [part] }) => part !== undefined && String(part) in made);
  const part = String(own?.path[0] ?? Object.keys(made)[0]) as FigurePart;
  return { wrong: [{ part, because: own?.message ?? "cannot be read" }] };
}

/** Which cases or days: `3, 17`; `0` where there were none. */
function eventsIn(text: string, wrong: WrongPart[]): number[] {
  const written = text.split(/[\s,;]+/).filter((each) => each !== "");
  if (written.length === 0) {
    wrong.push({ part: "events", because: "say which ones, as 3, 17, or choose “No events”" });
  }
  if (written.length === 1 && written[0] === "0") return [];
  return written.flatMap((each) => {
    if (/^[1-9]\d{0,8}$/.test(each)) return [Number(each)];
    const shown = `“${each.slice(0, 20)}”`;
    wrong.push({ part: "events", because: `${shown} is no number: write them as 3, 17` });
    return [];
  });
}

const missing: Readonly<Record<FigurePart, string>> = {
  numerator: "give the first count too: 0 is an answer",
  denominator: "give out of how many, too",
  mean: "give the mean",
  sd: "give the standard deviation",
  n: "give how many were measured",
  value: "give the value",
  events: "say which ones",
};

/** What may be below zero: a mean of z-scores, a difference. */
const mayBeNegative: ReadonlySet<FigurePart> = new Set(["mean", "value"]);

function numberIn(part: FigurePart, text: string): { value: number } | WrongPart {
  const written = text.trim();
  if (written === "") return { part, because: missing[part] };
  if (!/\p{Nd}/u.test(text)) {
    return { part, because: `“${written.slice(0, 40)}” is no number: write digits only, as 12` };
  }
  const isNegative = mayBeNegative.has(part) && /^[-−]\d/.test(written);
  const read = readNumber(isNegative ? written.slice(1) : written, { decimalComma: false });
  if ("because" in read) return { part, because: sentenceTail(read.because) };
  if (read.value > LARGEST) {
    return { part, because: "this is larger than any month’s count: look for a slip" };
  }
  return { value: isNegative ? -read.value : read.value };
}

const LARGEST = 1_000_000_000;

/** Without its full stop, as it stands behind a measure's name. */
function sentenceTail(sentence: string): string {
  return sentence.replace(/\.$/, "");
}
