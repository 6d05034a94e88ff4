import type { Figure } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import { monthName, type Period, shiftPeriod } from "@allteach/domain/period";
import { figureWords, rateWords } from "../words/figure-words.ts";
import { Disclosure } from "./disclosure.tsx";
import { FieldError, fieldId } from "./field.tsx";
import { type MeasureChart, Sparkline } from "./measure-chart.tsx";

/** What someone typed for one measure, letter for letter. */
export interface TypedFigure {
  numerator: string;
  denominator: string;
  /** Empty: the two counts, or nothing yet. */
  answer: "" | "no-cases" | "not-collected";
  because: string;
}

export interface SheetRow {
  measure: Measure;
  standing: Figure | undefined;
  typed: TypedFigure;
  /** The months before this one. */
  past: MeasureChart;
  /** What is wrong, by the field's part of the row. */
  wrong: readonly { part: keyof TypedFigure; because: string }[];
  /** Whether what stands was saved by someone else while this was typed. */
  overtaken: boolean;
  /** What the chart would say with what was typed, where that was asked for. */
  preview?: string | undefined;
}

/** The name of a field of the form: `numerator-CAUTI`. */
export function sheetField(part: keyof TypedFigure, measure: Pick<Measure, "code">): string {
  return `${part}-${measure.code}`;
}

/** As many as the chart's figures bear; without figures, enough to tell two months apart. */
function decimalsFor({ measure, past: { reading } }: SheetRow): number {
  if (reading.latest !== null) return reading.format.decimals;
  return measure.unit.startsWith("%") ? 0 : 2;
}

/** One measure of a month: its counts, what they come to, and the other answers there are. */
export function SheetRowFields({ row, period }: { row: SheetRow; period: Period }) {
  const { measure, past, standing } = row;
  const before = past.months.find((month) => month.period === shiftPeriod(period, -1))?.figure;
  const decimals = decimalsFor(row);
  return (
    <fieldset
      class="sheet-row"
      data-multiplier={measure.multiplier}
      data-decimals={decimals}
      id={`row-${measure.code}`}
    >
      <legend>{measure.name}</legend>
      <div class="sheet-about">
        <Disclosure summary="What counts">
          <p class="small">
            <strong>How many:</strong> {measure.numerator}. <strong>Out of:</strong>{" "}
            {measure.denominator}.{measure.exclusions && ` Left out: ${measure.exclusions}.`}
          </p>
        </Disclosure>
        <p class="soft small">
          {monthName(shiftPeriod(period, -1))}: {figureWords(before)}
        </p>
      </div>
      <div class="sheet-past">
        <Sparkline chart={past} id={`past-${measure.code}`} />
      </div>
      <CountInput row={row} part="numerator" />
      <CountInput row={row} part="denominator" />
      <WrongCounts row={row} />
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

const labels = { numerator: "How many", denominator: "Out of" } as const;

function CountInput({
  row: { measure, typed, wrong },
  part,
}: {
  row: SheetRow;
  part: keyof typeof labels;
}) {
  const name = sheetField(part, measure);
  const id = fieldId(name);
  const isWrong = wrong.some((each) => each.part === part);
  return (
    <div class={`sheet-${part}`}>
      <label for={id}>{labels[part]}</label>
      <input
        id={id}
        name={name}
        class="input"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        maxlength={20}
        value={typed[part]}
        data-part={part}
        aria-invalid={isWrong ? "true" : undefined}
        aria-describedby={isWrong ? `${id}-error` : undefined}
      />
    </div>
  );
}

/** What is wrong with the two counts, across the row: a column of its own is too narrow to read. */
function WrongCounts({ row: { measure, wrong } }: { row: SheetRow }) {
  const counts = wrong.filter(({ part }) => part in labels);
  if (counts.length === 0) return null;
  return (
    <div class="sheet-wrong">
      {counts.map(({ part, because }) => (
        <FieldError id={`${fieldId(sheetField(part, measure))}-error`}>
          {`${labels[part as keyof typeof labels]}: ${because}`}
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

const answers = [
  ["", "The two counts above"],
  ["no-cases", "No cases: there was nobody to count"],
  ["not-collected", "Not collected, because"],
] as const;

function OtherAnswers({ row: { measure, typed, wrong } }: { row: SheetRow }) {
  const name = sheetField("answer", measure);
  const reason = sheetField("because", measure);
  const error = wrong.find(({ part }) => part === "answer" || part === "because");
  return (
    <div class="sheet-answers">
      <Disclosure
        summary="No figures this month?"
        open={typed.answer !== "" || error !== undefined}
      >
        <div class="sheet-choices" role="radiogroup" aria-label={`Answer for ${measure.name}`}>
          {answers.map(([value, label]) => (
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
