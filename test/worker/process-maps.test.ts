import { beforeEach, describe, expect, it } from "vitest";
import { firstMap as first, type MapForms, mapForms, type Rows } from "../support/map-forms.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let contact: Person;
let clinician: Person;
let forms: MapForms;

const send: MapForms["send"] = (...given) => forms.send(...given);
const textOf: MapForms["textOf"] = (...given) => forms.textOf(...given);
const save: MapForms["save"] = (...given) => forms.save(...given);
const begun = () => forms.begun(leader);
const mapNow = async (map: string) =>
  JSON.parse(await textOf(leader, `/maps/${map}/files/map.json`)) as {
    version: number;
    steps: { key: string; text: string; ways: { to: string; label: string }[] }[];
  };

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  forms = mapForms(slug);
  contact = await newPerson("contact");
  clinician = await newPerson("clinician");
  await join(slug, contact, "key-contact", 1);
  await join(slug, clinician, "clinician", 1);
});

describe("a process map", () => {
  it("is begun, drawn and shown to everyone, with its history and in the audit", async () => {
    const map = await begun();
    expect((await save(leader, map, 1, first)).status).toBe(303);

    const text = await textOf(clinician, `/maps/${map}`);
    expect(text).toContain("3 steps in 2 lanes");
    expect(text).toContain('class="ac-flow"');
    expect(text).toContain("If no, back to: ");
    expect(await textOf(clinician, "/maps")).toContain("Giving a medicine");
    const history = await textOf(clinician, `/maps/${map}/history`);
    expect(history).toContain("we looked");
    expect(history).toContain("Took out the start “It begins”.");
    const audit = await textOf(leader, "/audit");
    expect(audit).toContain("Began a process map");
    expect(audit).toContain("Changed a process map");
  });

  it("is begun and changed by nobody else, and not from another network", async () => {
    const theirs = await newNetwork();
    const map = await begun();

    expect((await save(contact, map, 1, first)).status).toBe(403);
    expect((await save(clinician, map, 1, first)).status).toBe(403);
    expect((await save(theirs.leader, map, 1, first)).status).toBe(404);
    expect((await send(clinician, "/maps", { name: "Mine" })).status).toBe(403);
    expect((await send(theirs.leader, "/maps", { name: "Mine" })).status).toBe(404);
    expect((await mapNow(map)).version).toBe(1);
    expect(await (await call(theirs.leader, "GET", `/n/${theirs.slug}/maps`)).text()).toContain(
      "No process was drawn yet",
    );
    const there = await call(theirs.leader, "GET", `/n/${theirs.slug}/maps/${map}`);
    expect(there.status).toBe(404);
  });

  it("of a site is its own people's, and may begin as a copy", async () => {
    const map = await begun();
    await save(leader, map, 1, first);
    const own = await send(contact, "/maps", { name: "Ours", site: "NOR", from: map });
    const id = /\/maps\/(\w+)\/edit$/.exec(own.headers.get("location") ?? "")?.[1] ?? "";

    expect((await mapNow(id)).steps.map(({ text }) => text)).toEqual(first.map(([, , t]) => t));
    expect((await save(contact, id, 1, first.slice(0, 1))).status).toBe(422);
    expect((await save(contact, id, 1, first, "Ours, better")).status).toBe(303);
    expect((await send(contact, "/maps", { name: "Not ours", site: "SOU" })).status).toBe(403);
  });

  it("is taken off the list and put back by whoever may draw it, and its page stays", async () => {
    const theirs = await newNetwork();
    const map = await begun();
    const list = (who: Person, listed: "yes" | "no") =>
      send(who, `/maps/${map}/listing`, { listed });

    for (const each of [contact, clinician]) expect((await list(each, "no")).status).toBe(403);
    expect((await list(theirs.leader, "no")).status).toBe(404);
    expect((await list(leader, "no")).status).toBe(303);
    expect(await textOf(clinician, "/maps")).toContain("No process is on the list");
    expect(await textOf(clinician, "/maps")).toContain("Taken off the list (1)");
    expect(await textOf(leader, "/maps/new")).not.toContain("Giving a medicine");
    expect(await textOf(clinician, `/maps/${map}`)).toContain("This map is off the list");
    expect((await save(leader, map, 2, first)).status).toBe(303);
    expect(await textOf(clinician, `/maps/${map}`)).toContain("This map is off the list");
    expect((await list(leader, "yes")).status).toBe(303);
    expect((await list(leader, "yes")).status).toBe(303);
    expect(await textOf(clinician, "/maps")).not.toContain("off the list");
    const history = await textOf(clinician, `/maps/${map}/history`);
    expect(history).toContain("Took it off the list.");
    expect(history).toContain("Version 4");
    expect(await textOf(leader, "/audit")).toContain("Put a process map back on the list");
  });

  it("may go in circles, and shows orphans and what nobody comes to", async () => {
    const map = await begun();
    const lost: Rows = [
      ...first,
      ["d", "step", "Nobody comes here", "5"],
      ["e", "step", "Nor here", "4"],
    ];
    expect((await save(leader, map, 1, [...lost, ["f", "step", "Alone", ""]])).status).toBe(303);

    const text = await textOf(clinician, `/maps/${map}`);
    expect(text).toContain("linked to nothing: 1 step; nothing leads here from a start: 2 steps.");
    expect(text).toContain("Linked to nothing.");
    expect(text).toContain('class="ac-box-open"');
  });

  it("says what is wrong with a link to nothing, a long name and a step without words", async () => {
    const map = await begun();
    for (const [rows, words] of [
      [[["a", "start", "Begin", "7"]], "Step 1: “7” is no step here"],
      [[["a", "step", "x".repeat(301), ""]], "use at most 300 characters"],
      [[["a", "step", "", ""]], "Step 1: say in a few words what is done"],
      [[["a", "step", "A", "1; again: 1"]], "leads to one step twice"],
      [[], "A map has at least one step"],
    ] as const) {
      const answer = await save(leader, map, 1, rows);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(words);
    }
  });

  it("holds 500 steps of 300 letters and no more", async () => {
    const map = await begun();
    const many = (count: number): Rows =>
      Array.from({ length: count }, (_, n) => [
        ...([`s${n}`, "step", `${n} ${"words ".repeat(49)}`] as const),
        ...([n + 1 < count ? `${n + 2}; back: ${1 + (n % 7)}` : "", `Lane ${n % 12}`] as const),
      ]);

    expect((await save(leader, map, 1, many(501))).status).toBe(422);
    expect((await save(leader, map, 1, many(500))).status).toBe(303);
    expect((await call(leader, "GET", `/n/${slug}/maps/${map}`)).status).toBe(200);
    const paper = await call(leader, "GET", `/n/${slug}/maps/${map}/files/map.pdf`);
    expect(new TextDecoder().decode((await paper.arrayBuffer()).slice(0, 8))).toBe("%PDF-1.7");
  });

  it("is arranged without a script and without saving; links follow their steps", async () => {
    const map = await begun();
    const fields = { do: "down:a", saw: "1", name: "Giving a medicine" };
    const answer = await send(leader, `/maps/${map}/edit`, fields, first);
    const text = await answer.text();

    expect(answer.status).toBe(200);
    expect(text).toContain("Moved “The order is written” down. Not saved yet.");
    expect(text).toContain('value="yes: 3; no: 2"');
    expect((await mapNow(map)).version).toBe(1);
  });

  it("comes back from an outline and from JSON, and says which line cannot be read", async () => {
    const map = await begun();
    const read = (outline: string) => send(leader, `/maps/${map}/import`, { outline });

    expect(
      (await read("A process\n1> Begin @ Ward\n2? Fine? -> yes: 3; no: 1\n3= Done")).status,
    ).toBe(303);
    expect(await textOf(leader, `/maps/${map}/files/outline.txt`)).toBe(
      "A process\n1> Begin @ Ward\n2? Fine? -> yes: 3; no: 1\n3= Done\n",
    );
    expect((await read(JSON.stringify(await mapNow(map)).replace("Done", "Over"))).status).toBe(
      303,
    );
    expect((await mapNow(map)).steps.at(-1)?.text).toBe("Over");
    for (const [outline, words] of [
      ["A process\nno number", "Line 2: begin it with a number"],
      ['{"name": "x", "steps": [', "line 1, column 25: this is no JSON"],
      ['{"name": "x", "steps": [{"key": "A B"}]}', "steps/0/key: use small letters and digits"],
    ] as const) {
      const wrong = await read(outline);
      expect(wrong.status).toBe(422);
      expect(await wrong.text()).toContain(words);
    }
  });
});

describe("two editors of one map", () => {
  const mine: Rows = [...first, ["m", "step", "Mine", "3"]];
  const theirs: Rows = first.map((row) =>
    row[0] === "b" ? ["b", "decision", "Is the dose right?", "yes: 3; no: 1", "Nurse"] : row,
  );

  it("in whichever order they come: the second is shown the first's, and nothing is lost", async () => {
    for (const [one, other] of [
      [theirs, mine],
      [mine, theirs],
    ] as const) {
      const map = await begun();
      await save(leader, map, 1, first);
      expect((await save(leader, map, 2, one)).status).toBe(303);
      const second = await save(leader, map, 2, other);
      const text = await second.text();

      expect(second.status).toBe(409);
      expect(text).toContain("Someone saved this map while you worked on it");
      expect(text).toContain('value="Mine"');
      expect(text).toContain('value="Is the dose right?"');
    }
  });

  it("at the same moment: one is saved, the other joined to it", async () => {
    const map = await begun();
    await save(leader, map, 1, first);
    const answers = await Promise.all([save(leader, map, 2, theirs), save(leader, map, 2, mine)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await mapNow(map)).version).toBe(3);
  });
});
