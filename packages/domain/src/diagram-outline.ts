import {
  AIM,
  type Diagram,
  type DiagramNode,
  depthOf,
  inOutlineOrder,
  MAX_NODE_LETTERS,
  MAX_NODES,
  type NodeKind,
} from "./key-driver-diagram.ts";
import { done, type Outcome, type Problem, refused } from "./refusal.ts";

/**
 * A diagram as an outline that people can read and write in any editor: the aim on its own line,
 * `-` before a driver, `*` before a change idea, two spaces for each step in, and measures at the
 * end in square brackets.
 */
export function diagramOutline(nodes: Diagram): string {
  const lines = inOutlineOrder(nodes).map((node) => {
    const codes = node.measures.length > 0 ? ` [${node.measures.join(", ")}]` : "";
    const indent = "  ".repeat(Math.max(0, depthOf(nodes, node) - 1));
    const bullet = node.kind === "aim" ? "" : node.kind === "intervention" ? "* " : "- ";
    return `${indent}${bullet}${node.text}${codes}`;
  });
  return `${lines.join("\n")}\n`;
}

interface Line {
  row: number;
  depth: number;
  bullet: string;
  text: string;
  measures: string[];
}

/**
 * Reads such an outline. A line that says what a box of `standing` says is that box, so that what
 * refers to it stays; others get new keys.
 *
 * @param fresh Makes a key that is not in use.
 * @returns A diagram whose boxes hang together; or every line that cannot be read, with its number.
 */
export function readOutline(
  text: string,
  standing: Diagram,
  fresh: () => string,
): Outcome<DiagramNode[]> {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => lineOf(line, index + 1))
    .filter((line) => line.text !== "" || line.bullet !== "");
  const problems: Problem[] = [];
  const wrong = (row: number, because: string) =>
    problems.push({ field: "outline", because: `Line ${row}: ${because}`, row });
  const nodes: DiagramNode[] = [];
  const open: DiagramNode[] = [];
  const keys = keysOf(standing, fresh);
  for (const [place, line] of lines.entries()) {
    const kind = kindOf(line, place === 0);
    const parent = line.depth === 0 ? undefined : open[line.depth - 1];
    if (typeof kind !== "string") wrong(line.row, kind.because);
    else if (place > 0 && (!parent || parent.kind === "intervention")) {
      wrong(line.row, "it is two steps in where one is possible, or stands under a change idea.");
    } else if (line.text === "") wrong(line.row, "it says nothing.");
    else if (line.text.length > MAX_NODE_LETTERS) {
      wrong(line.row, `use at most ${MAX_NODE_LETTERS} characters.`);
    } else {
      const { measures } = line;
      const node = {
        key: keys(kind, line.text),
        kind,
        parent: parent?.key ?? null,
        text: line.text,
      };
      nodes.push({ ...node, measures });
      open.splice(line.depth, open.length, { ...node, measures });
    }
  }
  if (lines.length === 0) wrong(1, "write the aim in the first line.");
  if (lines.length > MAX_NODES) wrong(MAX_NODES + 1, `a diagram holds ${MAX_NODES} boxes at most.`);
  return problems.length > 0 ? refused({ kind: "invalid", problems }) : done(nodes);
}

function lineOf(line: string, row: number): Line {
  const [, space = "", bullet = "", rest = ""] =
    /^([ \t]*)([-*•]?)[ \t]*(.*)$/u.exec(line.trimEnd()) ?? [];
  const [, said = rest, codes = ""] = /^(.*?)[ \t]*\[([^[\]]*)\]$/u.exec(rest) ?? [];
  const steps = Math.round(space.replaceAll("\t", "  ").length / 2);
  return {
    row,
    depth: bullet === "" ? 0 : steps + 1,
    bullet: bullet === "•" ? "*" : bullet,
    text: said.trim(),
    measures: codes.split(/[,;]/).flatMap((code) => code.trim() || []),
  };
}

function kindOf({ bullet, depth }: Line, isFirst: boolean): NodeKind | { because: string } {
  if (isFirst)
    return bullet === "" ? "aim" : { because: "the first line is the aim, without a dash." };
  if (bullet === "") return { because: "begin it with - for a driver or * for a change idea." };
  if (bullet === "*") {
    return depth > 1 ? "intervention" : { because: "a change idea stands under a driver." };
  }
  if (depth > 2) return { because: "drivers go two steps in at most; use * for a change idea." };
  return depth === 1 ? "driver" : "secondary";
}

/** The key of the standing box of the same kind and words, each taken once. */
function keysOf(standing: Diagram, fresh: () => string) {
  const left = [...standing];
  return (kind: NodeKind, text: string): string => {
    if (kind === "aim") return AIM;
    const place = left.findIndex((node) => node.kind === kind && node.text === text);
    return place < 0 ? fresh() : (left.splice(place, 1)[0]?.key ?? fresh());
  };
}
