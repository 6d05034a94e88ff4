import { describe, expect, it } from "vitest";
import { EventDraft, eventProblems, eventTimes, wallTimes } from "./event.ts";
import { targetOf, typedOf } from "./target.ts";

const zone = "Europe/Copenhagen";
const times = { on: "2026-10-24", from: "09:00", lastDay: "", until: "16:00" };
const draft = (fields: object) => EventDraft.parse({ title: "A session", ...times, ...fields });

describe("an event's hours", () => {
  it("are those of the network's wall, also when the clocks change during it", () => {
    const held = eventTimes({ ...times, lastDay: "2026-10-25" }, zone);

    expect(held).toEqual({
      startsAt: Date.UTC(2026, 9, 24, 7),
      endsAt: Date.UTC(2026, 9, 25, 15),
    });
    expect("startsAt" in held && wallTimes(held, zone)).toEqual({
      ...times,
      lastDay: "2026-10-25",
    });
  });

  it("do not run backwards, nor for weeks, nor through an hour that is skipped", () => {
    const field = (given: object) => {
      const held = eventTimes({ ...times, ...given }, zone);
      return "problems" in held ? held.problems.map((problem) => problem.field) : [];
    };

    expect(field({ until: "09:00" })).toEqual(["until"]);
    expect(field({ lastDay: "2026-10-23" })).toEqual(["lastDay"]);
    expect(field({ lastDay: "2026-11-24" })).toEqual(["lastDay"]);
    expect(field({ on: "2026-03-29", from: "02:30" })).toEqual(["from"]);
    expect(field({})).toEqual([]);
  });
});

describe("an event's links", () => {
  it("are https and open to everybody", () => {
    const because = (link: string) => eventProblems(draft({ link }), "here")[0]?.because;

    expect(because("https://meet.hospital.org/123")).toBeUndefined();
    expect(because("javascript:alert(1)")).toContain("https://");
    expect(because("https://intranet/room")).toBeDefined();
  });

  it("may name a pin of the network instead, and say which line is wrong", () => {
    const materials = [
      { title: "Slides", address: "/n/here/pins/pin1" },
      { title: "", address: "" },
      { title: "Theirs", address: "/n/there/pins/pin1" },
      { title: "", address: "https://a.org/x" },
    ];
    const problems = eventProblems(draft({ materials }), "here");

    expect(problems.map(({ field }) => field)).toEqual([
      ...["materials/2/address", "materials/3/title"],
    ]);
  });
});

describe("where a typed address leads", () => {
  it("is the pin or event itself, however the address was copied", () => {
    const pin = targetOf("https://allteach.hospital.org/n/here/pins/pin_1", "here");
    expect(pin).toEqual({ kind: "pin", id: "pin_1" });
    expect(targetOf("/n/here/events/e_1", "here")).toEqual({ kind: "event", id: "e_1" });
    expect(typedOf({ kind: "event", id: "e_1" }, "here")).toBe("/n/here/events/e_1");
  });

  it("is nowhere for what browsers must not be sent to", () => {
    for (const typed of ["", "javascript:alert(1)", "http://a.org", "//a.org", "/n/here/audit"]) {
      expect(targetOf(typed, "here"), typed).toHaveProperty("problem");
    }
  });
});
