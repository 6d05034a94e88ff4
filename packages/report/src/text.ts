import { periodName } from "@allteach/domain/period";
import { formatNumber, formatValue } from "@allteach/spc/words/format-value";
import type { Card } from "./curious.ts";
import type { MailLinks } from "./mail-links.ts";
import type { MeasureSection, MonthRow } from "./measure-section.ts";
import type { ReportModel } from "./model.ts";
import type { Passage } from "./passage.ts";
import type { SideBySide } from "./side-by-side.ts";
import { momentName } from "./wording.ts";

/** As many months as a table in a text mail has; the web has all. */
const MONTHS_IN_TEXT = 13;
const LINE_WIDTH = 76;

/**
 * The report as plain text that stands alone: everything the HTML says, with the figures in place
 * of the pictures.
 *
 * @param links In a mail: `linkPlaceholders`, or a reader's own.
 */
export function reportText(model: ReportModel, links?: MailLinks): string {
  const { network, month, opening, cards, measures, completeness, addresses } = model;
  const parts = [
    wrapped(`${network.name}: ${month}`),
    ...(network.simulated ? ["A simulated network: every figure in this report is made up."] : []),
    opening.map((sentence) => wrapped(sentence)).join("\n\n"),
    titled("What to be curious about", cards.map(cardText).join("\n\n")),
    ...passagesText(model, "first"),
    ...(measures.length === 0
      ? []
      : [titled("Every measure", measures.map(measureText).join("\n\n\n"))]),
    ...(model.sideBySide === null
      ? []
      : [titled("Site beside site", sideBySideText(model.sideBySide))]),
    titled("What is in", completenessText(completeness)),
    ...passagesText(model, "end"),
    titled("How these figures are made", model.method.map((note) => wrapped(note)).join("\n\n")),
    "-".repeat(LINE_WIDTH),
    ...(links === undefined
      ? []
      : [
          wrapped(`You get this because you asked for the monthly report of ${network.name}.`),
          `As it was sent to you: ${links.view}\nMark it reviewed: ${links.act({ act: "reviewed" })}\nChange what you get: ${links.change}\nStop these mails: ${links.stop}`,
        ]),
    wrapped(`Made on ${momentName(model.generatedAt)} from the figures that were in then.`),
    `On the web: ${addresses.report}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

function passagesText({ passages }: ReportModel, place: Passage["place"]): string[] {
  return passages
    .filter((passage) => passage.place === place)
    .map(({ title, sentences, table }) =>
      titled(
        title,
        [
          ...sentences.map((sentence) => wrapped(sentence)),
          ...(table?.rows ?? []).map((cells) =>
            wrapped(
              cells
                .map((cell, column) =>
                  column === 0 ? cell : `${table?.heads[column]?.text ?? ""}: ${cell}`,
                )
                .join("; "),
            ),
          ),
        ].join("\n"),
      ),
    );
}

function titled(title: string, body: string): string {
  return `${title}\n${"=".repeat(title.length)}\n\n${body}`;
}

function cardText({ label, heading, text, next }: Card): string {
  return `${wrapped(`* ${label}: ${heading}`)}\n${wrapped(text)}\n${next.text}: ${next.address}`;
}

function measureText(section: MeasureSection): string {
  const { name, sentence, latest, centre, limits, notes, months, address, measure } = section;
  const { format } = section.reading;
  const figure = (value: number) => formatValue(value, format);
  const facts =
    latest === null
      ? []
      : [
          `${periodName(latest.period)}: ${latest.valueText} (${latest.countText}, sites: ${latest.sitesReporting})`,
          ...(centre === null ? [] : [`Centre line: ${figure(centre)}`]),
          ...(limits === null
            ? []
            : [
                `Limits: ${formatNumber(limits.lower, format.decimals)} to ${figure(limits.upper)}`,
              ]),
          ...(measure.goal === undefined ? [] : [`Goal: ${figure(measure.goal)}`]),
        ];
  const table = latest === null ? [] : ["", tableText(months, format.decimals), ""];
  return [
    wrapped(name),
    "-".repeat(Math.min(LINE_WIDTH, [...name].length)),
    wrapped(sentence),
    ...facts,
    ...table,
    ...notes.map((note) => wrapped(note)),
    `All figures: ${address}`,
  ].join("\n");
}

function tableText(months: readonly MonthRow[], decimals: number): string {
  const number = (value: number | null) => (value === null ? "" : formatNumber(value, decimals));
  const rows = months
    .slice(-MONTHS_IN_TEXT)
    .map((month) => [
      month.period,
      ...countCells(month),
      number(month.value),
      number(month.centre),
      number(month.lower),
      number(month.upper),
    ]);
  const heads = ["Month", "Numerator", "Denominator", "Value", "Centre", "Lower", "Upper"];
  const table = [heads, ...rows];
  const widths = heads.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  "))
    .join("\n");
}

function countCells({ numerator, denominator }: MonthRow): [string, string] {
  if (numerator === null || denominator === null) return ["not", "collected"];
  if (denominator === 0) return ["no", "cases"];
  const count = (amount: number) => formatNumber(amount, Number.isInteger(amount) ? 0 : 1);
  return [count(numerator), count(denominator)];
}

function sideBySideText({ sentence, sites }: SideBySide): string {
  const rows = sites.map(({ name, latest }) => `${name}: ${latest}`);
  return [wrapped(sentence), "", ...rows].join("\n");
}

function completenessText({ sentence, sites }: ReportModel["completeness"]): string {
  const rows = sites.map(
    ({ name, done, expected, attested }) =>
      `${done} of ${expected}${attested ? ", attested" : ""}: ${name}`,
  );
  return [wrapped(sentence), ...(rows.length === 0 ? [] : ["", ...rows])].join("\n");
}

/** Lines of at most 76 characters, broken between words; a longer word keeps a line of its own. */
function wrapped(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \n]+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (longer.length > LINE_WIDTH && line !== "") {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].join("\n");
}
