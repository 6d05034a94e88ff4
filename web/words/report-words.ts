import { periodName } from "@allteach/domain/period";
import type { ReportKind, ReportRecord, RunReason } from "@allteach/domain/report";
import type { DeliveryStatus, MailFormat, Subscription } from "@allteach/domain/subscription";

/** What each report is called, and what is in it. */
export const reportWords: Readonly<Record<ReportKind, { name: string; about: string }>> = {
  network: {
    name: "The monthly report",
    about: "What moved, which sites can teach, how much is in.",
  },
  functioning: {
    name: "How the network works together",
    about: "How much comes in, how much in time, how many sites take part.",
  },
  site: { name: "A site’s report", about: "Its own charts, the network’s below each of them." },
  node: { name: "A node’s report", about: "The sums of its sites, and who among them can teach." },
  funder: {
    name: "The funders’ report",
    about: "The network’s sums alone; what is too small to be told is left out.",
  },
};

export const formatWords: Readonly<Record<MailFormat, string>> = {
  mail: "The whole report in the mail",
  pdf: "In the mail, with a PDF to print",
  link: "A short mail with a link",
};

/** A report by its name, that of its site or node, its month and its edition. */
export function reportName({
  kind,
  period,
  edition,
  of,
}: Pick<ReportRecord, "kind" | "period" | "edition"> & { of?: string }): string {
  const what = kind in reportWords ? reportWords[kind as ReportKind].name : "Reminder";
  const whose = of === undefined ? what : `${of}: ${what.toLowerCase()}`;
  return `${whose}, ${periodName(period)}${edition === 1 ? "" : `, edition ${edition}`}`;
}

/** What a subscription is of, in words. */
export function subscribedTo(
  { report, site, node }: Pick<Subscription, "report" | "site" | "node">,
  places: {
    sites: readonly { id: number; name: string }[];
    nodes: readonly { id: number; name: string }[];
  },
): string {
  const of =
    places.sites.find(({ id }) => id === site)?.name ??
    places.nodes.find(({ id }) => id === node)?.name;
  if (of) return `Report of ${of}`;
  if (report === "site" || report === "node") return `Report of a ${report} you no longer see`;
  return reportWords[report].name;
}

export const statusWords: Readonly<Record<DeliveryStatus, string>> = {
  ready: "Waiting to be sent",
  sending: "Being sent",
  gathered: "Waits for the one mail of the day",
  sent: "Sent",
  unknown: "Unknown: the mail service gave no answer, and a second copy is not risked",
  failed: "Not sent",
  stopped: "Not sent",
};

export const runReasonWords: Readonly<Record<RunReason, string>> = {
  calendar: "By the calendar",
  early: "Early, because every site was in",
  "late-figures": "Addendum, because figures came late",
  asked: "Made again because somebody asked",
};

/** When a subscription's mails come. */
export function whenWords(sendOn: number | undefined): string {
  if (sendOn === undefined) return "when it is ready";
  return sendOn === 31 ? "on the last day of the month" : `on day ${sendOn} of the month`;
}

/** Languages of dates and numbers that a person may choose. */
export const locales: Readonly<Record<string, string>> = {
  "": "As the network has it",
  "en-GB": "21 November 2026, 1,234.5",
  "en-US": "November 21, 2026, 1,234.5",
  "de-DE": "21. November 2026, 1.234,5",
  "fr-FR": "21 novembre 2026, 1 234,5",
  "es-ES": "21 de noviembre de 2026, 1234,5",
  "da-DK": "21. november 2026, 1.234,5",
};
