import { beforeEach, describe, expect, it } from "vitest";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let clinician: Person;

const send = (who: Person, path: string, fields: Record<string, string>) =>
  call(who, "POST", `/n/${slug}${path}`, new URLSearchParams(fields).toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
const textOf = async (who: Person, path: string) =>
  (await call(who, "GET", `/n/${slug}${path}`)).text();
const day = (ahead: number) =>
  new Date(Date.now() + ahead * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const begun = { objective: "A kit at one bed", ramp: "patient", site: "NOR", node: "t1" };
const idIn = (answer: Response) =>
  /\/tests\/(p_[a-z0-9]+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";
const begin = (who = clinician, fields = {}) => send(who, "/tests", { ...begun, ...fields });

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  clinician = await newPerson("clinician");
  await join(slug, clinician, "clinician", 1);
});

describe("a test of change", () => {
  it("is begun from a driver with one line, and stands on the board and in the diagram", async () => {
    const form = await textOf(clinician, "/tests/new?driver=t1");
    expect(form).toContain("For “Devices are used only while they are needed”.");
    expect(form).toContain('<option value="CAUTI" selected');
    const answer = await begin(clinician, { starts: day(-1), measure: "CAUTI" });

    expect(answer.status).toBe(303);
    expect(await textOf(clinician, "/tests")).toContain("A kit at one bed");
    expect(await textOf(clinician, "/tests?driver=t1&site=SOU")).toContain("No test like this yet");
    expect(await textOf(clinician, "/drivers")).toContain("1 test");
    expect(await textOf(clinician, `/tests/${idIn(answer)}`)).toContain("Doing");
  });

  it("is not closed without a study, nor with days that run backwards", async () => {
    const id = idIn(await begin());
    const close = { ...begun, saw: "1", happened: "It was there", act: "adopt", starts: day(-3) };

    const unstudied = await send(clinician, `/tests/${id}`, close);
    expect(unstudied.status).toBe(422);
    expect(await unstudied.text()).toContain("a test is closed once it was studied");
    const backwards = { ...close, study: "Good", ends: day(-5) };
    expect((await send(clinician, `/tests/${id}`, backwards)).status).toBe(422);
    const closed = await send(clinician, `/tests/${id}`, { ...close, study: "Good" });
    expect(closed.status).toBe(303);
    expect(await textOf(clinician, `/tests/${id}`)).toContain("Begin the next cycle");
  });

  it("leads to the next cycle, one step larger", async () => {
    const id = idIn(await begin());
    const closed = { ...begun, saw: "1", starts: day(-3), happened: "It was", study: "Good" };
    await send(clinician, `/tests/${id}`, { ...closed, act: "adopt", next: "A whole ward" });

    const form = await textOf(clinician, `/tests/new?previous=${id}`);
    expect(form).toContain('value="A whole ward"');
    expect(form).toContain('<option value="clinic" selected');
    const next = idIn(await begin(clinician, { previous: id }));
    expect(await textOf(clinician, `/tests/${next}`)).toContain("The test it follows from");
  });

  it("shows the second of two writers what the first wrote", async () => {
    const id = idIn(await begin());
    const write = (question: string) =>
      send(clinician, `/tests/${id}`, { ...begun, saw: "1", question });
    const answers = await Promise.all([write("First?"), write("Second?")]);

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const late = await answers.find(({ status }) => status === 409)?.text();
    expect(late).toContain("Someone wrote at this test while you did");
    expect(late).toContain("First?");
    expect(late).toContain("Second?");
  });

  it("keeps its box in the diagram while it is under way", async () => {
    await begin();
    const without = await send(leader, "/drivers/import", { outline: "Only an aim" });

    expect(without.status).toBe(422);
    expect(await without.text()).toContain("cannot be taken out while a test of it is under way");
  });

  it("is written by the site's own, and by nobody of another network", async () => {
    const theirs = await newNetwork();
    const id = idIn(await begin());

    expect((await begin(clinician, { site: "SOU" })).status).toBe(403);
    expect((await begin(clinician, { site: "" })).status).toBe(403);
    expect((await begin(theirs.leader)).status).toBe(404);
    expect((await send(theirs.leader, `/tests/${id}`, { ...begun, saw: "1" })).status).toBe(404);
    expect((await call(theirs.leader, "GET", `/n/${theirs.slug}/tests/${id}`)).status).toBe(404);
    expect(await textOf(leader, "/audit")).toContain("Began a test of change");
  });
});

describe("a note at a chart", () => {
  const note = (who: Person, fields = {}) =>
    send(who, "/annotations", {
      ...{ on: day(-2), kind: "event", text: "The ward moved", measure: "CAUTI", site: "NOR" },
      ...fields,
    });

  it("is written at a site's chart and taken off again", async () => {
    expect((await note(clinician)).status).toBe(303);
    const text = await textOf(clinician, "/measures/CAUTI?site=NOR");
    expect(text).toContain("The ward moved");
    const id = /annotations\/(a_[a-z0-9]+)\/removal/.exec(text)?.[1];
    expect((await send(clinician, `/annotations/${id}/removal`, {})).status).toBe(303);

    expect(await textOf(clinician, "/measures/CAUTI?site=NOR")).not.toContain("The ward moved");
    const audit = await textOf(leader, "/audit");
    expect(audit).toContain("Noted something at a chart");
    expect(audit).toContain("Took a note off a chart");
  });

  it("is refused from others, for a day to come, and at a measure that is not there", async () => {
    const theirs = await newNetwork();

    expect((await note(clinician, { site: "" })).status).toBe(403);
    expect((await note(clinician, { site: "SOU" })).status).toBe(403);
    expect((await note(theirs.leader)).status).toBe(404);
    expect((await note(clinician, { on: day(3) })).status).toBe(422);
    expect((await note(clinician, { measure: "NOTHING" })).status).toBe(404);
  });
});

describe("a team's charter", () => {
  const charter = { saw: "0", what: "Fewer infections", forWhom: "children", measures: "CAUTI" };

  it("says its aim, its team and what is still open", async () => {
    const answer = await send(leader, "/charter", { ...charter, name: "Ada", role: "Lead" });
    expect(answer.status).toBe(303);

    const text = await textOf(clinician, "/charter");
    for (const part of ["Fewer infections for children.", "Ada, Lead", "By how much?"]) {
      expect(text).toContain(part);
    }
    expect(await textOf(leader, "/audit")).toContain("Changed a team’s charter");
  });

  it("is refused from others, and shows the second of two what the first saved", async () => {
    expect((await send(clinician, "/charter", charter)).status).toBe(403);
    await send(leader, "/charter", charter);
    const late = await send(leader, "/charter", { ...charter, what: "Something else" });

    expect(late.status).toBe(409);
    expect(await late.text()).toContain("Something else");
  });

  it("belongs to one network", async () => {
    const theirs = await newNetwork();
    await send(leader, "/charter", charter);

    const page = await call(theirs.leader, "GET", `/n/${theirs.slug}/charter`);
    expect(await page.text()).not.toContain("Fewer infections for children");
    expect((await send(theirs.leader, "/charter", charter)).status).toBe(404);
  });
});
