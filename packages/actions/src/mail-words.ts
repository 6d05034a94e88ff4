import { dateOf } from "@allteach/domain/calendar";
import type { Charter, NetworkRecord } from "@allteach/domain/network";
import type { ReminderKind } from "@allteach/domain/report";
import { noteHtml, numbersPlace } from "@allteach/report/html";
import { type Letter, letterHtml, letterText } from "@allteach/report/letter";
import { type LinkMaker, withLinks } from "@allteach/report/mail-links";
import {
  htmlInNumberStyle,
  inNumberStyle,
  type NumberStyleName,
  otherNumbersNotes,
} from "@allteach/report/number-style";
import { linkLetter, reminderLetter, type ToldReport } from "@allteach/report/short-mails";
import type { Delivery } from "@allteach/store/delivery";
import type { Archive } from "./archive.ts";
import { type MonthProgress, missingMeasures } from "./month-progress.ts";
import type { SiteProgress } from "./read-network.ts";
import { paperName } from "./report-forms.ts";
import { storedForm } from "./stored-form.ts";

/** What a mail says, before it has a sender. */
export interface MailWords {
  subject: string;
  html: string;
  text: string;
  /** Names of the stored files that travel along. */
  pictures: readonly string[];
  papers: readonly string[];
  /** Of a short mail: what it is made of. */
  letter?: Letter;
}

const ofLetter = (letter: Letter): MailWords => ({
  ...{ subject: letter.subject, html: letterHtml(letter), text: letterText(letter) },
  ...{ pictures: [], papers: [], letter },
});

/**
 * A report's mail as its reader gets it: as it was stored, with their own links in it and numbers as
 * they write them.
 */
export async function reportWords(
  place: { network: NetworkRecord; archive: Archive },
  delivery: Delivery,
  links: LinkMaker,
  numbers: NumberStyleName = "english",
): Promise<MailWords> {
  const { report, artefacts, format } = delivery;
  if (format === "link")
    return ofLetter(
      linkLetter(toldReport(place.network, delivery, links), foot(place.network, links)),
    );
  const textOf = async (name: string) =>
    new TextDecoder().decode(await storedForm(place, delivery, name));
  const html = htmlInNumberStyle(await textOf("mail.html"), numbers);
  const text = inNumberStyle(await textOf("mail.txt"), numbers);
  const note = numbers === "english" ? "" : otherNumbersNotes.mail;
  return {
    subject: inNumberStyle(report.title || place.network.name, numbers),
    html: await withLinks(html.replace(numbersPlace, note && noteHtml(note)), links, "html"),
    text: await withLinks(note ? `${text}${note}\n` : text, links, "text"),
    pictures: artefacts.filter(({ type }) => type === "image/png").map(({ name }) => name),
    papers: format === "pdf" ? [paperIn(numbers, artefacts)] : [],
  };
}

/** The paper form in a reader's numbers, where it was made in them. */
export function paperIn(numbers: NumberStyleName, artefacts: Delivery["artefacts"]): string {
  const own = paperName(numbers);
  return artefacts.some(({ name }) => name === own) ? own : paperName("english");
}

/** A report as a link, or as a part of the day's mail. */
export function toldReport(
  network: NetworkRecord,
  { report }: Pick<Delivery, "report">,
  links: LinkMaker,
): ToldReport {
  return {
    ...{ network: network.name, title: report.title, summary: report.summary },
    links: [
      { text: "Read the report", address: links.view },
      { text: "Stop this one", address: links.stop },
    ],
  };
}

const foot = ({ name }: NetworkRecord, links: LinkMaker): Letter["foot"] => [
  {
    text: `You get this because you asked for a report of ${name} as a link.`,
    links: [
      { text: "Change what you get", address: links.change },
      { text: "Stop these mails", address: links.stop },
    ],
  },
];

/** What a reminder is about when it leaves: whatever came meanwhile is no longer asked for. */
export interface ReminderSubject {
  charter: Charter;
  progress: MonthProgress;
  sites: readonly SiteProgress[];
  /** The reader's own way of writing dates; empty for the network's. */
  locale: string;
  addressOf(site: SiteProgress["site"]): string;
}

export function reminderWords(
  { name }: NetworkRecord,
  { report }: Delivery,
  { charter, progress, sites, locale, addressOf }: ReminderSubject,
  links: Pick<LinkMaker, "stop" | "change">,
): MailWords {
  const { period } = report;
  const letter = reminderLetter({
    ...{ kind: report.kind as ReminderKind, network: name, period },
    ...{ stop: links.stop, change: links.change },
    due: dayWords(dateOf(period, charter.calendar.dueOn), locale),
    sites: sites.map((each) => ({
      ...{ name: each.site.name, done: each.done, expected: each.expected },
      missing: missingMeasures(each.site, progress, period),
      address: addressOf(each.site),
    })),
  });
  return ofLetter(letter);
}

/** `2026-11-15` → `15 November`, or as the reader's own language has it. */
export function dayWords(date: string, locale: string): string {
  const day = { day: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale || "en-GB", day).format(new Date(`${date}T00:00:00Z`));
}
