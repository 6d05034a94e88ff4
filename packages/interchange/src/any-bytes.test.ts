import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFiguresCsv } from "./read-figures-csv.ts";

const heading = "site,period,measure,numerator,denominator,note";

describe("bytes of any kind", () => {
  const answered = (bytes: Uint8Array) => {
    const outcome = readFiguresCsv(bytes);
    if (outcome.ok) return expect(outcome.value.length).toBeGreaterThan(0);
    const { refusal } = outcome;
    expect(refusal.kind === "invalid" && refusal.problems.length).toBeGreaterThan(0);
  };

  it("are answered and never throw", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), answered), { numRuns: 5000 });
  });

  it("are answered when they look like a file of figures", () => {
    const part = fc.constantFrom(
      ..."site period measure numerator denominator note AHH 2026-10 CAUTI 1 1,5 no\u00a0cases".split(
        " ",
      ),
      ...[",", ";", "\t", '"', '""', "\n", "\r\n", "\r", "\uFEFF", "'", "=", "\u0000", " ", "ø"],
    );
    const file = fc.array(part, { maxLength: 60 }).map((parts) => encoded(parts.join("")));
    fc.assert(fc.property(file, answered), { numRuns: 5000 });
  });

  it.each([
    ["quotation marks", '"'],
    ["malformed quotes", '"a"b'],
    ["quotes and blanks", '" '],
    ["commas", ","],
    ["line ends", "\n"],
    ["wide rows", `${",".repeat(29)}\n`],
    ["letters", "a"],
  ])("are answered before the runner gives up when they are 5 MB of %s", (_, part) => {
    const text = `${heading}\n${part.repeat(Math.floor(5_000_000 / part.length))}`;
    answered(encoded(text));
  });
});

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
