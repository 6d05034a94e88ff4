import type { SiteId } from "../identity.ts";
import { type Period, shiftPeriod } from "../period.ts";

/** How much is known of a pin, the least first. A grade is earned on charts and never voted. */
export const evidenceGrades = ["idea", "tested", "one-site", "several-sites", "bundle"] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];

export const gradeNames: Readonly<Record<EvidenceGrade, string>> = {
  idea: "Idea",
  tested: "Tested",
  "one-site": "A chart moved",
  "several-sites": "Three or more charts moved",
  bundle: "Part of a bundle",
};

/** What each grade takes, in a sentence. */
export const gradeRules: Readonly<Record<EvidenceGrade, string>> = {
  idea: "Nobody has written down a test of it yet.",
  tested: "At least one site tried it and wrote down what happened.",
  "one-site":
    "At a site that tried it, the chart changed for the better within a year and stayed there.",
  "several-sites": "The same at three sites or more.",
  bundle: "The same, and the network made it a part of a bundle.",
};

/** A site that tried a pin, and what its charts of the pin's measures say. */
export interface TryingSite {
  site: SiteId;
  /** The day on which it began. */
  from: string;
  /** The day by which it had written down what happened; absent while it has not. */
  tested?: string;
  /** Where its charts changed for the better and stayed: the label of the first point. */
  shifts: readonly string[];
}

/** A bundle that the network made of pins, and the day on which this one became part of it. */
export interface BundlePart {
  name: string;
  since: string;
}

export interface EarnedGrade {
  grade: EvidenceGrade;
  /** Why, in a sentence or two. */
  reason: string;
  /** Since when the grade has been earned: a day, or a chart's month; absent for an idea. */
  since?: string;
  /** The sites that had tested it. */
  tested: readonly SiteId[];
  /** The sites whose charts changed for the better after they tried it. */
  shifted: readonly SiteId[];
}

/** From so many sites on it is more than one team's luck. */
const SEVERAL = 3;

/** A change of level that begins later than this is hardly the pin's. */
const MONTHS_TO_SHOW = 12;

/**
 * What a pin has earned: by the tests of change that were linked to it, and by the charts of the
 * sites that ran them. A change of level counts where it begins no sooner than the site did, and
 * within a year. Being part of a bundle counts for nothing while fewer than three charts say so.
 *
 * Nothing here proves a cause: it says that the chart moved after the pin was tried, and stayed.
 *
 * @param tries Of one site there may be several: the earliest counts for each step.
 */
export function evidenceGrade(tries: readonly TryingSite[], bundle?: BundlePart): EarnedGrade {
  const testedDays = earliest(tries, ({ tested }) => (tested === undefined ? [] : [tested]));
  const shiftLabels = earliest(tries, ({ from, shifts }) =>
    shifts.filter((label) => isAfterwards(label, from)),
  );
  const [tested, shifted] = [[...testedDays.keys()], [...shiftLabels.keys()]];
  const days = [...testedDays.values()].sort();
  const labels = [...shiftLabels.values()].sort();
  const third = labels[SEVERAL - 1];
  const earned = { tested, shifted };
  if (third !== undefined && bundle) {
    const [, since = third] = [bundle.since, third].sort();
    const reason = `${shiftWords(labels.length)} It is part of “${bundle.name}”.`;
    return { ...earned, grade: "bundle", since, reason };
  }
  const [firstLabel] = labels;
  if (firstLabel !== undefined) {
    return {
      ...earned,
      ...(third === undefined
        ? { grade: "one-site", since: firstLabel }
        : { grade: "several-sites", since: third }),
      reason: shiftWords(labels.length),
    };
  }
  const [firstDay] = days;
  if (firstDay === undefined) return { ...earned, grade: "idea", reason: gradeRules.idea };
  return {
    ...earned,
    grade: "tested",
    since: firstDay,
    reason: `Tested at ${sitesWords(days.length)}. No chart has changed for the better after it yet.`,
  };
}

/** For each site the first of what is found for it. */
function earliest(
  tries: readonly TryingSite[],
  of: (each: TryingSite) => readonly string[],
): Map<SiteId, string> {
  const first = new Map<SiteId, string>();
  for (const each of tries) {
    for (const found of of(each)) {
      const known = first.get(each.site);
      if (known === undefined || found < known) first.set(each.site, found);
    }
  }
  return first;
}

/** Whether a point of a chart lies in the year after a day: a month is as old as its last day. */
export function isAfterwards(label: string, day: string): boolean {
  const last = shiftPeriod(day.slice(0, 7) as Period, MONTHS_TO_SHOW);
  return label >= day.slice(0, label.length) && label.slice(0, 7) <= last;
}

function shiftWords(sites: number): string {
  return sites === 1
    ? "At one site the chart changed for the better after it was tried, and has stayed there."
    : `At ${sitesWords(sites)} the charts changed for the better after it was tried, and have stayed there.`;
}

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

function sitesWords(sites: number): string {
  return `${small[sites] ?? sites} ${sites === 1 ? "site" : "sites"}`;
}
