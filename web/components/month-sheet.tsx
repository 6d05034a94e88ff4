import { cadencePeriodName } from "@allteach/domain/cadence";
import type { Cell } from "@allteach/domain/cell";
import type { Figure } from "@allteach/domain/figure";
import { type FigurePart, partsAsked } from "@allteach/domain/figure-part";
import { figureShape, type Measure } from "@allteach/domain/measure";
import { type FigurePeriod, monthName } from "@allteach/domain/period";
import { figureWords, rateWords } from "../words/figure-words.ts";
import { Disclosure } from "./disclosure.tsx";
import { FieldError, fieldId } from "./field.tsx";
import { type MeasureChart, Sparkline } from "./measure-chart.tsx";

/** What someone typed for one measure, letter for letter. */
export interface TypedFigure {
  parts: ReadonlyMap<FigurePart, string>;
  /** Empty: the figures, or nothing yet. */
  answer: Answer;
  because: string;
}

type Answer = "" | "no-events" | "no-cases" | "not-collected";

type Part = FigurePart | "answer" | "because";

export interface SheetRow extends Cell {
  standing: Figure | undefined;
  typed: TypedFigure;
  before: { period: FigurePeriod; figure: Figure | undefined };
  /** The periods before this one. */
  past: MeasureChart;
  /** What is wrong, by the field's part of the row. */
  wrong: readonly { part: Part; because: string }[];
  /** Whether what stands was saved by someone else while this was typed. */
  overtaken: boolean;
  /** What the chart would say with what was typed, where that was asked for. */
  preview?: string | undefined;
}

/** The name of a field of the form: `numerator-CAUTI`, and of a week `mean-BP-2026-10-04`. */
export function sheetField(part: Part, cell: Cell): string {
  return `${part}-${cellName(cell)}`;
}

/** A row's own name on its page. */
export function cellName({ measure, period }: Cell): string {
  return measure.cadence === "week" ? `${measure.code}-${period}` : measure.code;
}

/** As many as the chart's figures bear; without figures, enough to tell two months apart. */
function decimalsFor({ measure, past: { reading } }: SheetRow): number {
  if (reading.latest !== null) return reading.format.decimals;
  return measure.unit.startsWith("%") ? 0 : 2;
}

/** One figure of a month: its counts, what they come to, and the other answers there are. */
export function SheetRowFields({ row }: { row: SheetRow }) {
  const { measure, period, past, standing, before } = row;
  const decimals = decimalsFor(row);
  return (
    <fieldset
      class="sheet-row"
      data-shape={figureShape(measure)}
      data-multiplier={measure.multiplier}
      data-decimals={decimals}
      id={`row-${cellName(row)}`}
    >
      <legend>
        {measure.name}
        {measure.cadence !== "month" && (
          <span class="sheet-period">{cadencePeriodName(measure.cadence, period)}</span>
        )}
      </legend>
      <div class="sheet-about">
        <Disclosure summary="What counts">
          <p class="small">
            <strong>How many:</strong> {measure.numerator}. <strong>Out of:</strong>{" "}
            {measure.denominator}.{measure.exclusions && ` Left out: ${measure.exclusions}.`}
          </p>
        </Disclosure>
        <p class="soft small">
          {measure.cadence === "week" ? "The week before" : monthName(before.period)}:{" "}
          {figureWords(before.figure)}
        </p>
      </div>
      <div class="sheet-past">
        <Sparkline chart={past} id={`past-${cellName(row)}`} />
      </div>
      {partsAsked(measure).map((part) => (
        <PartInput row={row} part={part} />
      ))}
      <WrongParts row={row} />
      <p class="sheet-rate">
        <output class="number" data-rate="">
          {rateWords(standing, measure, decimals)?.split("\u00a0")[0] ?? "–"}
        </output>{" "}
        <span class="soft small">{measure.unit}</span>
      </p>
      <Said row={row} />
      <OtherAnswers row={row} />
    </fieldset>
  );
}

/** What a part is called beside its field. */
function partLabel(part: FigurePart, { chart }: Pick<Measure, "chart">): string {
  if (part === "events") return chart === "t" ? "On which days" : "Which ones";
  return labels[part];
}

