import { textWidth } from "../lettering.ts";

/** Letters in bold are so much wider. */
const BOLD = 1.12;

export interface Lettering {
  size: number;
  isBold?: boolean;
}

/** About how wide a text will be as it is lettered, in pixels. */
export function letteredWidth(text: string, { size, isBold = false }: Lettering): number {
  return textWidth(text, size) * (isBold ? BOLD : 1);
}

/**
 * A text in as many lines as it needs, none of them wider than `width` pixels. A word that is wider
 * by itself is broken.
 */
export function wrapped(text: string, width: number, lettering: Lettering): string[] {
  const fits = (line: string) => letteredWidth(line, lettering) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((each) => broken(each, fits))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) line = longer;
    else {
      if (line !== "") lines.push(line);
      line = word;
    }
  }
  return line === "" ? lines : [...lines, line];
}

function broken(word: string, fits: (line: string) => boolean): string[] {
  if (fits(word)) return word === "" ? [] : [word];
  const parts: string[] = [];
  let part = "";
  for (const letter of word) {
    if (part !== "" && !fits(part + letter)) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return part === "" ? parts : [...parts, part];
}
