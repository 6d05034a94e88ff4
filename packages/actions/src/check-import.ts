import { templateOf } from "@allteach/catalogue/templates";
import { sha256 } from "@allteach/domain/digest";
import { Code } from "@allteach/domain/identity";
import { MeasureDefinition } from "@allteach/domain/measure";
import { Charter, DisplayName } from "@allteach/domain/network";
import { Period } from "@allteach/domain/period";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { TableRows } from "@allteach/interchange/network-export";
import type { Unpacked } from "@allteach/interchange/unpack-network";
import * as z from "zod";

/** What an imported network's rows must be besides what their tables ask. */
const SiteRow = z.object({
  code: Code,
  name: DisplayName,
  type: z.string().max(60),
  joined: Period,
  leftAfter: Period.nullable(),
});
const NodeRow = z.object({ code: Code, name: DisplayName, about: z.string().max(1000) });
const Numbers = z.array(z.int().positive()).default([]);
const MeasureRow = z.preprocess(
  measureRow,
  MeasureDefinition.extend({ sites: Numbers, nodes: Numbers }),
);
const CharterRow = z.preprocess(charterRow, Charter);

/**
 * Looks through an export before anything is made from it: the charter, sites, nodes and measures
 * are read as the product reads them, and every file of the archive must have the hash it is named
 * for.
 *
 * @returns The charter of the network that was exported.
 */
export async function checkImport({ whole, files }: Unpacked): Promise<Outcome<Charter>> {
  const { tables } = whole;
  const charters = objectsOf(tables.charter).map((row) => CharterRow.safeParse(row));
  const [charter] = charters;
  if (charters.length !== 1 || !charter) return unfit("it holds no charter, or several");
  if (!charter.success) return unfit(`its charter cannot be: ${firstIn(charter.error)}`);
  if (charter.data.simulated) {
    return unfit("its figures are simulated: demonstrations are not taken over");
  }
  if (!templateOf(charter.data.template)) return unfit("its template is not known here");
  for (const [table, schema] of [
    ["site", SiteRow],
    ["node", NodeRow],
    ["measure", MeasureRow],
  ] as const) {
    for (const row of objectsOf(tables[table])) {
      const read = schema.safeParse(row);
      if (!read.success) return unfit(`a ${table} of it cannot be: ${firstIn(read.error)}`);
    }
  }
  for (const [key, bytes] of files) {
    const name = key.split("/").at(-1) ?? "";
    if (/^[0-9a-f]{64}$/.test(name) && (await sha256(bytes)) !== name) {
      return unfit(`its file ${key} was altered`);
    }
  }
  return done(charter.data);
}

/** Rows as objects, their columns in the words of the code: `left_after` as `leftAfter`. */
function objectsOf(table: TableRows | undefined): Record<string, unknown>[] {
  if (!table) return [];
  const names = table.columns.map((column) =>
    column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  );
  return table.rows.map((row) =>
    Object.fromEntries(names.map((name, place) => [name, row[place]])),
  );
}

function measureRow(row: unknown): unknown {
  const { goal, siteTypes, sites = "[]", nodes = "[]", ...rest } = row as Record<string, unknown>;
  const lists = { siteTypes: jsonIn(siteTypes), sites: jsonIn(sites), nodes: jsonIn(nodes) };
  return { ...rest, ...(goal !== null && { goal }), ...lists };
}

function charterRow(row: unknown): unknown {
  const { calendar, reports = "{}", simulated, ...rest } = row as Record<string, unknown>;
  const read = { calendar: jsonIn(calendar), reports: jsonIn(reports) };
  return { ...rest, ...read, simulated: simulated === 1 };
}

function jsonIn(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function firstIn({ issues }: z.ZodError): string {
  const [issue] = issues;
  return issue ? `${issue.path.join("/")} ${issue.message}` : "";
}

function unfit(because: string): Outcome<never> {
  return refused({
    kind: "invalid",
    problems: [{ field: "file", because: `This export cannot be taken over: ${because}.` }],
  });
}
