import type { Figure } from "./figure.ts";

/** What of a figure an expression can name. */
const parts = ["numerator", "denominator", "value", "mean", "sd"] as const;
export type ExpressionPart = (typeof parts)[number];

/** Arithmetic over figures: `denominator of CAUTI + 2 * numerator of CLABSI`. */
export type FigureExpression =
  | { kind: "number"; value: number }
  | { kind: "figure"; part: ExpressionPart; measure: string }
  | {
      kind: "sum";
      operator: "+" | "-" | "*" | "/";
      left: FigureExpression;
      right: FigureExpression;
    };

export type ReadExpression = { expression: FigureExpression } | { because: string };

const token =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<part>numerator|denominator|value|mean|sd)\s+of\s+(?<code>[a-z0-9][a-z0-9._-]{0,39})|(?<sign>[-+*/×÷()]))/iy;

interface Token {
  number?: string;
  part?: string;
  code?: string;
  sign?: string;
}

/** Reads an expression as somebody writes it; otherwise says what about it cannot be read. */
export function readExpression(text: string): ReadExpression {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (text.slice(token.lastIndex).trim() !== "") {
    const from = token.lastIndex;
    const found = token.exec(text)?.groups;
    if (!found) return { because: unreadable(text.slice(from)) };
    tokens.push(found);
  }
  if (tokens.length > MOST_TOKENS) return { because: "is too long: two short rules are clearer" };
  const reader = new Reader(tokens);
  const expression = reader.sum();
  return expression && reader.isDone
    ? { expression }
    : {
        because: "ends too early, or a sign is missing: write “numerator of CODE”, + − × ÷ between",
      };
}

const MOST_TOKENS = 60;

const unreadable = (rest: string) =>
  `cannot be read from “${rest.trim().slice(0, 30)}” on: write “numerator of CODE”, + − × ÷ between`;

class Reader {
  readonly #tokens: readonly Token[];
  #place = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isDone(): boolean {
    return this.#place === this.#tokens.length;
  }

  sum(): FigureExpression | undefined {
    return this.#row({ "+": "+", "-": "-" }, () => this.#product());
  }

  #product(): FigureExpression | undefined {
    return this.#row({ "*": "*", "×": "*", "/": "/", "÷": "/" }, () => this.#factor());
  }

  #row(
    signs: Readonly<Record<string, "+" | "-" | "*" | "/">>,
    next: () => FigureExpression | undefined,
  ): FigureExpression | undefined {
    let left = next();
    for (;;) {
      const operator = signs[this.#tokens[this.#place]?.sign ?? ""];
      if (!left || !operator) return left;
      this.#place += 1;
      const right = next();
      left = right && { kind: "sum", operator, left, right };
    }
  }

  #factor(): FigureExpression | undefined {
    const { number, part, code, sign } = this.#tokens[this.#place] ?? {};
    if (number === undefined && part === undefined && sign !== "(") return undefined;
    this.#place += 1;
    if (number !== undefined) return { kind: "number", value: Number(number) };
    if (part !== undefined) {
      const named = parts.find((each) => each === part.toLowerCase());
      return named && { kind: "figure", part: named, measure: code ?? "" };
    }
    const inside = this.sum();
    if (this.#tokens[this.#place]?.sign !== ")") return undefined;
    this.#place += 1;
    return inside;
  }
}

/** The codes of the measures that an expression names, each once. */
export function measuresIn(expression: FigureExpression): string[] {
  if (expression.kind === "number") return [];
  if (expression.kind === "figure") return [expression.measure];
  return [...new Set([...measuresIn(expression.left), ...measuresIn(expression.right)])];
}

/**
 * What an expression comes to.
 *
 * @returns Nothing where a figure it names is missing or is no number, or where it divides by 0.
 */
export function expressionValue(
  expression: FigureExpression,
  figureOf: (measure: string) => Figure | undefined,
): number | undefined {
  if (expression.kind === "number") return expression.value;
  if (expression.kind === "figure") return partOf(figureOf(expression.measure), expression.part);
  const left = expressionValue(expression.left, figureOf);
  const right = expressionValue(expression.right, figureOf);
  if (left === undefined || right === undefined) return undefined;
  switch (expression.operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? undefined : left / right;
  }
}

function partOf(figure: Figure | undefined, part: ExpressionPart): number | undefined {
  if (figure?.state !== "measured") return undefined;
  const { numerator, denominator, sample } = figure;
  switch (part) {
    case "numerator":
      return numerator;
    case "denominator":
      return denominator;
    case "sd":
      return sample?.sd;
    case "mean":
      return sample?.mean;
    case "value":
      return sample?.mean ?? numerator / denominator;
  }
}
