import { inNumberStyle, type NumberStyleName } from "../number-style.ts";
import { BOX, withBox } from "./box-glyph.ts";
import { fontSubset } from "./font-subset.ts";
import { type Letter, lettersOf } from "./letters.ts";
import type { PdfFile } from "./pdf-file.ts";
import { drawnRuns } from "./reading-direction.ts";
import { array, dictionary, hex, latinBytes, reference, textString, utf16 } from "./syntax.ts";
import { openTrueType, type TrueType } from "./true-type.ts";

/** A font while a document is lettered with it. */
export interface PdfFont {
  /** Of the font in a page's resources. */
  name: string;
  program: TrueType;
  /** Points that the text takes at that size. */
  widthOf(text: string, size: number): number;
  /** Operators that show the text from left to right, inside BT and ET. */
  shown(text: string): string;
  /** Glyphs of the text from left to right. */
  glyphsOf(text: string): number[];
  /** Characters of all texts so far that the font lacks: each is drawn as a box. */
  lacking: ReadonlySet<string>;
  /** Embeds the font, cut down to what was shown. */
  write(file: PdfFile, object: number): void;
}

/** A letter that was shown: its code in the page's text, its glyph and its width. */
interface Shown {
  code: number;
  glyph: number;
  width: number;
}

/**
 * Opens a font for a document. Each letter gets a code of its own in the order of first use, and
 * each code says which text it stands for, so that text can be copied and read aloud even where
 * only a box is drawn.
 *
 * @param numbers How numbers are written in whatever is lettered with it.
 */
export function pdfFont(
  name: string,
  file: ArrayBuffer | Uint8Array,
  numbers: NumberStyleName = "english",
): PdfFont {
  const program = withBox(openTrueType(file));
  const shownLetters = new Map<string, Shown>();
  const lacking = new Set<string>();
  const split = new Map<string, Letter[]>();
  const has = (character: string) => program.glyphOf(character.codePointAt(0) ?? 0) !== 0;
  const glyphOf = ({ drawn }: Letter) => program.glyphOf(drawn.codePointAt(0) ?? 0);
  const letters = (text: string) => {
    const known = split.get(text);
    if (known !== undefined) return known;
    const found = lettersOf(inNumberStyle(text, numbers), has);
    split.set(text, found);
    for (const letter of found)
      if (letter.drawn === BOX && letter.text !== BOX) lacking.add(letter.text);
    return found;
  };
  const codeOf = (letter: Letter) => {
    const known = shownLetters.get(letter.text);
    if (known !== undefined) return known.code;
    const [code, glyph] = [shownLetters.size + 1, glyphOf(letter)];
    shownLetters.set(letter.text, { code, glyph, width: program.widthOf(glyph) });
    return code;
  };
  return {
    name,
    program,
    lacking,
    widthOf(text, size) {
      let width = 0;
      for (const letter of letters(text)) width += program.widthOf(glyphOf(letter));
      return (width * size) / 1000;
    },
    shown: (text) =>
      drawnRuns(letters(text))
        .map(({ letters: run, says }) => {
          const codes = `<${run.map((letter) => hex(codeOf(letter))).join("")}> Tj`;
          return says === undefined
            ? codes
            : `/Span <</ActualText <FEFF${utf16(says)}>>> BDC ${codes} EMC`;
        })
        .join(" "),
    glyphsOf: (text) => drawnRuns(letters(text)).flatMap(({ letters: run }) => run.map(glyphOf)),
    write: (pdf, object) => embed(pdf, object, program, shownLetters),
  };
}

function embed(
  file: PdfFile,
  object: number,
  program: TrueType,
  shown: ReadonlyMap<string, Shown>,
): void {
  const letters = [...shown.values()];
  const glyphs = new Set(letters.map(({ glyph }) => glyph));
  const BaseFont = `/${subsetTag(glyphs)}+${program.postScriptName}`;
  const bytes = fontSubset(program, glyphs);
  const descriptor = dictionary({
    Type: "/FontDescriptor",
    FontName: BaseFont,
    Flags: 4,
    FontBBox: array(program.box.map(Math.round)),
    ItalicAngle: 0,
    Ascent: Math.round(program.ascent),
    Descent: Math.round(program.descent),
    CapHeight: Math.round(program.capHeight),
    StemV: 80,
    FontFile2: reference(file.putStream(bytes, { Length1: bytes.length })),
  });
  const descendant = dictionary({
    Type: "/Font",
    Subtype: "/CIDFontType2",
    BaseFont,
    CIDSystemInfo: dictionary({
      Registry: textString("Adobe"),
      Ordering: textString("Identity"),
      Supplement: 0,
    }),
    FontDescriptor: reference(file.put(descriptor)),
    W: `[1 ${array(letters.map(({ width }) => Math.round(width)))}]`,
    CIDToGIDMap: reference(file.putStream(glyphMap(letters))),
  });
  const font = dictionary({
    Type: "/Font",
    Subtype: "/Type0",
    BaseFont,
    Encoding: "/Identity-H",
    DescendantFonts: array([reference(file.put(descendant))]),
    ToUnicode: reference(file.putStream(latinBytes(toUnicode(shown)))),
  });
  file.put(font, object);
}

/** Six capitals that differ for different parts of one font, as the format asks for. */
function subsetTag(glyphs: ReadonlySet<number>): string {
  let sum = 0;
  for (const glyph of [...glyphs].sort((one, other) => one - other)) {
    sum = (sum * 31 + glyph + 1) % 26 ** 6;
  }
  return Array.from({ length: 6 }, (_, index) =>
    String.fromCharCode(65 + (Math.floor(sum / 26 ** index) % 26)),
  ).join("");
}

/** Two bytes for each code: the glyph that is drawn for it. */
function glyphMap(letters: readonly Shown[]): Uint8Array {
  const map = new DataView(new ArrayBuffer((letters.length + 1) * 2));
  for (const { code, glyph } of letters) map.setUint16(code * 2, glyph);
  return new Uint8Array(map.buffer);
}

/** A map takes at most this many lines in one block. */
const LINES_IN_BLOCK = 100;

function toUnicode(shown: ReadonlyMap<string, Shown>): string {
  const lines = [...shown].map(([text, { code }]) => `<${hex(code)}> <${utf16(text)}>`);
  const blocks: string[] = [];
  for (let start = 0; start < lines.length; start += LINES_IN_BLOCK) {
    const block = lines.slice(start, start + LINES_IN_BLOCK);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
