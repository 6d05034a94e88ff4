import { FigureInput, figureOf } from "@allteach/domain/figure";
import { MeasureId, SiteId } from "@allteach/domain/identity";
import { type Measure, MeasureDefinition } from "@allteach/domain/measure";
import { periodAt } from "@allteach/domain/period";
import type { Outcome, Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import type { Mapping } from "@allteach/interchange/heading-meaning";
import { matchUpload } from "@allteach/interchange/match-upload";
import { readJson } from "@allteach/interchange/read-json";
import { readMeasureReports } from "@allteach/interchange/read-measure-reports";
import { readUpload } from "@allteach/interchange/read-upload";
import { readWorkbook } from "@allteach/interchange/read-workbook";
import { broken } from "./broken-file.ts";
import { type MadeFile, madeFile } from "./made-file.ts";
import { randomOf } from "./random.ts";

/** What became of one broken file. */
export interface Tried {
  kind: MadeFile["kind"];
  outcome: "taken" | "asked" | "refused";
  /** Of one core. */
  ms: number;
  /** What must never be: it is counted, and the first of each is printed. */
  wrong?: string;
  /** How many things it was refused for. */
  refusals: number;
}

/** The network that every file is sent to. */
export const known = {
  sites: ["NOR", "SOU", "WES", ...Array.from({ length: 60 }, (_, at) => `S${at}`)].map(
    (code, index): Site => ({
      ...{ id: SiteId.parse(index + 1), code, name: `${code} Hospital` },
      ...{ type: "hospital", joined: periodAt(2020, 1) },
    }),
  ),
  measures: (["u", "p", "xbar", "i", "t"] as const).map(
    (chart, index): Measure => ({
      ...MeasureDefinition.parse({
        ...{ code: `M${index}`, name: `Measure ${index}`, kind: "outcome", chart },
        ...{ numerator: `events ${index}`, denominator: `days ${index}`, unit: "per 100" },
        ...{ multiplier: 100, direction: "decrease" },
      }),
      ...{ id: MeasureId.parse(index + 1), place: index },
    }),
  ),
};

const mapping: Mapping = { "*measure": "measure:M0", seen: "denominator", "met it": "numerator" };

/** Makes a file from a number, breaks it, and reads it as the service does. */
export function tryFile(seed: number): Tried {
  const random = randomOf(seed);
  return tryBytes(broken(madeFile(random), random));
}

/** Reads a file as the service does. */
export function tryBytes(file: MadeFile): Tried {
  const begun = cpuMs();
  try {
    const read = file.kind === "fhir" ? readFhir(file.bytes) : readFile(file.bytes);
    return { kind: file.kind, ms: cpuMs() - begun, ...judged(read, file.kind) };
  } catch (error) {
    const wrong = `threw ${error instanceof Error ? error.stack : String(error)}`;
    const ms = cpuMs() - begun;
    return { kind: file.kind, outcome: "refused", ms, wrong, refusals: 0 };
  }
}

/** What this process used of a core, so that others on the machine do not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

type Read = Outcome<"taken" | "asked">;

function readFile(bytes: Uint8Array): Read {
  const book = readWorkbook(bytes);
  if (!book.ok) return book;
  const read = readUpload(book.value, known, mapping);
  if (!read.ok) return read;
  if ("question" in read.value) return { ok: true, value: "asked" };
  return matched(read.value.rows);
}

function readFhir(bytes: Uint8Array): Read {
  const body = readJson(new TextDecoder().decode(bytes), "send a FHIR R4 resource as JSON");
  if (!body.ok) return body;
  const read = readMeasureReports(body.value);
  return read.ok ? matched(read.value.rows) : read;
}

function matched(rows: Parameters<typeof matchUpload>[0]): Read {
  const months = matchUpload(rows, known, periodAt(2026, 10));
  if (!months.ok) return months;
  const figures = months.value.flatMap((month) => month.figures);
  if (figures.length !== rows.length) throw new Error("a row was lost or doubled");
  for (const { input, when } of rows) {
    const period = when.week ?? when.month ?? when.quarter;
    if (period && !FigureInput.safeParse(input).success) throw new Error("an input is none");
    if (period) figureOf(input, period);
  }
  return { ok: true, value: "taken" };
}

function judged(read: Read, kind: MadeFile["kind"]): Omit<Tried, "kind" | "ms"> {
  if (read.ok) return { outcome: read.value, refusals: 0 };
  const { refusal } = read;
  if (refusal.kind !== "invalid" || refusal.problems.length === 0) {
    return { outcome: "refused", wrong: `refused as ${refusal.kind}`, refusals: 0 };
  }
  const { problems } = refusal;
  const lost = problems.find((problem) => !hasPlace(problem, kind));
  const helpless = problems.find(({ because }) => !remedy.test(because));
  const wrong =
    (lost && `no place: ${lost.because}`) ?? (helpless && `no remedy: ${helpless.because}`);
  return { outcome: "refused", refusals: problems.length, ...(wrong && { wrong }) };
}

/** Row and column; of FHIR that has been read as JSON, the path of an element. */
function hasPlace({ row, column, field }: Problem, kind: MadeFile["kind"]): boolean {
  if (kind === "fhir" && /^[A-Z][A-Za-z]*(?:$|[.[])/.test(field)) return true;
  return Number.isInteger(row) && Number(row) >= 1 && /\S/.test(column ?? "");
}

/** What a sentence says when it says what to do. */
const remedy =
  /\b(?:send|save|write|put|keep|give|take|name|leave|choose|open|close|type|say|add|look|format|expected|is right|did you mean|was a number cut|can be sent|counts? behind)\b/i;
