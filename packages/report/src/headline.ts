import { type Period, periodName } from "@allteach/domain/period";
import type { ReportKind } from "@allteach/domain/report";
import { formatApart, formatNumber, formatValue } from "@allteach/spc/words/format-value";
import type { Completeness } from "./completeness.ts";
import type { MeasureSection } from "./measure-section.ts";
import { counted, firstFew, listed, shortened } from "./wording.ts";

/** A site that can teach, and the names of the measures it improved. */
export interface Teacher {
  name: string;
  measures: readonly string[];
}

const LONGEST_NETWORK = 60;
/** So many letters in a subject for the names of measures, one or two. */
const ROOM_FOR_MEASURES = 52;
const LONGEST_NAME = 60;

/** The subject of the mail, and the title of the page: "Safety, October 2026: CAUTI fell; …". */
export function headline(
  kind: ReportKind,
  network: { name: string; simulated: boolean },
  period: Period,
  sections: readonly MeasureSection[],
  teachers: readonly Teacher[],
  completeness: Completeness,
): string {
  const name = shortened(network.name, LONGEST_NETWORK) + (network.simulated ? " (simulated)" : "");
  const learn = teachers.length === 0 ? [] : [`${counted(teachers.length, "site")} to learn from`];
  const news = [newsInShort(sections, isWithheld(kind, completeness)), ...learn].join("; ");
  return `${name}, ${periodName(period)}: ${news}`;
}

/** The report in three sentences: what changed, whom to ask, how much of it is in. */
export function openingOf(
  kind: ReportKind,
  period: Period,
  sections: readonly MeasureSection[],
  teachers: readonly Teacher[],
  completeness: Completeness,
): readonly [string, string, string] {
  const second = secondSentence[kind] ?? whomToAsk(teachers);
  return [
    whatChanged(period, sections, isWithheld(kind, completeness)),
    second,
    completeness.sentence,
  ];
}

/** Where nobody is to be asked: what the reader looks at. */
const secondSentence: Partial<Record<ReportKind, string>> = {
  functioning: "This is about how the network works together, not about its patients.",
  site: "Each chart of this site stands with the whole network’s below it.",
  funder: "It has the network’s sums alone; what is too small to be told is left out.",
};

/** What the sites improved, the most to learn from first. */
export function teachersOf(sections: readonly MeasureSection[]): Teacher[] {
  const measuresBySite = new Map<string, { name: string; measures: string[] }>();
  for (const { teachers, name: measure } of sections) {
    for (const { name, code } of teachers) {
      const known = measuresBySite.get(code) ?? { name, measures: [] };
      measuresBySite.set(code, { name, measures: [...known.measures, measure] });
    }
  }
  return [...measuresBySite.values()].sort(
    (one, other) =>
      other.measures.length - one.measures.length || one.name.localeCompare(other.name, "en"),
  );
}

/** Whether a measure moved beyond chance, new or not. */
export function hasMoved({ movement }: MeasureSection): boolean {
  return movement.sense !== "steady" && movement.sense !== "silent";
}

/** Whether figures are in that may be too small for those who read sums. */
const isWithheld = (kind: ReportKind, { whole, partly }: Completeness) =>
  kind === "funder" && whole + partly > 0;

function newsInShort(sections: readonly MeasureSection[], withheld: boolean): string {
  const fresh = sections.filter((section) => hasMoved(section) && section.movement.isNew);
  if (fresh.length > 2) return `${fresh.length} measures changed`;
  if (fresh.length > 0) return listed(fresh.map(inShort));
  const standing = sections.filter(isBetterOrWorse);
  if (standing.length > 2) return `nothing new, ${standing.length} changes hold`;
  if (standing.length > 0) return listed(standing.map(inShort));
  if (sections.every(({ movement }) => movement.sense === "silent")) {
    return withheld ? "nothing to tell yet" : "no figures yet";
  }
  return "no change beyond chance";
}

