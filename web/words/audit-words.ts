import { type ActName, acts, type ChainFault, doors } from "@allteach/domain/audit";
import { counted } from "./count-words.ts";

/** What someone did, in words; an act that this version does not know, by its own name. */
export function actWords(action: string): string {
  return action in acts ? acts[action as ActName] : action;
}

/** By which door, and from which part of the internet. */
export function whenceWords({ via, address }: { via: string; address: string }): string {
  const door = via in doors ? doors[via as keyof typeof doors] : via;
  return address === "" ? door : `${door}, ${address}`;
}

/** How many lines of one entry are shown; the file has them all. */
const LINES_SHOWN = 8;

interface Change {
  site?: string;
  period?: string;
  measure?: string;
  before: unknown;
  after: unknown;
}

/** What an entry says of before and after, a line for each thing. */
export function detailLines(detail: string): string[] {
  const {
    before,
    after,
    changes = [],
    all,
    months,
    ...rest
  } = JSON.parse(detail) as {
    before?: unknown;
    after?: unknown;
    changes?: readonly Change[];
    all?: { changes?: number };
    months?: readonly { reason?: string }[];
  };
  const lines = [
    ...changes.map(({ site, period, measure, ...change }) =>
      changeWords([site, period, measure].filter(Boolean).join(" "), change),
    ),
    ...(before !== undefined || after !== undefined ? beforeAndAfter(before, after) : []),
    ...(months ?? []).flatMap(({ reason }) => (reason ? [`Because: ${reason}`] : [])),
    ...Object.entries(rest).flatMap(([name, value]) =>
      value === null ? [] : [`${nameWords(name)}: ${valueWords(value)}`],
    ),
  ];
  const more = lines.length - LINES_SHOWN + Math.max(0, (all?.changes ?? 0) - changes.length);
  return more > 0 ? [...lines.slice(0, LINES_SHOWN), `and ${counted(more, "line")} more`] : lines;
}

function beforeAndAfter(before: unknown, after: unknown): string[] {
  if (!isRecord(before) || !isRecord(after)) return [changeWords("", { before, after })];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const change = { before: before[name], after: after[name] };
    return valueWords(change.before) === valueWords(change.after)
      ? []
      : [changeWords(`${nameWords(name)}:`, change)];
  });
}

function changeWords(what: string, { before, after }: Pick<Change, "before" | "after">): string {
  const words =
    before === null || before === undefined
      ? valueWords(after)
      : `${valueWords(before)} → ${valueWords(after)}`;
  return what === "" ? words : `${what} ${words}`;
}

/** `decidedOn` → `decided on`. */
function nameWords(name: string): string {
  if (name === "sha256") return "fingerprint";
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A hash is told by its beginning. */
function valueWords(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return /^[0-9a-f]{64}$/.test(value) ? value.slice(0, 12) : value;
  return JSON.stringify(value) ?? "nothing";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is the matter with a chain, in a sentence. */
export function faultWords({ id, kind }: ChainFault): string {
  switch (kind) {
    case "altered":
      return `Entry ${id} is not as it was written.`;
    case "missing":
      return `Entry ${id} is missing.`;
    case "misplaced":
      return `Entry ${id} does not follow the one before it.`;
    case "slipped-in":
      return `Entry ${id} stands at the end and nothing else in the network knows of it.`;
    case "mistaken":
      return `A report of figures names entry ${id}, which tells of another.`;
    case "cut-off":
      return `Entry ${id}, and any after it, is missing at the end.`;
  }
}
