import { type FigureInput, figureOf, problemsOf } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import { readNumber } from "@allteach/interchange/number-cell";
import { sheetField, type TypedFigure } from "@allteach/web/components/month-sheet";

export interface WrongPart {
  part: keyof TypedFigure;
  because: string;
}

/** One row of a month's form as it came: what was typed, and what it means or why it cannot. */
export interface ReadRow {
  measure: Measure;
  typed: TypedFigure;
  /** Absent where the row was left alone, or where something is wrong with it. */
  input?: FigureInput;
  wrong: readonly WrongPart[];
}

/** Reads the rows of a month's form. Rows left empty mean nothing, and change nothing. */
export function readMonthForm(form: FormData, measures: readonly Measure[]): ReadRow[] {
  return measures.map((measure) => {
    const typed = typedIn(form, measure);
    const meant = meaningOf(typed);
    if ("wrong" in meant) return { measure, typed, wrong: meant.wrong };
    const { input } = meant;
    if (!input) return { measure, typed, wrong: [] };
    const wrong = problemsOf(figureOf(input), measure).map(({ field, because }) => ({
      part: field === "denominator" ? ("denominator" as const) : ("numerator" as const),
      because: `the ${field} ${because}`,
    }));
    return wrong.length > 0 ? { measure, typed, wrong } : { measure, typed, input, wrong };
  });
}

function typedIn(form: FormData, measure: Measure): TypedFigure {
  const text = (part: keyof TypedFigure) => {
    const value = form.get(sheetField(part, measure));
    return typeof value === "string" ? value.slice(0, 500) : "";
  };
  const answer = text("answer");
  return {
    numerator: text("numerator"),
    denominator: text("denominator"),
    answer: answer === "no-cases" || answer === "not-collected" ? answer : "",
    because: text("because"),
  };
}

type Meaning = { input?: FigureInput } | { wrong: WrongPart[] };

function meaningOf({ numerator, denominator, answer, because }: TypedFigure): Meaning {
  const counted = numerator.trim() !== "" || denominator.trim() !== "";
  if (answer === "") return counted ? countsIn(numerator, denominator) : {};
  if (counted) {
    const clash = "two counts are typed as well: empty them, or choose “The two counts above”";
    return { wrong: [{ part: "answer", because: clash }] };
  }
  if (answer === "no-cases") return { input: { noCases: true } };
  const reason = because.trim();
  if (reason !== "") return { input: { notCollected: reason } };
  return { wrong: [{ part: "because", because: "say in a few words why it was not collected" }] };
}

function countsIn(numerator: string, denominator: string): Meaning {
  const [counted, outOf] = [countIn("numerator", numerator), countIn("denominator", denominator)];
  if ("value" in counted && "value" in outOf) {
    return { input: { numerator: counted.value, denominator: outOf.value } };
  }
  return { wrong: [counted, outOf].flatMap((count) => ("part" in count ? [count] : [])) };
}

const missing = {
  numerator: "give the first count too: 0 is an answer",
  denominator: "give out of how many, too",
} as const;

function countIn(part: "numerator" | "denominator", text: string): { value: number } | WrongPart {
  if (text.trim() === "") return { part, because: missing[part] };
  if (!/\p{Nd}/u.test(text)) {
    const written = `“${text.trim().slice(0, 40)}”`;
    return { part, because: `${written} is no number: write digits only, as 12` };
  }
  const read = readNumber(text, { decimalComma: false });
  if ("because" in read) return { part, because: sentenceTail(read.because) };
  return read.value <= LARGEST
    ? read
    : { part, because: "this is larger than any month’s count: look for a slip" };
}

const LARGEST = 1_000_000_000;

/** Without its full stop, as it stands behind a measure's name. */
function sentenceTail(sentence: string): string {
  return sentence.replace(/\.$/, "");
}
