import type { Completeness, CompletenessRow } from "./completeness.ts";
import { escaped, nameHtml } from "./escaped.ts";
import { lettered, underlined } from "./html-looks.ts";
import { counted } from "./wording.ts";

/** More rows than this make a mail too long: then only what is still open is listed. */
const MOST_ROWS = 60;

const marks: Record<CompletenessRow["state"], string> = { whole: "●", partly: "◐", none: "○" };

/**
 * How much of the month is in, site by site.
 *
 * @param isWhole Lists every site, however many: for a page that must stand alone.
 */
export function completenessHtml(
  { sentence, sites }: Completeness,
  { home, isWhole }: { home: string; isWhole: boolean },
): string {
  const said = `<p${lettered("ink", 16, "padding:0 0 8px")}>${escaped(sentence)}</p>`;
  if (sites.length === 0) return said;
  const listed = isWhole ? sites : rowsFor(sites);
  const left = sites.length - listed.length;
  const rest =
    left === 0
      ? ""
      : `<p${lettered("soft", 14, "padding:8px 0 0")}>And ${counted(left, "more site")}: <a href="${escaped(home)}"${lettered("accent", 14)}>see them all</a>.</p>`;
  const head = (text: string, align: string) =>
    `<th scope="col" align="${align}" style="font-weight:400;white-space:nowrap">${text}</th>`;
  return `${said}<table width="100%" cellpadding="4" cellspacing="0"${lettered("ink", 14)}>
<tr ${underlined}>${head("Site", "left")}${head("Figures", "right")}${head("Attested", "right")}</tr>
${listed.map(rowHtml).join("\n")}
</table>${rest}`;
}

function rowsFor(sites: readonly CompletenessRow[]): readonly CompletenessRow[] {
  if (sites.length <= MOST_ROWS) return sites;
  return sites.filter(({ state }) => state !== "whole").slice(0, MOST_ROWS);
}

function rowHtml({ name, done, expected, attested, state }: CompletenessRow): string {
  const mark = `<span aria-hidden="true">${marks[state]}</span>`;
  return `<tr ${underlined}><td>${mark} ${nameHtml(name)}</td><td align="right" nowrap>${done} of ${expected}</td><td align="right" nowrap>${attested ? "yes" : "not yet"}</td></tr>`;
}
