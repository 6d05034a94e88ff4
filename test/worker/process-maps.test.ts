import { beforeEach, describe, expect, it } from "vitest";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let contact: Person;
let clinician: Person;

type Rows = readonly (readonly [
  key: string,
  kind: string,
  text: string,
  on: string,
  lane?: string,
])[];

const first: Rows = [
  ["a", "start", "The order is written", "2", "Doctor"],
  ["b", "decision", "Is it right?", "yes: 3; no: 1", "Nurse"],
  ["c", "end", "It is given", "", "Nurse"],
];

function send(who: Person, path: string, fields: Record<string, string>, rows: Rows = []) {
  const body = new URLSearchParams(fields);
  for (const [key, kind, text, on, lane = ""] of rows) {
    for (const [name, value] of Object.entries({ key, kind, text, on, lane })) {
      body.append(name, value);
    }
  }
  return call(who, "POST", `/n/${slug}${path}`, body.toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
}
const textOf = async (who: Person, path: string) => {
  const text = await (await call(who, "GET", `/n/${slug}${path}`)).text();
  return text.replaceAll("&#39;", "'").replaceAll("&quot;", '"');
};

/** Begins a map and says its address. */
async function begun(who = leader, site = ""): Promise<string> {
  const answer = await send(who, "/maps", { name: "Giving a medicine", site });
  expect(answer.status).toBe(303);
  return /\/maps\/(\w+)\/edit$/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";
}
const save = (who: Person, map: string, saw: number, rows: Rows, name = "Giving a medicine") =>
  send(who, `/maps/${map}/edit`, { do: "save", saw: String(saw), why: "we looked", name }, rows);
const mapNow = async (map: string) =>
  JSON.parse(await textOf(leader, `/maps/${map}/files/map.json`)) as {
    version: number;
    steps: { key: string; text: string; ways: { to: string; label: string }[] }[];
  };

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
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

describe("what can go wrong", () => {
  const risk = {
    ...{ step: "b", mode: "Read for the wrong child", occurrence: "4", severity: "8" },
    ...{ detection: "5", measure: "CAUTI", who: "Ada" },
  };
  const idOf = async (map: string) =>
    /\/risks\/(f_\w+)"/.exec(await textOf(leader, `/maps/${map}/risks`))?.[1] ?? "";
  let map: string;

  beforeEach(async () => {
    map = await begun(leader, "NOR");
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
