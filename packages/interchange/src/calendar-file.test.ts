import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type CalendarEntry, calendarFile } from "./calendar-file.ts";

const session: CalendarEntry = {
  ...{ id: "e_1@network.allteach.example", title: "Learning session 3; children, families" },
  description: "Bring:\n- your chart\n- a story\\with a backslash, a comma; and more",
  ...{ location: "Room 4, House B", url: "https://allteach.example/n/network/events/e_1" },
  ...{ startsAt: Date.UTC(2026, 9, 25, 8), endsAt: Date.UTC(2026, 9, 25, 15, 30) },
  ...{ changedAt: Date.UTC(2026, 8, 1, 12), sequence: 2, isCalledOff: false },
};

/** What an independent reader makes of a file. */
function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      ...{ id: event.uid, title: event.summary, description: event.description ?? "" },
      ...{ location: event.location ?? "", sequence: event.sequence },
      startsAt: event.startDate.toJSDate().getTime(),
      endsAt: event.endDate.toJSDate().getTime(),
      status: component.getFirstPropertyValue("status"),
      url: component.getFirstPropertyValue("url"),
    };
  });
}

describe("a calendar file", () => {
  it("says to another reader what it was made from", () => {
    const { changedAt: _, isCalledOff: __, ...told } = session;

    expect(eventsIn(calendarFile("A network", [session]))).toEqual([
      { ...told, status: "CONFIRMED" },
    ]);
  });

  it("keeps every sign that people can type, and every instant to the second", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 300 });
    const seconds = fc.integer({ min: 0, max: 4_102_444_800 });
    fc.assert(
      fc.property(text, text, seconds, (title, description, second) => {
        const entry = {
          ...{ ...session, title, description, startsAt: second * 1000 },
          endsAt: (second + 3600) * 1000,
        };
        const [read] = eventsIn(calendarFile(title, [entry]));
        expect(read?.title).toBe(shown(title));
        expect(read?.description).toBe(shown(description));
        expect(read?.startsAt).toBe(second * 1000);
      }),
      { numRuns: 1000 },
    );
  });

  it("has no line longer than 75 bytes and no character cut in two", () => {
    const long = {
      ...session,
      title: "Ärztinnen & 👩‍👩‍👧 ".repeat(40),
      description: "é".repeat(999),
    };
    const text = calendarFile("A network", [long]);
    const encoder = new TextEncoder();

    for (const line of text.split("\r\n")) {
      expect(encoder.encode(line).length).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(eventsIn(text)[0]?.title).toBe(long.title);
  });

  it("is not opened by what somebody types: no line of its own, no second event", () => {
    const evil = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\nATTENDEE:a@b.c\u0000\u0007";
    const entry = { ...session, title: evil, location: evil, description: evil };
    const events = eventsIn(calendarFile(evil, [entry]));

    expect(events.map(({ id }) => id)).toEqual([session.id]);
  });

  it("says that an event is called off, and holds several, or none", () => {
    const off = { ...session, id: "e_2", isCalledOff: true };
    const events = eventsIn(calendarFile("A network", [session, off]));

    expect(events.map(({ status }) => status)).toEqual(["CONFIRMED", "CANCELLED"]);
    expect(eventsIn(calendarFile("A network", []))).toEqual([]);
  });
});

/** A text as a calendar can show it: line ends as one sign, no signs that nobody sees. */
const shown = (text: string) => text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