function inShort(
  { name, movement }: MeasureSection,
  _place: number,
  { length }: readonly MeasureSection[],
): string {
  const room = ROOM_FOR_MEASURES / length;
  return `${shortened(name, room)} ${movement.isNew ? movement.verb : movement.stillVerb}`;
}

function isBetterOrWorse({ movement }: MeasureSection): boolean {
  return movement.sense === "improvement" || movement.sense === "concern";
}

function whatChanged(
  period: Period,
  sections: readonly MeasureSection[],
  withheld: boolean,
): string {
  const month = periodName(period);
  if (sections.length === 0) return `The network has no measures yet, so ${month} has no figures.`;
  const measured = sections.filter(({ movement }) => movement.sense !== "silent");
  if (measured.length === 0 && withheld) return `Nothing of ${month} can be told yet.`;
  if (measured.length === 0) return `No figures for ${month} are in yet.`;
  const fresh = measured.filter((section) => hasMoved(section) && section.movement.isNew);
  if (fresh.length > 2) return manyChanged(month, measured.length, fresh);
  if (fresh.length > 0) return `In ${month}, ${listed(fresh.map(inWords))}.`;
  const standing = measured.filter(isBetterOrWorse);
  if (standing.length > 0) {
    const few = standing.map(
      (section) =>
        `${shortName(section)} ${section.movement.stillVerb}, ${latestAndUsual(section)}`,
    );
    return `No new change beyond chance in ${month}: ${few.slice(0, 2).join("; ")}.`;
  }
  const all =
    measured.length === 1 ? "the one measure was" : `all ${measured.length} measures were`;
  return `No change beyond chance in ${month}: ${all} as usual.`;
}

function manyChanged(month: string, of: number, fresh: readonly MeasureSection[]): string {
  const those = (sense: string) =>
    firstFew(fresh.filter(({ movement }) => movement.sense === sense).map(shortName), 3);
  const parts = [
    { names: those("improvement"), say: (names: string) => `${names} for the better` },
    { names: those("concern"), say: (names: string) => `ask what changed in ${names}` },
    { names: those("neutral"), say: (names: string) => `${names} neither better nor worse` },
  ].flatMap(({ names, say }) => (names === "" ? [] : say(names)));
  return `${fresh.length} of ${of} measures changed in ${month}: ${parts.join("; ")}.`;
}

/** "CAUTI fell from 1.8 to 0.9 per 1,000 catheter days", "Falls ran unusually high, 1.25 …". */
function inWords(section: MeasureSection): string {
  const { reading, movement } = section;
  const { proposal, format } = reading;
  const what = `${shortName(section)} ${movement.verb}`;
  if (proposal === null) return `${what}, ${latestAndUsual(section)}`;
  const { decimals } = formatApart(format, proposal.from, proposal.to);
  const to = formatValue(proposal.to, { ...format, decimals });
  return `${what} from ${formatNumber(proposal.from, decimals)} to ${to}`;
}

/** "at 0.8 per 1,000 catheter days (usual: 1.5)". */
function latestAndUsual({ latest, centre, reading }: MeasureSection): string {
  if (latest === null) return "";
  if (centre === null) return `at ${latest.valueText}`;
  const format = formatApart(reading.format, latest.value, centre);
  const usual = formatNumber(centre, format.decimals);
  return `at ${formatValue(latest.value, format)} (usual:\u00a0${usual})`;
}

function whomToAsk(teachers: readonly Teacher[]): string {
  if (teachers.length === 0) return "No single site's own chart shows an improvement yet.";
  const names = firstFew(
    teachers.map(({ name }) => shortened(name, LONGEST_NAME)),
    3,
  );
  return `Ask ${names} what they did: ${teachers.length === 1 ? "its" : "their"} own charts improved.`;
}

function shortName({ name }: MeasureSection): string {
  return shortened(name, LONGEST_NAME);
}