const labels = {
  numerator: "How many",
  denominator: "Out of",
  mean: "Mean",
  sd: "SD",
  n: "Measured",
  value: "Value",
} as const;

function PartInput({ row, part }: { row: SheetRow; part: FigurePart }) {
  const { measure, typed, wrong } = row;
  const name = sheetField(part, row);
  const id = fieldId(name);
  const isWrong = wrong.some((each) => each.part === part);
  return (
    <div class={`sheet-part sheet-${part}`}>
      <label for={id}>{partLabel(part, measure)}</label>
      <input
        id={id}
        name={name}
        class="input"
        type="text"
        inputmode={part === "events" ? "text" : "decimal"}
        autocomplete="off"
        maxlength={part === "events" ? 2000 : 20}
        value={typed.parts.get(part) ?? ""}
        placeholder={part === "events" ? "3, 17" : undefined}
        data-part={part}
        aria-invalid={isWrong ? "true" : undefined}
        aria-describedby={isWrong ? `${id}-error` : undefined}
      />
    </div>
  );
}

/** What is wrong with the figures, across the row: a column of its own is too narrow to read. */
function WrongParts({ row }: { row: SheetRow }) {
  const asked = partsAsked(row.measure);
  const own = row.wrong.flatMap(({ part, because }) => {
    const known = asked.find((each) => each === part);
    return known ? [{ part: known, because }] : [];
  });
  if (own.length === 0) return null;
  return (
    <div class="sheet-wrong">
      {own.map(({ part, because }) => (
        <FieldError id={`${fieldId(sheetField(part, row))}-error`}>
          {`${partLabel(part, row.measure)}: ${because}`}
        </FieldError>
      ))}
    </div>
  );
}

/** What stands where someone else saved it, and what the chart would say. */
function Said({ row: { overtaken, standing, preview } }: { row: SheetRow }) {
  if (!overtaken && !preview) return null;
  return (
    <div class="sheet-said">
      {overtaken && (
        <p>
          <strong>Stands now:</strong> {figureWords(standing)}. Saving again keeps what you typed.
        </p>
      )}
      {preview && (
        <p>
          <strong>The chart would say:</strong> {preview}
        </p>
      )}
    </div>
  );
}

const answers: Readonly<Record<Answer, string>> = {
  "": "The figures above",
  "no-events": "No events: everyone was counted and none happened",
  "no-cases": "No cases: there was nobody to count",
  "not-collected": "Not collected, because",
};

/** Whether a word is one of the form's answers. */
export function isAnswer(word: string): word is Answer {
  return word in answers;
}

function answersFor({ chart }: Pick<Measure, "chart">): [Answer, string][] {
  const asked = Object.entries(answers) as [Answer, string][];
  return asked.filter(([answer]) => answer !== "no-events" || figureShape({ chart }) === "events");
}

function OtherAnswers({ row }: { row: SheetRow }) {
  const { measure, typed, wrong } = row;
  const name = sheetField("answer", row);
  const reason = sheetField("because", row);
  const error = wrong.find(({ part }) => part === "answer" || part === "because");
  return (
    <div class="sheet-answers">
      <Disclosure
        summary="No figures this month?"
        open={typed.answer !== "" || error !== undefined}
      >
        <div class="sheet-choices" role="radiogroup" aria-label={`Answer for ${measure.name}`}>
          {answersFor(measure).map(([value, label]) => (
            <div class="choice">
              <input
                id={`${fieldId(name)}-${value || "counts"}`}
                type="radio"
                name={name}
                value={value}
                checked={typed.answer === value}
              />
              <label for={`${fieldId(name)}-${value || "counts"}`}>{label}</label>
            </div>
          ))}
          <input
            id={fieldId(reason)}
            class="input"
            name={reason}
            value={typed.because}
            maxlength={500}
            aria-label={`Why ${measure.name} was not collected`}
            aria-invalid={error ? "true" : undefined}
            aria-describedby={error ? `${fieldId(reason)}-error` : undefined}
          />
        </div>
        {error && <FieldError id={`${fieldId(reason)}-error`}>{error.because}</FieldError>}
      </Disclosure>
    </div>
  );
}
