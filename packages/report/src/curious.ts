import { monthName, type Period } from "@allteach/domain/period";
import { formatValue } from "@allteach/spc/words/format-value";
import { type Completeness, completenessHeading } from "./completeness.ts";
import type { MeasureSection } from "./measure-section.ts";
import { counted, firstFew, shortened } from "./wording.ts";

/** Something to be curious about: what was seen, and what to ask. */
export interface Card {
  kind: "learn" | "ask" | "goal" | "look" | "steady" | "completeness";
  /** What kind of card it is, in a word or three. */
  label: string;
  heading: string;
  /** Full sentences. */
  text: string;
  /** What to do next, and where. */
  next: { text: string; address: string };
}

const MOST_CARDS = 5;
const LONGEST_NAME = 60;

/**
 * The cards of a report, five at most: improvements with the sites that can teach, then what to
 * ask about, then other changes, goals and site improvements, and how much is in at the end.
 *
 * @param sections With what is newest first.
 */
export function cardsOf(
  sections: readonly MeasureSection[],
  completeness: Completeness,
  { period, home }: { period: Period; home: string },
): Card[] {
  const moved = (sense: MeasureSection["movement"]["sense"]) =>
    sections.filter(({ movement }) => movement.sense === sense);
  const quiet = sections.filter(({ movement }) => movement.sense === "steady");
  const cards = [
    ...moved("improvement").map(improvementCard),
    ...moved("concern").map(concernCard),
    ...moved("neutral").map(changeCard),
    ...quiet.filter(({ teachers }) => teachers.length > 0).map(siteCard),
    ...sections.filter(({ reading }) => reading.goal?.state === "held").map(goalCard),
  ];
  const room = cards.slice(0, MOST_CARDS - 1);
  if (room.length === 0 && quiet.length > 0) room.push(steadyCard(quiet, home, period));
  return [...room, completenessCard(completeness, period, home)];
}

function improvementCard(section: MeasureSection): Card {
  const { teachers, sentence, address } = section;
  const who =
    teachers.length === 0
      ? "No single site's chart shows it yet, so ask all of them what they changed."
      : `${whoImproved(section)} Ask what they did.`;
  return {
    kind: "learn",
    label: "Learn from it",
    heading: whatItDid(section),
    text: `${sentence} ${who}`,
    next: { text: "See the chart and the sites", address },
  };
}

function concernCard(section: MeasureSection): Card {
  const { sentence, address, teachers } = section;
  const who = teachers.length === 0 ? "" : ` ${whoImproved(section)} They may know what helps.`;
  return {
    kind: "ask",
    label: "Ask what changed",
    heading: whatItDid(section),
    text: `${sentence} What was different in these months: patients, staff, products, counting?${who}`,
    next: { text: "See the chart and the sites", address },
  };
}

function changeCard(section: MeasureSection): Card {
  return {
    kind: "look",
    label: "Look together",
    heading: whatItDid(section),
    text: section.sentence,
    next: { text: "See the chart and the sites", address: section.address },
  };
}

function siteCard(section: MeasureSection): Card {
  const { teachers, address } = section;
  return {
    kind: "learn",
    label: "Learn from a site",
    heading: `${counted(teachers.length, "site")} improved: ${shortName(section)}`,
    text: `The network as a whole is as usual. ${whoImproved(section)} Ask what they did.`,
    next: { text: "See the sites", address },
  };
}

function goalCard(section: MeasureSection): Card {
  return {
    kind: "goal",
    label: "Goal held",
    heading: `${shortName(section)} holds its goal of ${goalText(section)}`,
    text: `${section.sentence} What keeps it there, and is the goal still the right one?`,
    next: { text: "See the chart", address: section.address },
  };
}

function goalText({ reading }: MeasureSection): string {
  return reading.goal === null ? "" : formatValue(reading.goal.goal, reading.format);
}

function steadyCard(quiet: readonly MeasureSection[], home: string, period: Period): Card {
  const names = firstFew(quiet.map(shortName), 3);
  return {
    kind: "steady",
    label: "As usual",
    heading: `${monthName(period)} looks like the months before`,
    text: `${names}: nothing beyond chance. A steady process stays as it is until someone changes it: which idea is next?`,
    next: { text: "Choose a measure to work on", address: home },
  };
}

function completenessCard(completeness: Completeness, period: Period, home: string): Card {
  const { asked, whole, sentence } = completeness;
  const rest =
    whole === asked
      ? "The charts rest on all of them."
      : "The charts rest on what is in; what comes later is added to them.";
  return {
    kind: "completeness",
    label: "What is in",
    heading: completenessHeading(completeness, monthName(period)),
    text: `${sentence} ${rest}`,
    next: { text: whole === asked ? "Open the network" : "Add figures", address: home },
  };
}

function whoImproved({ teachers }: MeasureSection): string {
  const names = firstFew(
    teachers.map(({ name }) => shortened(name, LONGEST_NAME)),
    4,
  );
  return `${names} improved on ${teachers.length === 1 ? "its own chart" : "their own charts"}.`;
}

function whatItDid(section: MeasureSection): string {
  const { isNew, verb, stillVerb } = section.movement;
  return `${shortName(section)} ${isNew ? verb : stillVerb}`;
}

function shortName({ name }: MeasureSection): string {
  return shortened(name, LONGEST_NAME);
}
