import { monthName, type Period, periodName } from "@allteach/domain/period";
import type { ReminderKind } from "@allteach/domain/report";
import type { Letter, LetterLink, LetterPart } from "./letter.ts";
import { counted, listed, plainLine } from "./wording.ts";

/** A site that has figures to send, as a reminder tells it. */
export interface BehindSite {
  name: string;
  done: number;
  expected: number;
  /** What is missing, by the measures' names. */
  missing: readonly string[];
  /** Where it is entered. */
  address: string;
}

/** What a reminder is made from. */
export interface ReminderFacts {
  kind: ReminderKind;
  network: string;
  period: Period;
  /** The day the figures are due, in words: `15 November`. */
  due: string;
  sites: readonly BehindSite[];
  stop: string;
  change: string;
}

/** Names longer than this many are counted. */
const MOST_NAMED = 6;

/** A reminder: one mail for everything a person looks after, each site with the way to its form. */
export function reminderLetter(facts: ReminderFacts): Letter {
  const { kind, network, period, sites, stop, change } = facts;
  const name = plainLine(network);
  const month = monthName(period);
  const { subject, heading, lead } = wordsOf(facts, month);
  return {
    subject: `${name}: ${subject}`,
    ...{ from: name, heading, lead },
    parts: sites.map((site) => sitePart(site, kind)),
    foot: [
      {
        text: `You get this because you look after figures in ${name}. It comes only while some are missing.`,
        links: [
          { text: "Your mails", address: change },
          { text: "Stop these reminders", address: stop },
        ],
      },
    ],
  };
}

function wordsOf({ kind, due, sites, period }: ReminderFacts, month: string) {
  const many = counted(sites.length, "site");
  switch (kind) {
    case "opens":
      return {
        subject: `${month} is open, due on ${due}`,
        heading: `${periodName(period)} can be entered`,
        lead: `The figures of ${month} are due on ${due}. The link opens the sheet where you left it.`,
      };
    case "nudge":
      return {
        subject: `${month} is due on ${due}`,
        heading: `${month} is due on ${due}`,
        lead: "Some figures are not in yet. What is there already counts; the rest can follow.",
      };
    case "missing":
      return {
        subject: `${many} still to come for ${month}`,
        heading: `${many} still to come for ${month}`,
        lead: "A call often helps more than a mail: ask what would make it easier.",
      };
    case "escalation":
      return {
        subject: `${month} waits for ${many}`,
        heading: `${month} waits for ${many}`,
        lead: `You sponsor ${sites.length === 1 ? "this site" : "these sites"}. Does the team need time, a person or a number that it cannot get?`,
      };
    default:
      return kind satisfies never;
  }
}

function sitePart(
  { name, done, expected, missing, address }: BehindSite,
  kind: ReminderKind,
): LetterPart {
  const named = missing.slice(0, MOST_NAMED).map((each) => plainLine(each));
  const more = missing.length - named.length;
  const list = listed(more > 0 ? [...named, `${more} more`] : named);
  return {
    heading: plainLine(name),
    lines: [
      `${done} of ${counted(expected, "figure")} ${done === 1 ? "is" : "are"} in.`,
      ...(done > 0 ? [`Missing: ${list}.`] : []),
    ],
    links: [{ text: kind === "missing" ? "See what is missing" : "Enter figures", address }],
  };
}

/** A report as a link, or as a part of the day's mail. */
export interface ToldReport {
  network: string;
  title: string;
  summary: string;
  links: readonly LetterLink[];
}

/** The mail of somebody who wants a link alone. */
export function linkLetter(
  { network, title, summary, links }: ToldReport,
  foot: Letter["foot"],
): Letter {
  const name = plainLine(network);
  const lines = summary.split("\n").filter((line) => line !== "");
  const [lead = "", ...rest] = lines;
  return {
    ...{ subject: title, from: name, heading: title, lead },
    parts: [{ heading: "The report", lines: rest, links }],
    foot,
  };
}

/** The one mail a day: everything from every network that a person is in. */
export function digestLetter(parts: readonly ToldReport[], day: string, change: string): Letter {
  const networks = [...new Set(parts.map(({ network }) => plainLine(network)))];
  return {
    subject: `Allteach, ${day}: ${counted(parts.length, "thing")} from ${listed(networks)}`,
    from: "Allteach",
    heading: `Your mail of ${day}`,
    lead: `Everything of today from ${listed(networks)}, in one mail.`,
    parts: parts.map(({ network, title, summary, links }) => ({
      heading: title || plainLine(network),
      lines: summary.split("\n").filter((line) => line !== ""),
      links,
    })),
    foot: [
      {
        text: "Everything of a day comes in one mail. Every part has a link that stops it alone.",
        links: [{ text: "Change that", address: change }],
      },
    ],
  };
}
