import { periodName } from "@allteach/domain/period";
import { formatNumber } from "@allteach/spc/words/format-value";
import { escaped, nameHtml } from "./escaped.ts";
import { FONT, lettered, underlined } from "./html-looks.ts";
import type { MailLinks } from "./mail-links.ts";
import type { MeasureSection, MonthRow } from "./measure-section.ts";
import {
  countSentence,
  countTexts,
  keyFigures,
  noChartSentence,
  spelledUnit,
  standingOf,
} from "./measure-words.ts";

/**
 * One measure: how it stands, its figures, its picture.
 *
 * @param source Of the picture; undefined where there is nothing to draw yet.
 * @param links In a mail: what its reader can do from there.
 * @param withTable Adds all figures, folded away, for a page that must stand alone.
 */
export function measureHtml(
  section: MeasureSection,
  source: string | undefined,
  withTable: boolean,
  links?: MailLinks,
): string {
  const { name, address, sentence, notes } = section;
  const { ink, mark, words } = standingOf(section);
  const figuresLink = `<a href="${escaped(address)}"${lettered("accent", 14)}>All figures, the sites and the definition</a>`;
  return `<div class="measure" style="padding:0 0 32px">
<p${lettered(ink, 14, "font-weight:600")}><span aria-hidden="true">${mark}</span> ${words}</p>
<h3${lettered("ink", 18, "font-weight:600;padding:2px 0 4px")}>${nameHtml(name)}${unitHtml(section)}</h3>
<p${lettered("ink", 16)}>${escaped(sentence)}</p>
${figuresHtml(section)}${pictureHtml(section, source)}
${notes.map((note) => `<p${lettered("soft", 14, "padding:4px 0 0")}>${escaped(note)}</p>`).join("")}
<p style="margin:0;padding:6px 0 0">${figuresLink}</p>${links ? actsHtml(section, links) : ""}${withTable && section.months.length > 0 ? tableHtml(section) : ""}
</div>`;
}

/** More sites to ask are found on the measure's page. */
const MOST_ASKED = 3;

/** What a reader does about a measure, each by a link that asks before it does anything. */
function actsHtml({ measure, teachers, address }: MeasureSection, { act }: MailLinks): string {
  if (!address.endsWith(`/measures/${encodeURIComponent(measure.code)}`)) return "";
  const link = (to: string, text: string) =>
    `<a href="${escaped(to)}"${lettered("accent", 14)}>${text}</a>`;
  const asks = teachers
    .slice(0, MOST_ASKED)
    .map(({ name, code }) =>
      link(act({ act: "ask", measure: measure.code, site: code }), `Ask ${nameHtml(name)} how`),
    );
  const acts = [
    ...asks,
    link(act({ act: "agenda", measure: measure.code }), "Add to our call’s agenda"),
    link(act({ act: "goal", measure: measure.code }), "Set a 90-day goal on this"),
  ];
  return `<p${lettered("soft", 14, "padding:4px 0 0")}>${acts.join(" · ")}</p>`;
}

/** A unit of more than a sign stands once, in the heading. */
function unitHtml(section: MeasureSection): string {
  const unit = spelledUnit(section);
  return unit === ""
    ? ""
    : ` <span${lettered("soft", 14, "font-weight:400")}>${escaped(unit)}</span>`;
}

/** The figures that matter most, as a small table. */
function figuresHtml(section: MeasureSection): string {
  const cells = keyFigures(section);
  if (cells.length === 0) return "";
  const width = Math.floor(100 / cells.length);
  const heads = cells.map(
    ({ head }) =>
      `<th scope="col" align="left" valign="bottom" width="${width}%"${lettered("soft", 14, "font-weight:400;padding:0 8px 0 0;white-space:nowrap")}>${head}</th>`,
  );
  const values = cells.map(
    ({ text }, index) =>
      `<td valign="top"${lettered("ink", 16, "padding:0 8px 4px 0;font-variant-numeric:tabular-nums")}>${index === 0 ? `<b>${escaped(text)}</b>` : escaped(text)}</td>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:12px 0 0"><tr>${heads.join("")}</tr><tr>${values.join("")}</tr></table>
<p${lettered("soft", 14, "padding:0 0 8px")}>${escaped(countSentence(section))}</p>`;
}

function pictureHtml(section: MeasureSection, source: string | undefined): string {
  const { picture } = section;
  if (picture === null || source === undefined) {
    return `<p${lettered("soft", 16, "padding:8px 0 0")}>${escaped(noChartSentence(section))}</p>`;
  }
  return imageHtml(source, picture.alternative);
}

/** A picture as wide as the page allows, with what it shows in words. */
export function imageHtml(source: string, alternative: string): string {
  return `<img src="${escaped(source)}" alt="${escaped(alternative)}" width="568" class="picture" style="display:block;box-sizing:border-box;width:100%;max-width:568px;height:auto;padding:8px;border:1px solid #d8dee6;border-radius:6px;background:#ffffff;color:#1a2330;${FONT};font-size:14px">`;
}

/** Every month of a measure, folded away until someone checks. */
function tableHtml({ months, reading }: MeasureSection): string {
  const number = (value: number | null) =>
    value === null ? "" : formatNumber(value, reading.format.decimals);
  const rows = [...months]
    .reverse()
    .map(
      (month) =>
        `<tr ${underlined}><th scope="row" style="text-align:left;font-weight:400">${periodName(month.period)}</th>${countCells(month)}<td>${number(month.value)}</td><td>${number(month.centre)}</td><td>${number(month.lower)}</td><td>${number(month.upper)}</td><td>${month.sitesReporting}</td></tr>`,
    );
  const heads = ["Numerator", "Denominator", "Value", "Centre line", "Lower", "Upper", "Sites"];
  return `<details${lettered("soft", 14)}><summary>Figures of every month</summary><div style="overflow-x:auto"><table class="figures"><tr><th scope="col" style="text-align:left">Month</th>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr>${rows.join("")}</table></div></details>`;
}

function countCells(month: MonthRow): string {
  const texts = countTexts(month);
  return typeof texts === "string"
    ? `<td colspan="2">${texts}</td>`
    : texts.map((text) => `<td>${text}</td>`).join("");
}
