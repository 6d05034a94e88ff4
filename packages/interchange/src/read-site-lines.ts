import { Code } from "@allteach/domain/identity";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { NewSite } from "@allteach/domain/site";

/**
 * Sites listed in a text, one a line: `Name, code, type`, the code and the type where there are any.
 * Lines copied from a spreadsheet, parted by tabs, are read as well. Empty lines mean nothing.
 *
 * @param types The kinds of site that are known, the usual one first: a site of none is of the
 *   usual one, and `Hospital` is `hospital`.
 * @returns The sites in their order, or every line that cannot be, by its number.
 */
export function readSiteLines(text: string, types: readonly string[]): Outcome<NewSite[]> {
  const problems: Problem[] = [];
  const lineOfCode = new Map<string, number>();
  const sites = text.split(/\r?\n/).flatMap((line, index): NewSite[] => {
    if (line.trim() === "") return [];
    const number = index + 1;
    const add = (because: string) =>
      problems.push({ field: "sites", because: `Line ${number}: ${because}`, row: number });
    const [name = "", code = "", type = "", ...rest] = cellsOf(line);
    if (rest.length > 0) {
      add("write name, code and type, parted by commas; put a name with a comma between tabs");
      return [];
    }
    const known = types.find((each) => each.toLowerCase() === type.toLowerCase());
    const site = { name, type: type === "" ? (types[0] ?? "") : (known ?? type) };
    const read = NewSite.safeParse(code === "" ? site : { ...site, code });
    if (!read.success) {
      add(because(read.error.issues[0]?.path[0], read.error.issues[0]?.message ?? "", code));
      return [];
    }
    const twin = code === "" ? undefined : lineOfCode.get(code.toLowerCase());
    if (twin !== undefined) add(`${code} is given on line ${twin} already`);
    if (code !== "") lineOfCode.set(code.toLowerCase(), number);
    return [read.data];
  });
  return problems.length > 0 ? refused({ kind: "invalid", problems }) : done(sites);
}

/** Tabs where there are any, so that a name may hold a comma. */
function cellsOf(line: string): string[] {
  return line.split(line.includes("\t") ? "\t" : ",").map((cell) => cell.trim());
}

function because(field: PropertyKey | undefined, message: string, code: string): string {
  if (field === "code" && !Code.safeParse(code).success)
    return `the code “${code.slice(0, 60)}” cannot be: ${message}`;
  return field === "name" ? `${message} first` : message;
}
