import { beforeEach, describe, expect, it } from "vitest";
import { firstMap as first, type MapForms, mapForms, type Rows } from "../support/map-forms.ts";
import { join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let contact: Person;
let clinician: Person;
let forms: MapForms;

const send: MapForms["send"] = (...given) => forms.send(...given);
const textOf: MapForms["textOf"] = (...given) => forms.textOf(...given);
const save: MapForms["save"] = (...given) => forms.save(...given);

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  forms = mapForms(slug);
  contact = await newPerson("contact");
  clinician = await newPerson("clinician");
  await join(slug, contact, "key-contact", 1);
  await join(slug, clinician, "clinician", 1);
});

describe("what can go wrong", () => {
  const risk = {
    ...{ step: "b", mode: "Read for the wrong child", occurrence: "4", severity: "8" },
    ...{ detection: "5", measure: "CAUTI", who: "Ada" },
  };
  const idOf = async (map: string) =>
    /\/risks\/(f_\w+)"/.exec(await textOf(leader, `/maps/${map}/risks`))?.[1] ?? "";
  let map: string;

  beforeEach(async () => {
    map = await forms.begun(leader, "NOR");
    await save(leader, map, 1, first);
  });

  it("is written down by those who work there, judged again, and taken off the list", async () => {
    expect((await send(clinician, `/maps/${map}/risks`, risk)).status).toBe(303);
    const id = await idOf(map);
    const again = { occurrenceAfter: "2", severityAfter: "8", detectionAfter: "2" };
    const changed = await send(clinician, `/maps/${map}/risks/${id}`, {
      ...risk,
      ...again,
      saw: "1",
    });
    expect(changed.status).toBe(303);

    const text = await textOf(contact, `/maps/${map}/risks`);
    expect(text).toContain("<strong>160</strong>");
    expect(text).toContain("<strong>32</strong>");
    expect(text).toContain("What the numbers mean");
    expect(await textOf(contact, `/maps/${map}`)).toContain("1 risk");
    const csv = await textOf(contact, `/maps/${map}/files/risks.csv`);
    expect(csv).toContain("Is it right?,Read for the wrong child,,,4,8,5,160,,Ada,2,8,2,32,CAUTI,");
    expect((await send(clinician, `/maps/${map}/risks/${id}/removal`, {})).status).toBe(303);
    expect(await textOf(contact, `/maps/${map}/risks`)).toContain("Nothing is written down yet");
    const audit = await textOf(leader, "/audit");
    for (const act of ["Wrote down what can go wrong", "Judged anew", "Took something that can"]) {
      expect(audit).toContain(act);
    }
  });

  it("is refused out of 1 to 10, at a step that is not there, and judged again in part", async () => {
    for (const [wrong, words] of [
      [{ severity: "11" }, "choose a whole number from 1 to 10"],
      [{ occurrence: "0" }, "choose a whole number from 1 to 10"],
      [{ step: "zz" }, "this step is not in the map"],
      [{ measure: "NONE" }, "there is no measure NONE here"],
      [{ test: "p_nowhere" }, "this test is not here"],
      [{ occurrenceAfter: "2" }, "judge all three again, or none"],
    ] as const) {
      const answer = await send(clinician, `/maps/${map}/risks`, { ...risk, ...wrong });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(words);
    }
  });

  it("is judged by nobody else, and not from another network", async () => {
    const theirs = await newNetwork();
    const elsewhere = await newPerson("elsewhere");
    await join(slug, elsewhere, "clinician", 2);
    const researcher = await newPerson("researcher");
    await join(slug, researcher, "researcher");
    await send(clinician, `/maps/${map}/risks`, risk);
    const id = await idOf(map);

    for (const [who, status] of [
      [elsewhere, 403],
      [researcher, 403],
      [theirs.leader, 404],
    ] as const) {
      expect((await send(who, `/maps/${map}/risks`, risk)).status).toBe(status);
      const change = await send(who, `/maps/${map}/risks/${id}`, { ...risk, saw: "1" });
      expect(change.status).toBe(status);
      expect((await send(who, `/maps/${map}/risks/${id}/removal`, {})).status).toBe(status);
    }
    expect(await textOf(leader, `/maps/${map}/risks`)).toContain("<strong>160</strong>");
  });

  it("by two at once: the second is shown the first's numbers, and nothing is overwritten", async () => {
    await send(clinician, `/maps/${map}/risks`, risk);
    const id = await idOf(map);
    await send(contact, `/maps/${map}/risks/${id}`, { ...risk, severity: "10", saw: "1" });
    const second = await send(clinician, `/maps/${map}/risks/${id}`, {
      ...risk,
      severity: "1",
      saw: "1",
    });

    expect(second.status).toBe(409);
    expect(await second.text()).toContain("Priority 200, not judged again yet.");
    expect(await textOf(leader, `/maps/${map}/risks`)).toContain("<strong>200</strong>");
  });

  it("stays, with the words of its step, where the step is taken out", async () => {
    await send(clinician, `/maps/${map}/risks`, risk);
    const without: Rows = [
      ["a", "start", "The order is written", "2"],
      ["c", "end", "It is given", ""],
    ];
    expect((await save(leader, map, 2, without)).status).toBe(303);

    expect(await textOf(leader, `/maps/${map}/risks`)).toContain(
      "No longer in the map: Is it right?",
    );
  });
});
