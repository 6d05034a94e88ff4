/** What stands before decimals and between thousands. */
export interface NumberStyle {
  decimal: string;
  group: string;
}

/** The ways of writing numbers that readers have; reports are written in the English one. */
export const numberStyles = {
  english: { decimal: ".", group: "," },
  continental: { decimal: ",", group: "." },
  french: { decimal: ",", group: "\u202f" },
  nordic: { decimal: ",", group: "\u00a0" },
  swiss: { decimal: ".", group: "’" },
} as const satisfies Readonly<Record<string, NumberStyle>>;

export type NumberStyleName = keyof typeof numberStyles;

export const numberStyleNames = Object.keys(numberStyles) as NumberStyleName[];

/** How somebody with these habits writes numbers: `de-DE` is continental; unknown, English. */
export function numberStyleOf(locale: string): NumberStyleName {
  let parts: Intl.NumberFormatPart[];
  try {
    parts = new Intl.NumberFormat(locale || "en-GB", { numberingSystem: "latn" }).formatToParts(
      1_234_567.5,
    );
  } catch (error) {
    if (error instanceof RangeError) return "english";
    throw error;
  }
  const sign = (type: "decimal" | "group") => parts.find((part) => part.type === type)?.value;
  const decimal = sign("decimal");
  const group = sign("group")?.replace("'", "’");
  const exact = numberStyleNames.find(
    (name) => numberStyles[name].decimal === decimal && numberStyles[name].group === group,
  );
  return exact ?? (decimal === "," ? "continental" : "english");
}

/**
 * A number with thousands or decimals, standing by itself: no part of a word, a code, a date or a
 * version, and not the number of a figure in a book.
 */
const written =
  /(?<![\p{L}\d.,:/_-])(?<!\bfig\.\s)(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\p{L}\d_]|[.,]\d)/gu;

/** Splits a text so that every second part is an address. */
const address = /(\S+:\/\/\S+)/;

/** A text with its numbers as a reader writes them; addresses stay as they are. */
export function inNumberStyle(text: string, name: NumberStyleName): string {
  if (name === "english") return text;
  const { decimal, group } = numberStyles[name];
  const localised = (number: string) =>
    number.replace(/[.,]/g, (sign) => (sign === "." ? decimal : group));
  return text
    .split(address)
    .map((part, place) => (place % 2 === 1 ? part : part.replace(written, localised)))
    .join("");
}

/** The same for HTML: what is read, and what is read out of pictures; never an address or a style. */
export function htmlInNumberStyle(html: string, name: NumberStyleName): string {
  if (name === "english") return html;
  return html.replace(/<style>[\s\S]*?<\/style>|(?<= alt=")[^"]*|(?<=>)[^<]+/g, (part) =>
    part.startsWith("<style>") ? part : inNumberStyle(part, name),
  );
}

const inCsv =
  "the file of figures (CSV) a point stands before decimals, and nothing between thousands.";

/** For readers whose numbers are not those of the pictures and files. */
export const otherNumbersNotes = {
  mail: `In pictures numbers are written 1,234.5; in ${inCsv}`,
  paper: `In ${inCsv}`,
} as const;
