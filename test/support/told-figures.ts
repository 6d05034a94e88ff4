import { getDocumentProxy } from "unpdf";

/** A figure as a form of a report tells it, read from that form alone. */
export interface ToldFigure {
  measure: string;
  /** `2026-10`. */
  period: string;
  /** Counts are absent where a form tells none: the API's charts, and the numerator of a mean. */
  denominator?: number;
  numerator?: number;
  value: number;
  /** As many as the form tells it with; none where it is exact. */
  decimals?: number;
}

const numberOf = (text: string) => Number(text.replaceAll(",", "").replace("−", "-"));
const decimalsOf = (text: string) => text.split(".")[1]?.length ?? 0;

/** `October 2026`, `Q4 2026` and `week to 25 October 2026` as they are stored. */
function periodOf(name: string): string {
  const [, quarter, year] = /^(Q\d) (\d{4})$/.exec(name) ?? [];
  if (quarter) return `${year}-${quarter}`;
  const [, day] = /^week to (.+)$/.exec(name) ?? [];
  if (day) return new Date(`${day} UTC`).toISOString().slice(0, 10);
  const begin = new Date(`1 ${name} UTC`);
  if (Number.isNaN(begin.getTime())) throw new RangeError(`${name} is no period`);
  return begin.toISOString().slice(0, 7);
}

/** The lines of the file of figures, by the measure's code. */
export function figuresInCsv(csv: string): ToldFigure[] {
  const lines = csv
    .replace(/^\uFEFF/, "")
    .split("\r\n")
    .slice(1);
  return lines.flatMap((line): ToldFigure[] => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) => cell);
    const [, measure = "", , , period = "", numerator = "", denominator = "", value = ""] = cells;
    if (!/^\d/.test(numerator)) return [];
    return [{ measure, period, ...countsOf(numerator, denominator), value: Number(value) }];
  });
}

const countsOf = (numerator: string, denominator: string) => ({
  ...{ numerator: numberOf(numerator), denominator: numberOf(denominator) },
});

/** The tables of all figures in the archived page, by the measure's name. */
export function figuresInPage(html: string): ToldFigure[] {
  return html
    .split('<div class="measure"')
    .slice(1)
    .flatMap((part) => {
      const [, heading = ""] = /<h3[^>]*>(?:<bdi>)?([^<]+)</.exec(part) ?? [];
      const [table = ""] = part.split("</details>");
      const rows = table.matchAll(
        /<th scope="row"[^>]*>([^<]+)<\/th><td>([\d,.]+)<\/td><td>([\d,.]+)<\/td><td>([−\d,.]+)</g,
      );
      return [...rows].map(([, month = "", numerator = "", denominator = "", value = ""]) => ({
        ...{ measure: unescaped(heading), period: periodOf(month) },
        ...countsOf(numerator, denominator),
        ...{ value: numberOf(value), decimals: decimalsOf(value) },
      }));
    });
}

/** The tables of the paper form, which do not say again whose they are. */
export async function figuresInPdf(pdf: Uint8Array): Promise<ToldFigure[]> {
  const document = await getDocumentProxy(pdf);
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(...items.flatMap((item) => ("str" in item && item.str.trim() ? [item.str] : [])));
  }
  // The name of a week may stand on two lines.
  const text = texts
    .slice(texts.lastIndexOf("Figures of every month"))
    .join("|")
    .replace(/week to (\d+)[ |]+([A-Z][a-z]+)[ |]+(\d{4})/g, "week to $1 $2 $3");
  const rows = text.matchAll(
    /\|((?:(?:week to \d+ )?[A-Z][a-z]{2,8}|Q\d) \d{4})\|([\d,.]+)\|([\d,.]+)\|([−\d,.]+)(?=\|)/g,
  );
  return [...rows].map(([, month = "", numerator = "", denominator = "", value = ""]) => ({
    ...{ measure: "", period: periodOf(month), ...countsOf(numerator, denominator) },
    ...{ value: numberOf(value), decimals: decimalsOf(value) },
  }));
}

/** The key figures of a mail: the last month of each measure, by its name. */
export function figuresInMail(html: string): ToldFigure[] {
  return html
    .split('<div class="measure"')
    .slice(1)
    .flatMap((part): ToldFigure[] => {
      const [, heading = ""] = /<h3[^>]*>(?:<bdi>)?([^<]+)</.exec(part) ?? [];
      const [, month = "", value = ""] =
        /<th [^>]*>((?:week to \d+ )?\w{2,3} \d{4})<\/th>[\s\S]*?<td [^>]*><b>([−\d,.]+)/.exec(
          part,
        ) ?? [];
      const [, numerator, denominator = ""] =
        />(?:([\d,.]+) (?:of|in)|mean of) ([\d,.]+?),? from \d+ sites?\.</.exec(part) ?? [];
      if (month === "") return [];
      return [
        {
          ...{ measure: unescaped(heading), period: periodOf(month) },
          ...(numerator !== undefined && { numerator: numberOf(numerator) }),
          ...{ denominator: numberOf(denominator) },
          ...{ value: numberOf(value), decimals: decimalsOf(value) },
        },
      ];
    });
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}
