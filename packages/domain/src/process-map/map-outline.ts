import { done, type Outcome, type Problem, refused } from "../refusal.ts";
import {
  MAX_LABEL_LETTERS,
  MAX_LANE_LETTERS,
  MAX_STEP_LETTERS,
  MAX_STEPS,
  numbersOf,
  type ProcessMap,
  type ProcessStep,
  type StepKind,
  type Way,
} from "./process-map.ts";

const signs: Readonly<Record<StepKind, string>> = {
  start: ">",
  step: ".",
  decision: "?",
  end: "=",
};

/**
 * A map as an outline that people can read and write in any editor: its name in the first line;
 * then a line for each step with its number and `.` (`>` for a start, `?` for a decision, `=` for an
 * end), `@` before the lane, and where it leads after `->`, where that is not just the next line.
 */
export function mapOutline({ name, steps }: ProcessMap): string {
  const numbers = numbersOf(steps);
  const lines = steps.map((step, place) => {
    const { kind, text, lane } = step;
    const at = lane !== "" || / @( |$)/.test(text) ? `@ ${lane}`.trimEnd() : "";
    const isPlain = leadsAsWritten(step, steps[place + 1]) && !text.includes("->");
    const on =
      isPlain && !lane.includes("->") ? "" : `-> ${waysText(step.ways, numbers)}`.trimEnd();
    return [`${place + 1}${signs[kind]}`, text, at, on].filter((part) => part !== "").join(" ");
  });
  return `${[name, ...lines].join("\n")}\n`;
}

/** Where a step leads, by numbers: `yes: 4; no: 2`. */
export function waysText(ways: readonly Way[], numbers: ReadonlyMap<string, number>): string {
  return ways
    .map(({ to, label }) => `${label === "" ? "" : `${label}: `}${numbers.get(to) ?? "?"}`)
    .join("; ");
}

/** Whether a step leads where a line without an arrow does: on to the next, or from an end nowhere. */
function leadsAsWritten({ kind, ways }: ProcessStep, next: ProcessStep | undefined): boolean {
  const usual = kind === "end" || !next ? [] : [next.key];
  return (
    ways.length === usual.length && ways.every(({ to, label }) => to === usual[0] && label === "")
  );
}

/**
 * Reads `yes: 4; no: 2`.
 *
 * @param keyOf The key of the step with a number.
 * @returns The links; and a sentence for each part that is none.
 */
export function readWays(
  text: string,
  keyOf: (number: number) => string | undefined,
): { ways: Way[]; wrong: string[] } {
  const ways: Way[] = [];
  const wrong: string[] = [];
  for (const part of text.split(";").map((each) => each.trim())) {
    if (part === "") continue;
    const [, label = "", number = ""] = /^(?:([^:]*):)?\s*(\d{1,4})$/.exec(part) ?? [];
    const to = number === "" ? undefined : keyOf(Number(number));
    if (to === undefined) {
      wrong.push(`“${part.slice(0, 60)}” is no step here: write its number, as in yes: 4; no: 2.`);
    } else if (label.trim().length > MAX_LABEL_LETTERS) {
      wrong.push(`use at most ${MAX_LABEL_LETTERS} characters at a link.`);
    } else ways.push({ to, label: label.trim() });
  }
  return { ways, wrong };
}

interface Line {
  row: number;
  number: number;
  kind: StepKind | undefined;
  text: string;
  lane: string;
  /** Nothing where the line has no arrow. */
  on?: string;
}

/**
 * Reads such an outline. A line that says what a step of `standing` says is that step, so that what
 * refers to it stays; others get new keys. Numbers may have gaps, and be in any order.
 *
 * @param fresh Makes a key that is not in use.
 * @returns A map whose links lead somewhere; or every line that cannot be read, with its number.
 */
export function readMapOutline(
  text: string,
  standing: readonly ProcessStep[],
  fresh: () => string,
): Outcome<ProcessMap> {
  const all = text.split(/\r?\n/).map((line, place) => ({ line: line.trim(), row: place + 1 }));
  const [title, ...rest] = all.filter(({ line }) => line !== "");
  const problems: Problem[] = [];
  const wrong = (row: number, because: string) =>
    problems.push({ field: "outline", because: `Line ${row}: ${because}`, row });
  const lines = rest.map(lineOf);
  const keys = new Map<number, string>();
  const own = keysOf(standing, fresh);
  for (const { row, number, kind, text: said } of lines) {
    if (kind === undefined) continue;
    if (keys.has(number)) wrong(row, `the number ${number} stands twice.`);
    keys.set(number, own(kind, said));
  }
  if (!title) wrong(1, "write the name of the process in the first line.");
  else if (isNumbered(title.line))
    wrong(title.row, "the first line is the name, without a number.");
  if (lines.length === 0)
    wrong((title?.row ?? 1) + 1, "write a step a line, as in 1. Weigh the child.");
  if (lines.length > MAX_STEPS) wrong(MAX_STEPS + 2, `a map holds ${MAX_STEPS} steps at most.`);
  const steps = lines.map((line, place) => stepOf(line, lines[place + 1], keys, wrong));
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  return done({ name: title?.line ?? "", steps });
}

const isNumbered = (line: string) => /^\d{1,4}\s*[.>?=)]/.test(line);

function lineOf({ line, row }: { line: string; row: number }): Line {
  const [, number = "", sign = "", rest = ""] = /^(\d{1,4})\s*([.>?=)])\s*(.*)$/u.exec(line) ?? [];
  if (number === "") return { row, number: 0, kind: undefined, text: line, lane: "" };
  const arrow = rest.lastIndexOf("->");
  const [before, on] =
    arrow < 0 ? [rest, undefined] : [rest.slice(0, arrow), rest.slice(arrow + 2).trim()];
  const [, said = before, lane = ""] = /^(.*) @(?: (.*))?$/u.exec(before.trimEnd()) ?? [];
  const kind = (["start", "decision", "end"] as const).find((each) => signs[each] === sign);
  return {
    ...{ row, number: Number(number), kind: kind ?? "step", text: said.trim(), lane: lane.trim() },
    ...(on !== undefined && { on }),
  };
}

function stepOf(
  { row, number, kind, text, lane, on }: Line,
  next: Line | undefined,
  keys: ReadonlyMap<number, string>,
  wrong: (row: number, because: string) => void,
): ProcessStep {
  const step = { key: keys.get(number) ?? "", kind: kind ?? "step", text, lane } as const;
  if (kind === undefined) wrong(row, "begin it with a number and a dot, as in 3. Weigh the child.");
  else if (text === "") wrong(row, "it says nothing.");
  if (text.length > MAX_STEP_LETTERS) wrong(row, `use at most ${MAX_STEP_LETTERS} characters.`);
  if (lane.length > MAX_LANE_LETTERS) {
    wrong(row, `use at most ${MAX_LANE_LETTERS} characters after @.`);
  }
  if (on === undefined) {
    const key = kind === "end" ? undefined : next && keys.get(next.number);
    return { ...step, ways: key === undefined ? [] : [{ to: key, label: "" }] };
  }
  const read = readWays(on, (each) => keys.get(each));
  for (const because of read.wrong) wrong(row, because);
  return { ...step, ways: read.ways };
}

/** The key of the standing step of the same kind and words, each taken once. */
function keysOf(standing: readonly ProcessStep[], fresh: () => string) {
  const left = [...standing];
  return (kind: StepKind, text: string): string => {
    const place = left.findIndex((step) => step.kind === kind && step.text === text);
    return place < 0 ? fresh() : (left.splice(place, 1)[0]?.key ?? fresh());
  };
}
