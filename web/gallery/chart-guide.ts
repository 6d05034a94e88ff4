import type { ChartType } from "@allteach/spc/control-chart";

/** When a kind of chart is the right one, and how it is computed. */
export interface ChartGuide {
  chart: ChartType;
  name: string;
  /** What is counted or measured, for the table that one chooses from. */
  counts: string;
  such: string;
  when: string;
  /** In plain text, a line each. */
  equations: readonly string[];
  sources: string;
}

const MONTGOMERY = "Montgomery, Introduction to Statistical Quality Control";
const PROVOST = "Provost & Murray, The Health Care Data Guide";
const LANEY = "Laney, Quality Engineering 2002;14:531-537";

/** Every kind of chart, in the order in which a hospital is likely to need them. */
export const chartGuides: readonly ChartGuide[] = [
  {
    chart: "run",
    name: "Run chart",
    counts: "Anything, in order of time",
    such: "Minutes to the first dose",
    when: "Start here. It takes about ten points and assumes nothing about the figures: its line is the median, which one odd month does not move. It finds changes that last. It cannot call a single month unusual; that takes limits.",
    equations: [
      "centre = median of the baseline",
      "n = points that are not on the line",
      "run too long: more than round(log2(n)) + 3 in a row on one side",
      "too few crossings: below the 5 % quantile of Binomial(n − 1, 1/2)",
    ],
    sources:
      "Perla, Provost & Murray, BMJ Quality & Safety 2011;20:46-51; Anhøj & Olesen, PLoS ONE 2014;9:e113825",
  },
  {
    chart: "p",
    name: "P chart",
    counts: "A part of a whole",
    such: "Patients in remission, of those seen",
    when: "For how many out of how many, where each case either counts or does not. Limits follow from the number of cases: a month with few has wide ones. Where thousands of cases a month make them very narrow, see the P′ chart.",
    equations: [
      "p = all numerators / all denominators of the baseline",
      "sigma = sqrt(p × (1 − p) / denominator)",
      "limits = p ± 3 sigma, within 0 and 1",
    ],
    sources: `${MONTGOMERY}, eq. 7.6 to 7.8`,
  },
  {
    chart: "pp",
    name: "Laney P′ chart",
    counts: "A part of a very large whole",
    such: "Waits over four hours, a whole country",
    when: "The P chart for large denominators. Patients of one month resemble each other (a cold winter, a new ward), so months differ by more than a P chart allows and nearly every point falls outside. P′ measures how much more, and widens the limits by that.",
    equations: [
      "p and sigma as in the P chart",
      "z = (value − p) / sigma, for each month",
      "sigma z = mean moving range of z / 1.128",
      "limits = p ± 3 × sigma × sigma z, within 0 and 1",
    ],
    sources: LANEY,
  },
  {
    chart: "u",
    name: "U chart",
    counts: "Events over an exposure",
    such: "Infections per 1,000 line days",
    when: "For events that can happen more than once, over something that differs from month to month: bed days, line days, visits. Limits are wide where the exposure is small. With fewer than about one event a month, chart the days between them instead (T chart).",
    equations: [
      "u = all events / all exposure of the baseline",
      "sigma = sqrt(u / exposure)",
      "limits = u ± 3 sigma, never below 0",
    ],
    sources: `${MONTGOMERY}, eq. 7.19`,
  },
  {
    chart: "up",
    name: "Laney U′ chart",
    counts: "Events over a very large exposure",
    such: "Falls in all hospitals of a network",
    when: "The U chart for large exposures, as P′ is the P chart for large denominators. Use it where a chart says that months differ by more than their numbers explain.",
    equations: [
      "u and sigma as in the U chart",
      "z = (value − u) / sigma, for each month",
      "sigma z = mean moving range of z / 1.128",
      "limits = u ± 3 × sigma × sigma z, never below 0",
    ],
    sources: LANEY,
  },
  {
    chart: "c",
    name: "C chart",
    counts: "Events, always over the same exposure",
    such: "Complaints a week in one clinic",
    when: "For counts where every period had the same chance of events: the same beds, the same hours. If that differs, a U chart is the honest one.",
    equations: ["c = mean count of the baseline", "limits = c ± 3 × sqrt(c), never below 0"],
    sources: `${MONTGOMERY}, eq. 7.17`,
  },
  {
    chart: "g",
    name: "G chart",
    counts: "Cases between two rare events",
    such: "Patients between two infections",
    when: "For events so rare that most months have none. Each point is an event, its height the number of cases since the one before: high is good. The line drawn is the median, since most gaps are shorter than the mean.",
    equations: [
      "g = mean number of cases between",
      "line drawn = median (0.693 × g where g is known)",
      "upper limit = g + 3 × sqrt(g × (g + 1)); lower limit 0",
    ],
    sources: `${PROVOST}; Benneyan, Health Care Management Science 2001;4:305-318`,
  },
  {
    chart: "t",
    name: "T chart",
    counts: "Time between two rare events",
    such: "Days between two infections",
    when: "As the G chart, where nobody counts the cases: the days between two events. High is good. Days are first made symmetrical by a root, and the lines are taken back. Two events on one day have no days between them: use hours, or a G chart.",
    equations: [
      "z = days^(1/3.6)",
      "centre and limits as in the I chart of z, then to the power of 3.6",
      "a lower limit below 0 is drawn at 0",
    ],
    sources: `Nelson, Journal of Quality Technology 1994;26(3); ${MONTGOMERY}, 7.3.5`,
  },
  {
    chart: "i",
    name: "I chart (XmR)",
    counts: "One measurement a period",
    such: "Cost of a stay, mean wait",
    when: "For one figure a period that is neither a part of a whole nor a count of events; also when no other chart fits. It learns what is usual from how far neighbours lie apart, so a slow drift does not widen the limits that should expose it.",
    equations: [
      "centre = mean of the baseline",
      "sigma = mean moving range / 1.128",
      "limits = centre ± 3 sigma",
      "moving ranges of 3.267 times their mean or more are left out, once",
    ],
    sources: `${MONTGOMERY}, eq. 6.33; Nelson, Journal of Quality Technology 1982;14:172-173`,
  },
  {
    chart: "mr",
    name: "MR chart",
    counts: "How far a measurement lies from the one before",
    such: "Beside an I chart",
    when: "Shows whether the jumps from one period to the next grew. Neighbouring ranges share a measurement, so rows of points mean nothing here: only a point beyond the limit is a signal.",
    equations: [
      "range = |value − value before|",
      "centre = mean range",
      "upper limit = 3.267 × centre; lower limit 0",
    ],
    sources: `${MONTGOMERY}, 6.4`,
  },
  {
    chart: "xbar",
    name: "X-bar chart",
    counts: "The mean of several measurements a period",
    such: "Five door-to-needle times a week",
    when: "For a small sample of measurements each period. It asks whether the means move by more than the spread within the samples explains; read it with the S chart below.",
    equations: [
      "centre = mean of all measurements",
      "s = mean standard deviation within samples (pooled, where sizes differ)",
      "limits = centre ± 3 × s / (c4 × sqrt(size))",
    ],
    sources: `${MONTGOMERY}, eq. 6.28 to 6.31`,
  },
  {
    chart: "s",
    name: "S chart",
    counts: "The spread within several measurements",
    such: "How alike five patients of a week are treated",
    when: "Beside the X-bar chart: whether patients within a period are treated more, or less, alike. If the spread is not stable, do not believe the limits of the means.",
    equations: ["centre = s", "limits = s ± 3 × s × sqrt(1 − c4²) / c4, never below 0"],
    sources: `${MONTGOMERY}, eq. 6.25 to 6.27`,
  },
  {
    chart: "ip",
    name: "I′ chart",
    counts: "A ratio that is neither a part nor a count of events",
    such: "Bed days per stay",
    when: "An I chart whose limits know that a month with few cases varies more. For means and costs per case, where the number of cases differs widely.",
    equations: [
      "centre = all numerators / all denominators",
      "s = mean of sqrt(π/2) × |difference| / sqrt(1/d + 1/d before)",
      "limits = centre ± 3 × s / sqrt(d)",
    ],
    sources: "Taylor, Normalized Individuals Control Chart, 2018",
  },
];
