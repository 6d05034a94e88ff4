import { figureShape, isProportion, type MeasureDefinition } from "./measure.ts";

/** What is known of the network in which a measure is to stand. */
export interface LintSetting {
  /** The codes of the network's other measures. */
  codes: readonly string[];
  /** Events a month at a usual site, where somebody expects so many or figures say so. */
  eventsPerMonth?: number;
  /** Where the network stands, in the unit, where it has figures. */
  level?: number;
  /** How many points in a row the network's rules need for a shift; absent: they have no such rule. */
  shiftLength?: number;
}

/** Something about a definition that is worth a second look, and what to do about it. */
export interface LintFinding {
  /** The field it is about. */
  field: keyof MeasureDefinition;
  /** A sentence. */
  sentence: string;
}

/** Below so many events a month most charts of rates cannot show that things got better. */
const RARE = 0.7;

/**
 * What somebody who knows control charts would say about a definition before it goes live. Nothing
 * here stops anyone: it says what will be hard to read, and what would be easier.
 */
export function lintMeasure(measure: MeasureDefinition, setting: LintSetting): LintFinding[] {
  return [
    ...codeFindings(measure, setting),
    ...scaleFindings(measure),
    ...goalFindings(measure, setting),
    ...wordFindings(measure),
    ...rarityFindings(measure, setting),
    ...cadenceFindings(measure, setting),
  ];
}

function codeFindings({ code }: MeasureDefinition, { codes }: LintSetting): LintFinding[] {
  const isUsed = codes.some((each) => each.toLowerCase() === code.toLowerCase());
  return isUsed ? [{ field: "code", sentence: `Another measure has the code ${code}.` }] : [];
}

function scaleFindings(measure: MeasureDefinition): LintFinding[] {
  const { unit, multiplier, chart } = measure;
  const per = perIn(unit);
  const findings: LintFinding[] = [];
  if (isProportion(measure)) {
    if (per !== undefined && per !== 100) {
      const rate = chart === "p" ? "u" : "u′";
      const sentence = `The unit says ${unit}, but the chart is of a share in per cent: take a ${rate} chart for a rate, or “%” as the unit.`;
      findings.push({ field: "chart", sentence });
    } else if (multiplier !== 100) {
      const sentence = `A share is read in per cent: multiply by 100, not by ${grouped(multiplier)}.`;
      findings.push({ field: "multiplier", sentence });
    }
    return findings;
  }
  if (figureShape(measure) === "counts" && unit.includes("%")) {
    const sentence = `The unit is per cent, but a ${chart === "u" ? "u" : "u′"} chart is of events over time or cases: take a p chart where each case counts once at most.`;
    findings.push({ field: "chart", sentence });
  }
  const isScaled = figureShape(measure) === "counts" || figureShape(measure) === "events";
  if (isScaled && per !== undefined && per !== multiplier) {
    const sentence = `The unit says per ${grouped(per)}, and the figures are multiplied by ${grouped(multiplier)}: make them the same.`;
    findings.push({ field: "multiplier", sentence });
  }
  if (!isScaled && multiplier !== 1) {
    const sentence = `A ${chart === "xbar" ? "mean" : "value"} is shown as it was measured: multiply by 1.`;
    findings.push({ field: "multiplier", sentence });
  }
  return findings;
}

function goalFindings(measure: MeasureDefinition, { level }: LintSetting): LintFinding[] {
  const { goal, direction, unit } = measure;
  if (goal === undefined) return [];
  if (direction === "neutral") {
    const sentence =
      "There is a goal, but neither way is better: say which way is, or leave the goal away.";
    return [{ field: "direction", sentence }];
  }
  if (isProportion(measure) && goal > 100) {
    return [{ field: "goal", sentence: `No share is above 100 %, so ${goal} is never reached.` }];
  }
  if (direction === "increase" && goal === 0) {
    const sentence = "Higher is better, and the goal is 0: every figure reaches it.";
    return [{ field: "goal", sentence }];
  }
  if (direction === "decrease" && isProportion(measure) && goal >= 100) {
    const sentence = `Lower is better, and the goal is ${goal} ${unit}: every figure reaches it.`;
    return [{ field: "goal", sentence }];
  }
  if (level === undefined || (direction === "increase" ? goal > level : goal < level)) return [];
  const [better, side] = direction === "increase" ? ["Higher", "below"] : ["Lower", "above"];
  if (goal === level) return [];
  const sentence = `${better} is better, and the goal of ${goal} lies ${side} where the network stands, ${rounded(level)}: look whether the direction is meant so.`;
  return [{ field: "goal", sentence }];
}

function wordFindings({ numerator, denominator }: MeasureDefinition): LintFinding[] {
  if (plain(numerator) !== plain(denominator)) return [];
  const sentence =
    "What is counted and what it is counted out of are described in the same words: say how they differ.";
  return [{ field: "numerator", sentence }];
}

function rarityFindings(
  measure: MeasureDefinition,
  { eventsPerMonth }: LintSetting,
): LintFinding[] {
  const shape = figureShape(measure);
  if (shape !== "counts" || eventsPerMonth === undefined || eventsPerMonth >= RARE) return [];
  if (measure.direction !== "decrease") return [];
  const none = Math.round(Math.exp(-eventsPerMonth) * 100);
  const sentence =
    `With about ${rounded(eventsPerMonth)} events a month at a site, ${none} of 100 months have none ` +
    `by chance (e to the power of −${rounded(eventsPerMonth)} is ${(none / 100).toFixed(2)}): a month ` +
    "without events says little. Chart the cases between events (g) or the days between them (t).";
  return [{ field: "chart", sentence }];
}

function cadenceFindings(
  { cadence }: MeasureDefinition,
  { shiftLength }: LintSetting,
): LintFinding[] {
  if (cadence !== "quarter" || shiftLength === undefined) return [];
  const years = rounded(shiftLength / 4);
  const sentence =
    `The network’s rules see a shift after ${shiftLength} points on one side: in quarters that takes ` +
    `${years} years. Count by the month where you can.`;
  return [{ field: "cadence", sentence }];
}

/** “per 1,000 line days” → 1000, “%” → 100. */
function perIn(unit: string): number | undefined {
  if (unit.trim() === "%") return 100;
  const [, digits] = /\bper\s+(\d[\d,.\s]*)/i.exec(unit) ?? [];
  const figure = Number(digits?.replace(/[,.\s]/g, ""));
  return digits === undefined || !Number.isFinite(figure) ? undefined : figure;
}

const plain = (text: string) => text.trim().replace(/\s+/g, " ").toLowerCase();
const grouped = (count: number) => count.toLocaleString("en-GB");
const rounded = (count: number) => String(Math.round(count * 100) / 100);
