import { done, type Outcome, refused } from "@allteach/domain/refusal";

/**
 * Reads JSON; what is none is refused with the line and column where it stops being JSON.
 *
 * @param wanted What to send instead, as a sentence's last part.
 */
export function readJson(text: string, wanted: string): Outcome<unknown> {
  try {
    return done(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { row, column } = placeAt(text, faultIn(text));
    const because = `this is no JSON from here on: ${wanted}`;
    const problem = { field: "", because, row, column: String(column) };
    return refused({ kind: "invalid", problems: [problem] });
  }
}

function placeAt(text: string, position: number): { row: number; column: number } {
  const before = text.slice(0, position);
  const line = before.lastIndexOf("\n") + 1;
  return { row: before.split("\n").length, column: position - line + 1 };
}

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)\b/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Where a text stops being JSON (RFC 8259): the reader that comes with the language says so only of
 * some faults.
 */
function faultIn(text: string): number {
  const open: ("{" | "[")[] = [];
  let wants: "value" | "value or end" | "key" | "key or end" | "colon" | "comma" = "value";
  let at = 0;
  for (;;) {
    while (/[ \t\n\r]/.test(text[at] ?? "")) at++;
    const letter = text[at];
    const isEnd = letter === (open.at(-1) === "{" ? "}" : "]") && open.length > 0;
    if (isEnd && (wants === "comma" || wants.endsWith("or end"))) {
      open.pop();
      wants = "comma";
      at++;
    } else if (wants === "comma") {
      if (letter !== "," || open.length === 0) return at;
      wants = open.at(-1) === "{" ? "key" : "value";
      at++;
    } else if (wants === "colon") {
      if (letter !== ":") return at;
      wants = "value";
      at++;
    } else if (letter === '"') {
      const end = stringEnd(text, at);
      if (!end.isWhole) return end.at;
      wants = wants.startsWith("key") ? "colon" : "comma";
      at = end.at;
    } else if (wants.startsWith("key")) return at;
    else if (letter === "{" || letter === "[") {
      open.push(letter);
      wants = letter === "{" ? "key or end" : "value or end";
      at++;
    } else {
      scalar.lastIndex = at;
      if (!scalar.test(text)) return at;
      wants = "comma";
      at = scalar.lastIndex;
    }
  }
}

/** Behind a string's last mark, or where it cannot go on. */
function stringEnd(text: string, from: number): { at: number; isWhole: boolean } {
  for (let at = from + 1; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter === 34) return { at: at + 1, isWhole: true };
    if (letter < 32) return { at, isWhole: false };
    if (letter !== 92) continue;
    escaped.lastIndex = at;
    if (!escaped.test(text)) return { at, isWhole: false };
    at = escaped.lastIndex - 1;
  }
  return { at: text.length, isWhole: false };
}
