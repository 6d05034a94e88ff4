/** An event as calendars elsewhere are told of it. Instants in milliseconds. */
export interface CalendarEntry {
  /** The same for every edition of one event, and nobody else's. */
  id: string;
  title: string;
  description: string;
  /** Where it is: a room, or the link of a call. */
  location: string;
  /** The event's own page. */
  url: string;
  startsAt: number;
  endsAt: number;
  changedAt: number;
  /** Which edition this is, from 0: a calendar keeps the highest. */
  sequence: number;
  isCalledOff: boolean;
}

/**
 * Events as a file that calendars read (RFC 5545): times in UTC, texts escaped, no line longer than
 * 75 bytes.
 */
export function calendarFile(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Allteach//Events//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapedText(name)}`,
    ...entries.flatMap(entryLines),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function entryLines(entry: CalendarEntry): string[] {
  const { id, title, description, location, url, sequence, isCalledOff } = entry;
  return [
    "BEGIN:VEVENT",
    `UID:${escapedText(id)}`,
    `DTSTAMP:${utc(entry.changedAt)}`,
    `LAST-MODIFIED:${utc(entry.changedAt)}`,
    `DTSTART:${utc(entry.startsAt)}`,
    `DTEND:${utc(entry.endsAt)}`,
    `SEQUENCE:${sequence}`,
    `STATUS:${isCalledOff ? "CANCELLED" : "CONFIRMED"}`,
    `SUMMARY:${escapedText(title)}`,
    ...(description === "" ? [] : [`DESCRIPTION:${escapedText(description)}`]),
    ...(location === "" ? [] : [`LOCATION:${escapedText(location)}`]),
    `URL:${url}`,
    "END:VEVENT",
  ];
}

/** `20261115T083000Z` */
function utc(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

/** A text as the format wants it; signs that no calendar can show are left out. */
function escapedText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n");
}

const MOST_BYTES = 75;
const encoder = new TextEncoder();

/** A line cut between characters, its rest on lines that begin with a blank. */
function folded(line: string): string {
  let bytes = 0;
  let cut = "";
  for (const character of line) {
    const { length } = encoder.encode(character);
    if (bytes + length > MOST_BYTES) {
      cut += "\r\n ";
      bytes = 1;
    }
    cut += character;
    bytes += length;
  }
  return cut;
}
