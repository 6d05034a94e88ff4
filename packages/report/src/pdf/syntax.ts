/** A value as a PDF file writes it: numbers and `true` as they are, all else already in syntax. */
export type PdfValue = string | number | boolean | undefined;

/** `<</Type /Page /Rotate 0>>`, leaving out what is undefined. */
export function dictionary(entries: Readonly<Record<string, PdfValue>>): string {
  const parts = Object.entries(entries).flatMap(([name, value]) =>
    value === undefined ? [] : [`/${name} ${typeof value === "number" ? decimal(value) : value}`],
  );
  return `<<${parts.join(" ")}>>`;
}

export function array(values: readonly (string | number)[]): string {
  return `[${values.map((value) => (typeof value === "number" ? decimal(value) : value)).join(" ")}]`;
}

/** A reference to the object of that number. */
export function reference(object: number): string {
  return `${object} 0 R`;
}

/** Text for people: as it stands where it is plain, in UTF-16 where it is not. */
export function textString(text: string): string {
  return PLAIN.test(text)
    ? `(${text.replace(/[\\()]/g, (sign) => `\\${sign}`)})`
    : `<FEFF${utf16(text)}>`;
}

const PLAIN = /^[\x20-\x7e]*$/;

/** UTF-16, big end first, as hexadecimal digits. */
export function utf16(text: string): string {
  let digits = "";
  for (let unit = 0; unit < text.length; unit += 1) digits += hex(text.charCodeAt(unit));
  return digits;
}

/** Four hexadecimal digits. */
export function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, "0");
}

/** To a hundredth of a point, which no printer shows; never with an exponent. */
export function decimal(number: number): string {
  return String(Math.round(number * 100) / 100 || 0);
}

/** A byte for each character; the text must have none above U+00FF. */
export function latinBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}
