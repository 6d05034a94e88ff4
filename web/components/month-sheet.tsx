import { cadencePeriodName } from "@allteach/domain/cadence";
import { type FigurePart, partsAsked } from "@allteach/domain/figure-part";
import { figureShape, type Measure } from "@allteach/domain/measure";
import { monthName } from "@allteach/domain/period";
import { figureWords, rateWords } from "../words/figure-words.ts";
import { Disclosure } from "./disclosure.tsx";
import { FieldError, fieldId } from "./field.tsx";
import { Sparkline } from "./measure-chart.tsx";
import { EarlierFigures } from "./sheet-earlier.tsx";
import { asks, PreviewOf } from "./sheet-preview.tsx";
import {
  type Answer,
  answers,
  cellName,
  cellTitle,
  type SheetRow,
  sheetField,
} from "./sheet-row.tsx";

/** As many as the chart's figures bear; without figures, enough to tell two months apart. */
function decimalsFor({ measure, past: { reading } }: SheetRow): number {
  if (reading.latest !== null) return reading.format.decimals;
  return measure.unit.startsWith("%") ? 0 : 2;
}

/** One measure of a month: its row, or a heading with a row for each of its weeks. */
export function SheetMeasure({ rows }: { rows: readonly SheetRow[] }) {
  const [first] = rows;
  if (!first) return null;
  if (first.measure.cadence !== "week") return <SheetRowFields row={first} />;
  return (
    <section class="sheet-weeks" aria-labelledby={`measure-${first.measure.code}`}>
      <h2 id={`measure-${first.measure.code}`}>{first.measure.name}</h2>
      <WhatCounts measure={first.measure} />
      {rows.map((row) => (
        <SheetRowFields row={row} isWeek />
      ))}
    </section>
  );
}

/** One figure of a month: its counts, what they come to, and the other answers there are. */
function SheetRowFields({ row, isWeek = false }: { row: SheetRow; isWeek?: boolean }) {
  const { measure, period, past, standing } = row;
  const decimals = decimalsFor(row);
  const name = cellName(row);
  return (
    <fieldset
      class={isWeek ? "sheet-row sheet-week" : "sheet-row"}
      data-cell={name}
      data-title={cellTitle(row)}
      data-shape={figureShape(measure)}
      data-multiplier={measure.multiplier}
      data-decimals={decimals}
      id={`row-${name}`}
    >
      <legend>
        {isWeek ? (
          <>
            <span class="visually-hidden">{measure.name}, </span>
            {sentenceCase(cadencePeriodName("week", period))}
          </>
        ) : (
          measure.name
        )}
        {measure.cadence === "quarter" && (
          <span class="sheet-period"> {cadencePeriodName("quarter", period)}</span>
        )}
      </legend>
      {!isWeek && (
        <div class="sheet-about">
          <WhatCounts measure={measure} />
        </div>
      )}
      <div class="sheet-past">
        <Sparkline chart={past} id={`past-${name}`} />
        {past.reading.latest !== null && <span class="soft small">{beforeWords(row)}</span>}
      </div>
      <div class="sheet-figures">
        {partsAsked(measure).map((part) => (
          <PartInput row={row} part={part} />
        ))}
        <p class="sheet-rate">
          <output class="number" data-rate="">
            {rateWords(standing, measure, decimals)?.split("\u00a0")[0] ?? "–"}
          </output>{" "}
          <span class="soft small">{measure.unit}</span>
        </p>
        <AnswerChoice row={row} />
      </div>
      <WrongParts row={row} />
      <Theirs row={row} />
      <div class="sheet-said" data-said="" aria-live="polite">
        {row.preview && <PreviewOf preview={row.preview} id={`preview-${name}`} />}
      </div>
      <div class="sheet-more">
        <EarlierFigures row={row} decimals={decimals} />
        <Comment row={row} />
      </div>
    </fieldset>
  );
}

const sentenceCase = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function beforeWords({ measure, before }: SheetRow): string {
  const when = measure.cadence === "week" ? "Week before" : monthName(before.period);
  return `${when}: ${figureWords(before.figure)}`;
}

function WhatCounts({ measure }: { measure: Measure }) {
  return (
    <Disclosure summary="What counts">
      <p class="small">
        <strong>How many:</strong> {measure.numerator}. <strong>Out of:</strong>{" "}
        {measure.denominator}.{measure.exclusions && ` Left out: ${measure.exclusions}.`}
      </p>
    </Disclosure>
  );
}

