import { Code } from "@allteach/domain/identity";
import type { NewSite } from "@allteach/domain/site";
import { type Chance, shuffled } from "./random.ts";

const stems = (
  "Alder Amber Aspen Birch Bracken Clover Copper Elder Fern Hazel Heather Heron Ivy Juniper " +
  "Kestrel Lark Linden Maple North Otter Quill Rowan Sorrel Sparrow Tansy Thistle Willow Wren"
).split(" ");

const endings = (
  "bank brook combe cross dale ford gate haven holt hurst leigh mere moor reach ridge stead " +
  "thorpe water well wick"
).split(" ");

/** The most sites that can be named without repeating a place. */
const MOST_SITES = stems.length * endings.length;

const kinds: Readonly<Record<string, readonly string[]>> = {
  hospital: ["Children's Hospital", "General Hospital", "University Hospital", "Medical Center"],
  "maternity hospital": ["Women's Hospital", "Maternity Hospital", "General Hospital"],
  "neonatal unit": ["Neonatal Unit", "Newborn Intensive Care"],
  "outpatient provider": ["Prenatal Clinic", "Women's Health Center"],
  clinic: ["Children's Clinic", "Specialty Clinic", "University Clinic"],
  practice: ["Pediatrics", "Family Practice", "Health Center"],
};

const usualKinds = ["Children's Hospital", "Children's Medical Center", "University Children's"];

/**
 * Sites that there are not: places made of two words, no place twice, each with a code that reads
 * like its place (`NORGA` is Northgate). The usual kind of site is the most frequent, and
 * where there are as many sites as kinds, every kind occurs.
 *
 * @throws {RangeError} above 560 sites.
 */
export function inventedSites(
  count: number,
  types: readonly string[],
  chance: Chance,
): (NewSite & { code: Code })[] {
  if (count > MOST_SITES) throw new RangeError(`at most ${MOST_SITES} sites can be named`);
  const places = stems.flatMap((stem) => endings.map((ending) => ({ stem, ending })));
  return shuffled(places, chance)
    .slice(0, count)
    .map(({ stem, ending }, place) => {
      const type = types[place] ?? typeOf(types, chance);
      const kind = kinds[type] ?? usualKinds;
      const name = `${stem}${ending} ${kind[Math.floor(chance.uniform() * kind.length)]}`;
      const code = Code.parse(`${stem.slice(0, 3)}${ending.slice(0, 2)}`.toUpperCase());
      return { name, code, type };
    });
}

/** The first type about half of the time, the second half of what is left, and so on. */
function typeOf(types: readonly string[], chance: Chance): string {
  const place = types.findIndex(() => chance.uniform() < 0.55);
  return types[place] ?? types[0] ?? "";
}
