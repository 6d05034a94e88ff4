import { UnreadableFile } from "../unreadable-file.ts";

/** What a page or a drawing begins with, and what it runs by wherever it stands. */
const begins = /^\s*<[a-z!?/]/i;
const runs = /<(?:script|svg|html|body|iframe|object|embed|meta|link|base|img)\b/i;

/**
 * Checks that a file is plain text and nothing that only looks like it.
 *
 * @throws {UnreadableFile} where it has bytes that no text has, or is a page or a drawing.
 */
export function checkText(bytes: Uint8Array): void {
  const text = textIn(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they who are looked for
  if (text === undefined || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) {
    throw new UnreadableFile(
      "Taken are PNG, JPEG, GIF and WebP pictures, PDF, Word, Excel, PowerPoint, CSV and plain text.",
    );
  }
  if (begins.test(text) || runs.test(text)) {
    throw new UnreadableFile(
      "Web pages and SVG drawings are not taken: save it as PNG or PDF, or pin a link to it.",
    );
  }
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
