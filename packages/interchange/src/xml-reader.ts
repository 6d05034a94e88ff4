import { SaxesParser } from "saxes";
import { UnreadableFile } from "./unreadable-file.ts";

/** What a reader of XML is told, element by element; names come without their prefix. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads XML a piece at a time, so that it is never in memory as a whole.
 *
 * @throws {UnreadableFile} where it is no XML, or names entities: nothing is fetched or expanded.
 */
export function readXml(pieces: Iterable<Uint8Array>, listener: XmlListener): void {
  const parser = new SaxesParser();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: false });
  parser.on("error", () => {
    throw new UnreadableFile(
      "The workbook is damaged inside: open it in the spreadsheet, save it again and send that.",
    );
  });
  parser.on("doctype", () => {
    throw new UnreadableFile("The workbook names a document type, which no spreadsheet writes.");
  });
  parser.on("opentag", ({ name, attributes }) => listener.open(plain(name), attributes));
  parser.on("closetag", ({ name }) => listener.close?.(plain(name)));
  if (listener.text) parser.on("text", (text) => listener.text?.(text));
  for (const piece of pieces) parser.write(decoder.decode(piece, { stream: true }));
  parser.write(decoder.decode()).close();
}

const plain = (name: string) => name.slice(name.indexOf(":") + 1);
