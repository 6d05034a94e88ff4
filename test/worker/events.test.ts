import { beforeEach, describe, expect, it } from "vitest";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let clinician: Person;

const send = (
  who: Person,
  path: string,
  fields: Record<string, string> | [string, string][],
  network = slug,
) =>
  call(who, "POST", `/n/${network}${path}`, new URLSearchParams(fields).toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
const textOf = async (who: Person, path: string) =>
  (await call(who, "GET", `/n/${slug}${path}`)).text();
const day = (ahead: number) =>
  new Date(Date.now() + ahead * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const session = {
  ...{ kind: "learning-session", title: "Learning together", from: "09:00", until: "16:00" },
  ...{ place: "Room 4", link: "https://meet.hospital.org/4", prework: "Bring your chart" },
  ...{ "prework-key": "", material: "Slides", "material-address": "https://www.who.int/" },
};
const idIn = (answer: Response) =>
  /\/(?:events|series)\/([a-z]_[a-z0-9]+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";
const plan = (fields = {}, who = leader) =>
  send(who, "/events", { ...session, on: day(7), ...fields });

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  clinician = await newPerson("clinician");
  await join(slug, clinician, "clinician", 1);
});

describe("an event", () => {
  it("is planned with its place, pre-work and materials, and stands in the calendar", async () => {
    const answer = await plan();
    expect(answer.status).toBe(303);

    expect(await textOf(clinician, "/events")).toContain("Next: Learning together");
    const page = await textOf(clinician, `/events/${idIn(answer)}`);
    for (const said of ["Room 4", "Bring your chart", "www.who.int", "Join the call"]) {
      expect(page).toContain(said);
    }
    expect(page).not.toContain("Call it off");
    expect(await textOf(leader, "/audit")).toContain("Planned an event");
  });

  it("goes into a calendar elsewhere, at the instant that the network's wall means", async () => {
    const id = idIn(await plan({ on: "2999-07-01" }));
    const answer = await call(clinician, "GET", `/n/${slug}/events/${id}/event.ics`);

    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    const text = await answer.text();
    expect(text).toContain("DTSTART:29990701T090000Z\r\n");
    expect(text).toContain(`UID:${id}@${slug}.localhost\r\n`);
    expect(await textOf(clinician, "/events.ics")).toContain("SUMMARY:Learning together");
  });

  it("is not planned backwards, nor with a link that browsers must not follow", async () => {
    for (const wrong of [
      { until: "08:00" },
      { lastDay: day(6) },
      { link: "javascript:alert(1)" },
      { "material-address": "https://192.168.0.1/" },
      { title: "" },
      { of: "l_unknown" },
      { on: "2026-02-30" },
    ]) {
      const answer = await plan(wrong);
      expect(answer.status, JSON.stringify(wrong)).toBe(422);
      expect(await answer.text()).toContain("Room 4");
    }
    expect(await textOf(leader, "/events")).toContain("No events yet");
  });

  it("shows the second of two who change it what they typed, and loses neither", async () => {
    const id = idIn(await plan());
    const change = (title: string) =>
      send(leader, `/events/${id}/edit`, { ...session, on: day(7), saw: "1", title });
    const answers = await Promise.all([change("First"), change("Second")]);

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const late = await answers.find(({ status }) => status === 409)?.text();
    expect(late).toContain("Someone saved this event");
    expect(late).toMatch(/value="(First|Second)"/);
  });

  it("is called off, and says so in the calendar and in calendars elsewhere", async () => {
    const id = idIn(await plan());
    expect((await send(leader, `/events/${id}/calling-off`, {})).status).toBe(303);

    expect(await textOf(clinician, `/events/${id}`)).toContain("does not take place");
    expect(await textOf(clinician, "/events")).toContain("Called off.");
    expect(await textOf(clinician, `/events/${id}/event.ics`)).toContain("STATUS:CANCELLED");
    expect((await send(clinician, `/events/${id}/answer`, { answer: "yes" })).status).toBe(409);
  });

  it("is planned by those who run the network alone, and by nobody of another", async () => {
    const theirs = await newNetwork();
    const id = idIn(await plan());
    const edit = { ...session, on: day(7), saw: "1" };

    expect((await plan({}, clinician)).status).toBe(403);
    expect((await send(clinician, `/events/${id}/edit`, edit)).status).toBe(403);
    expect((await send(clinician, `/events/${id}/calling-off`, {})).status).toBe(403);
    expect((await plan({}, theirs.leader)).status).toBe(404);
    expect((await send(theirs.leader, `/events/${id}/edit`, edit)).status).toBe(404);
    expect((await send(theirs.leader, `/events/${id}/edit`, edit, theirs.slug)).status).toBe(404);
    expect((await call(theirs.leader, "GET", `/n/${theirs.slug}/events/${id}`)).status).toBe(404);
    expect(await textOf(leader, "/events")).toContain("Learning together");
  });
});

describe("who comes", () => {
  it("is said beforehand, changed, and counted", async () => {
    const id = idIn(await plan());
    await send(clinician, `/events/${id}/answer`, { answer: "maybe" });
    const changed = await send(clinician, `/events/${id}/answer`, { answer: "yes", site: "1" });

    expect(changed.status).toBe(303);
    const page = await textOf(clinician, `/events/${id}`);
    expect(page).toContain("1 person comes.");
    expect(page).toContain("(your answer)");
    expect(await textOf(clinician, "/events")).toContain("you said that you come");
  });

  it("is not said for a site of somebody else's, nor by a stranger", async () => {
    const id = idIn(await plan());
    const stranger = await newPerson("stranger");

    expect(
      (await send(clinician, `/events/${id}/answer`, { answer: "yes", site: "2" })).status,
    ).toBe(403);
    expect((await send(clinician, `/events/${id}/answer`, { answer: "perhaps" })).status).toBe(422);
    expect((await send(stranger, `/events/${id}/answer`, { answer: "yes" })).status).toBe(404);
    expect(await textOf(leader, `/events/${id}`)).toContain("Nobody has said yet.");
  });

  it("is written down by a coordinator for everybody at once, once it has begun", async () => {
    const other = await newPerson("other");
    await join(slug, other, "sponsor", 2);
    const ahead = idIn(await plan());
    await send(other, `/events/${ahead}/answer`, { answer: "yes" });
    expect((await send(leader, `/events/${ahead}/attendance`, { came: other.id })).status).toBe(
      409,
    );

    const id = idIn(await plan({ on: day(-3) }));
    const sheet = await textOf(leader, `/events/${id}/attendance`);
    expect(sheet).toContain("clinician");
    const kept = await send(leader, `/events/${id}/attendance`, [
      ["came", clinician.id],
      ["came", other.id],
      ["came", "u_nobody"],
    ]);
    expect(kept.status).toBe(303);
    expect(await textOf(clinician, `/events/${id}`)).toContain(
      "2 people from 2 sites: Northgate and Southmoor.",
    );
    await send(leader, `/events/${id}/attendance`, { came: clinician.id });
    expect(await textOf(clinician, `/events/${id}`)).toContain("1 person from 1 site: Northgate.");
    expect(await textOf(leader, "/audit")).toContain("Recorded who came to an event");
  });

  it("is written down by nobody else, and in no other network", async () => {
    const theirs = await newNetwork();
    const id = idIn(await plan({ on: day(-3) }));
    const came = { came: clinician.id };

    expect((await send(clinician, `/events/${id}/attendance`, came)).status).toBe(403);
    expect((await call(clinician, "GET", `/n/${slug}/events/${id}/attendance`)).status).toBe(403);
    expect((await send(theirs.leader, `/events/${id}/attendance`, came)).status).toBe(404);
    const there = await send(theirs.leader, `/events/${id}/attendance`, came, theirs.slug);
    expect(there.status).toBe(404);
    expect(await textOf(clinician, `/events/${id}`)).toContain("Nobody has written down");
  });
});

describe("an event's pre-work", () => {
  const keyIn = (page: string) => /name="items" value="(i_[a-z0-9]+)"/.exec(page)?.[1] ?? "";

  it("is ticked by each site, kept when the event is changed, and taken back", async () => {
    const id = idIn(await plan());
    const key = keyIn(await textOf(clinician, `/events/${id}`));
    await send(clinician, `/events/${id}/pre-work`, { site: "NOR", items: key });
    await send(leader, `/events/${id}/edit`, {
      ...{ ...session, on: day(9), saw: "1", "prework-key": key, prework: "Bring your own chart" },
    });

    expect(await textOf(leader, `/events/${id}`)).toContain("1 of 3 sites: Northgate");
    await send(clinician, `/events/${id}/pre-work`, { site: "NOR" });
    expect(await textOf(leader, `/events/${id}`)).toContain("0 of 3 sites");
  });

  it("is ticked for one's own site alone, and in no other network", async () => {
    const theirs = await newNetwork();
    const id = idIn(await plan());
    const marks = { site: "SOU", items: keyIn(await textOf(clinician, `/events/${id}`)) };

    expect((await send(clinician, `/events/${id}/pre-work`, marks)).status).toBe(403);
    expect((await send(theirs.leader, `/events/${id}/pre-work`, marks)).status).toBe(404);
    expect((await send(leader, `/events/${id}/pre-work`, marks)).status).toBe(303);
  });
});

describe("a series", () => {
  const start = { name: "Together for visits", starts: "2026-08-31", rounds: "2", months: "1" };
  const begin = (fields = {}, who = leader) => send(who, "/series", { ...start, ...fields });
  const stepsIn = (page: string) => {
    const all = (name: string) =>
      [...page.matchAll(new RegExp(`name="step-${name}"[^>]*value="([^"]*)"`, "g"))].map(
        ([, value = ""]) => value,
      );
    return ["key", "kind", "name", "starts", "ends"].flatMap((name) =>
      all(name).map((value): [string, string] => [`step-${name}`, value]),
    );
  };

  it("is proposed from a 31st, stands in the calendar and goes on round after round", async () => {
    const id = idIn(await begin());
    const page = await textOf(clinician, `/series/${id}`);

    expect(page).toContain("31 August to 1 September");
    expect(page).toContain("28 September to 29 September");
    expect(await textOf(clinician, "/events")).toContain("Together for visits");
    expect((await send(leader, `/series/${id}/rounds`, {})).status).toBe(303);
    expect(await textOf(clinician, `/series/${id}`)).toContain("Learning session 3");
    expect(await textOf(leader, "/audit")).toContain("Began a series of learning sessions");
  });

  it("has its events at its steps", async () => {
    const id = idIn(await begin({ starts: day(30) }));
    const key = /events\/new\?of=([a-z0-9_/]+)/.exec(await textOf(leader, `/series/${id}`))?.[1];
    expect(await textOf(leader, `/events/new?of=${key}`)).toContain(`value="${key}" selected`);
    await plan({ of: key });

    expect(await textOf(clinician, `/series/${id}`)).toContain("Learning together");
  });

  it("has its steps moved, named and taken out, and never backwards", async () => {
    const id = idIn(await begin());
    const steps = stepsIn(await textOf(leader, `/series/${id}/edit`));
    const edit = (more: [string, string][], rows = steps) =>
      send(leader, `/series/${id}/edit`, [["saw", "1"], ["name", "Visits"], ...rows, ...more]);

    const backwards = steps.map(([name, value], place): [string, string] =>
      place === steps.length - 1 ? [name, "2020-01-01"] : [name, value],
    );
    const refused = await edit([], backwards);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("it ends before it begins");
    const removed = steps.find(([name]) => name === "step-key")?.[1] ?? "";
    expect((await edit([["remove", removed]])).status).toBe(303);
    const page = await textOf(leader, `/series/${id}`);
    expect(page).not.toContain("Pre-work");
    expect(page).toContain("Visits");
    expect((await edit([])).status).toBe(409);
  });

  it("is begun and changed by those who run the network alone, and in no other", async () => {
    const theirs = await newNetwork();
    const id = idIn(await begin());

    expect((await begin({}, clinician)).status).toBe(403);
    expect((await send(clinician, `/series/${id}/rounds`, {})).status).toBe(403);
    expect((await send(theirs.leader, `/series/${id}/rounds`, {}, theirs.slug)).status).toBe(404);
    expect((await call(theirs.leader, "GET", `/n/${theirs.slug}/series/${id}`)).status).toBe(404);
    for (const wrong of [
      { rounds: "0" },
      { months: "13" },
      { starts: "2026-02-30" },
      { name: "" },
    ]) {
      expect((await begin(wrong)).status, JSON.stringify(wrong)).toBe(422);
    }
  });
});
