import { figureShape, type Measure } from "@allteach/domain/measure";
import type { Grid } from "./find-grid.ts";
import {
  type GridPart,
  isAskedOf,
  type Mapping,
  type Meaning,
  type MeaningOf,
  meaningWritten,
  together,
  unknownPart,
} from "./heading-meaning.ts";
import { type Known, keyOf, writtenMeasures, writtenSites } from "./written-name.ts";

/** A column that holds figures, and what is known of them from above. */
export interface FigureColumn {
  column: number;
  site?: string;
  measure?: string;
  part?: GridPart;
}

/** What the columns of a table of months hold. */
export interface GridColumns {
  figures: readonly FigureColumn[];
  /** The columns whose cells name the site, the measure or the part of the row's figures. */
  names: Readonly<Partial<Record<"site" | "measure" | "part", number>>>;
}

/** A heading of which nothing is known, and some of what stands under it. */
export interface UnknownHeading {
  /** What is asked about: the part of it that is not known. */
  heading: string;
  /** The heading as it stands in the file, the first where there are several. */
  whole: string;
  examples: readonly string[];
}

/** What must be asked before a table can be read. */
export interface Unclear {
  headings: readonly UnknownHeading[];
  /** What nothing in the file says. */
  missing: readonly ("site" | "measure" | "part")[];
  /** The first cells of figures, for whoever is asked. */
  examples: readonly string[];
}

/** Works out what each column holds, or what must be asked first. */
export function gridColumns(
  grid: Grid,
  known: Known,
  mapping: Mapping,
  meaningOf: MeaningOf,
): GridColumns | Unclear {
  const names: Partial<Record<"site" | "measure" | "part", number>> = {};
  const figures: FigureColumn[] = [];
  const unknown = new Map<string, UnknownHeading>();
  const filled = filledHeadings(grid);
  const overall = overallOf(grid, known, mapping, meaningOf);
  for (let column = 0; column < grid.columns; column++) {
    if (column === grid.periods) continue;
    const examples = examplesIn(grid, column);
    if (examples.length === 0) continue;
    const found = meaningOfColumn(filled.get(column) ?? [], meaningOf);
    const naming = found.meaning?.names ?? namedIn(examples, found, meaningOf);
    if (naming) names[naming] ??= column;
    else if (found.meaning?.isIgnored) continue;
    else if (found.meaning) figures.push({ ...overall, column, ...plain(found.meaning) });
    for (const heading of naming ? [] : found.unknown) {
      const whole = heading || `Column ${grid.place(grid.first, column).at}`;
      const asked = unknownPart(whole, meaningOf);
      const key = keyOf(asked);
      if (!unknown.has(key)) unknown.set(key, { heading: asked, whole, examples });
    }
  }
  const columns = { figures, names };
  const missing = unknown.size > 0 ? [] : missingIn(columns, known);
  const [first] = figures;
  if (unknown.size === 0 && missing.length === 0 && first) return columns;
  const examples = first ? examplesIn(grid, first.column) : [];
  return { headings: [...unknown.values()], missing, examples };
}

const plain = ({ site, measure, part }: Meaning) => ({
  ...(site !== undefined && { site }),
  ...(measure !== undefined && { measure }),
  ...(part && { part }),
});

interface ColumnMeaning {
  meaning?: Meaning;
  unknown: readonly string[];
}

function meaningOfColumn(headings: readonly string[], meaningOf: MeaningOf): ColumnMeaning {
  const asked = headings.filter(isAskedOf);
  if (asked.length === 0) return { unknown: [""] };
  const unknown = asked.filter((heading) => !meaningOf(heading));
  let meaning: Meaning = {};
  for (const heading of asked) {
    const said = meaningOf(heading);
    if (said?.isIgnored) return { meaning: said, unknown: [] };
    const both = said && together(meaning, said);
    if (said && !both) return { unknown: [heading] };
    meaning = both ?? meaning;
  }
  return unknown.length > 0 ? { unknown } : { meaning, unknown };
}

/** What cells name, where nearly all of them name a site, a measure or a part. */
function namedIn(
  examples: readonly string[],
  { meaning }: ColumnMeaning,
  meaningOf: MeaningOf,
): "site" | "measure" | "part" | undefined {
  if (meaning) return undefined;
  const said = examples.map((example) =>
    /^[\d.,]+$/.test(example) ? undefined : meaningOf(example),
  );
  return (["site", "measure", "part"] as const).find(
    (each) => said.filter((meant) => meant?.[each]).length >= 0.8 * examples.length,
  );
}

/** Headings by column, from above; one that stands over several columns counts for each. */
function filledHeadings({ headings, columns, periods, named }: Grid): Map<number, string[]> {
  const filled = new Map<number, string[]>();
  for (const [place, row] of headings.entries()) {
    const isLast = place === headings.length - 1;
    let before = "";
    for (let column = 0; column < columns; column++) {
      if (column === periods) continue;
      const own = named(row, column);
      if (own !== "") before = own;
      const heading = own || (isLast || column < periods ? "" : before);
      if (heading !== "") filled.set(column, [...(filled.get(column) ?? []), heading]);
    }
  }
  return filled;
}

const EXAMPLES = 30;

/** The first different cells of a column that are not empty. */
function examplesIn({ first, rows, cell }: Grid, column: number): string[] {
  const examples = new Set<string>();
  for (let row = first; row < rows && examples.size < EXAMPLES; row++) {
    const text = cell(row, column);
    if (text !== "") examples.add(text);
  }
  return [...examples];
}

/** What holds for the whole sheet: by its name, a title, what was said, or because there is but one. */
function overallOf(
  { sheet, titles }: Grid,
  known: Known,
  mapping: Mapping,
  meaningOf: MeaningOf,
): Pick<FigureColumn, "site" | "measure" | "part"> {
  const [onlySite, otherSite] = known.sites;
  const [onlyMeasure, otherMeasure] = known.measures;
  const said = ["*site", "*measure", "*part"].map((each) => mapping[each] ?? "");
  const found: Meaning[] = [
    onlySite && !otherSite ? { site: onlySite.code } : {},
    onlyMeasure && !otherMeasure ? { measure: onlyMeasure.code } : {},
    ...said.map((entry) => meaningWritten(entry) ?? {}),
    ...[...titles, sheet].map((text) => meaningOf(text) ?? {}),
  ];
  return Object.assign({}, ...found.map(plain));
}

function missingIn({ figures, names }: GridColumns, known: Known): ("site" | "measure" | "part")[] {
  const measures = writtenMeasures(known);
  const sites = writtenSites(known);
  const lacks = {
    site: ({ site }: FigureColumn) => names.site === undefined && !(site && sites.find(site)),
    measure: ({ measure }: FigureColumn) => names.measure === undefined && !measure,
    part: (each: FigureColumn) => {
      if (each.part || names.part !== undefined) return false;
      const measure = each.measure === undefined ? undefined : measures.find(each.measure);
      return partFor(measure) === undefined;
    },
  };
  return (["site", "measure", "part"] as const).filter((each) => figures.some(lacks[each]));
}

/** The one cell that a figure of a measure needs, where one is enough. */
export function partFor(measure: Measure | undefined): GridPart | undefined {
  const shape = measure && figureShape(measure);
  return shape === "value" || shape === "events" ? shape : undefined;
}