/** What a part is called beside its field. */
export function partLabel(part: FigurePart, { chart }: Pick<Measure, "chart">): string {
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

/** What is wrong with the row, across it: a column of its own is too narrow to read. */
function WrongParts({ row }: { row: SheetRow }) {
  const asked = partsAsked(row.measure);
  const own = row.wrong.filter(({ part }) => part !== "comment" && part !== "choice");
  if (own.length === 0) return null;
  return (
    <div class="sheet-wrong">
      {own.map(({ part, because }) => {
        const known = asked.find((each) => each === part);
        const field = part === "answer" ? "because" : part;
        return (
          <FieldError id={`${fieldId(sheetField(field, row))}-error`}>
            {known ? `${partLabel(known, row.measure)}: ${because}` : because}
          </FieldError>
        );
      })}
    </div>
  );
}

/** What someone else made of the cell meanwhile; where both changed it, which one is to stand. */
function Theirs({ row }: { row: SheetRow }) {
  const { theirs, standing, wrong } = row;
  if (!theirs) return null;
  const was = theirs.was ? `; before, it was ${figureWords(theirs.was)}` : "";
  if (!theirs.clashes) {
    return (
      <p class="sheet-theirs">
        <strong>Changed by someone else:</strong> {figureWords(standing)} stands now{was}.
      </p>
    );
  }
  const name = sheetField("choice", row);
  const error = wrong.find(({ part }) => part === "choice");
  const choices = [
    ["theirs", `Theirs: ${figureWords(standing)}`],
    ["mine", "Mine, as it is typed above"],
  ] as const;
  return (
    <div class="sheet-theirs">
      <p id={`${fieldId(name)}-why`}>
        <strong>You both changed this one.</strong> Which is to stand?
        {was && ` Before, it was ${figureWords(theirs.was)}.`}
      </p>
      <input type="hidden" name="clash" value={cellName(row)} />
      <div role="radiogroup" aria-labelledby={`${fieldId(name)}-why`}>
        {choices.map(([value, label], place) => (
          <div class="choice">
            <input
              id={place === 0 ? fieldId(name) : `${fieldId(name)}-${value}`}
              type="radio"
              name={name}
              value={value}
            />
            <label for={place === 0 ? fieldId(name) : `${fieldId(name)}-${value}`}>{label}</label>
          </div>
        ))}
      </div>
      {error && <FieldError id={`${fieldId(name)}-error`}>{error.because}</FieldError>}
    </div>
  );
}

/** A mean and a single value have no events that there could be none of. */
function answersFor({ chart }: Pick<Measure, "chart">): [Answer, string][] {
  const shape = figureShape({ chart });
  const asked = Object.entries(answers) as [Answer, string][];
  const counted: [Answer, string] = [
    "",
    shape === "counts" || shape === "events" ? "Counted" : "Measured",
  ];
  const rest = asked.slice(1);
  if (shape === "counts" || shape === "events") return [counted, ...rest];
  return [counted, ...rest.filter(([answer]) => answer !== "no-events")];
}

function AnswerChoice({ row }: { row: SheetRow }) {
  const { measure, typed, wrong } = row;
  const name = sheetField("answer", row);
  const reason = sheetField("because", row);
  const error = wrong.some(({ part }) => part === "answer" || part === "because");
  return (
    <div class="sheet-answer">
      <label for={fieldId(name)}>Answer</label>
      <select id={fieldId(name)} name={name} class="input" data-answer="">
        {answersFor(measure).map(([value, label]) => (
          <option value={value} selected={typed.answer === value}>
            {label}
          </option>
        ))}
      </select>
      <input
        id={fieldId(reason)}
        class="input sheet-because"
        name={reason}
        value={typed.because}
        maxlength={500}
        placeholder="because …"
        aria-label={`Why ${cellTitle(row)} was not collected`}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? `${fieldId(reason)}-error` : undefined}
      />
    </div>
  );
}

/** What one wants to say of a figure; open where it is asked for. */
function Comment({ row }: { row: SheetRow }) {
  const { typed, wrong, preview, comment } = row;
  const name = sheetField("comment", row);
  const error = wrong.find(({ part }) => part === "comment");
  const isAsked = error !== undefined || asks(preview?.checks ?? []);
  const id = fieldId(name);
  return (
    <div class="sheet-comment">
      <Disclosure
        summary={comment ? "Comment: 1" : "Add a comment"}
        open={isAsked || typed.comment !== ""}
      >
        {comment && <p class="small">It stands with: “{comment}”</p>}
        <input
          id={id}
          class="input"
          name={name}
          value={typed.comment}
          maxlength={300}
          aria-label={`Comment on ${cellTitle(row)}`}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
        />
        <p class="hint small" id={`${id}-hint`}>
          Stays with the figure and stands beside its point. No names, no record numbers.
        </p>
        {error && <FieldError id={`${id}-error`}>{error.because}</FieldError>}
      </Disclosure>
    </div>
  );
}
