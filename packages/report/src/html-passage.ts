import { escaped, nameHtml } from "./escaped.ts";
import { lettered, underlined } from "./html-looks.ts";
import type { Passage, PassageTable } from "./passage.ts";

/** A mail has room for so many rows; the page has them all. */
const MOST_ROWS = 60;

/** A part that is words and a table, below its heading. */
export function passageHtml({ sentences, table }: Passage, isWhole: boolean): string {
  const said = sentences.map(
    (sentence) => `<p${lettered("ink", 16, "padding:0 0 8px")}>${escaped(sentence)}</p>`,
  );
  return `${said.join("\n")}${table ? tableHtml(table, isWhole) : ""}`;
}

function tableHtml({ caption, heads, rows }: PassageTable, isWhole: boolean): string {
  const align = (place: number) => (heads[place]?.numeric ? "right" : "left");
  const shown = isWhole ? rows : rows.slice(0, MOST_ROWS);
  const left = rows.length - shown.length;
  const head = heads.map(
    ({ text }, place) =>
      `<th scope="col" align="${align(place)}" style="font-weight:400">${escaped(text)}</th>`,
  );
  const body = shown.map(
    (cells) =>
      `<tr ${underlined}>${cells
        .map((cell, place) => `<td align="${align(place)}" valign="top">${nameHtml(cell)}</td>`)
        .join("")}</tr>`,
  );
  const more =
    left === 0
      ? ""
      : `<p${lettered("soft", 14, "padding:8px 0 0")}>And ${left} more, on the archived page.</p>`;
  return `<table width="100%" cellpadding="4" cellspacing="0"${lettered("ink", 14)}>
<caption align="left" style="text-align:left">${escaped(caption)}</caption>
<tr ${underlined}>${head.join("")}</tr>
${body.join("\n")}
</table>${more}`;
}
