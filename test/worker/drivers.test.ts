import { beforeEach, describe, expect, it } from "vitest";
import { pin } from "../support/pin-forms.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let contact: Person;
let clinician: Person;

type Rows = readonly (readonly [key: string, kind: string, parent: string, text: string])[];

const first: Rows = [
  ["aim", "aim", "", "Fewer infections"],
  ["d", "driver", "aim", "Kits"],
  ["i", "intervention", "d", "A kit at the bedside"],
];

function send(who: Person, path: string, fields: Record<string, string>, rows: Rows = []) {
  const body = new URLSearchParams(fields);
  for (const [key, kind, parent, text] of rows) {
    for (const [name, value] of Object.entries({ key, kind, parent, text, measures: "" })) {
      body.append(name, value);
    }
  }
  return call(who, "POST", `/n/${slug}${path}`, body.toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
}
const save = (who: Person, saw: number, rows: Rows, path = "/drivers/edit") =>
  send(who, path, { do: "save", saw: String(saw), why: "we learned" }, rows);
const textOf = async (who: Person, path: string) => {
  const text = await (await call(who, "GET", `/n/${slug}${path}`)).text();
  return text.replaceAll("&#39;", "'").replaceAll("&quot;", '"');
};
const nodesNow = async () =>
  JSON.parse(await textOf(leader, "/drivers/files/diagram.json")) as {
    version: number;
    nodes: { key: string; text: string }[];
  };

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  contact = await newPerson("contact");
  clinician = await newPerson("clinician");
  await join(slug, contact, "key-contact", 1);
  await join(slug, clinician, "clinician", 1);
});

describe("a network's key drivers", () => {
  it("begin with its template's, drawn and as an outline", async () => {
    const text = await textOf(clinician, "/drivers");

    expect(text).toContain("Devices are used only while they are needed");
    expect(text).toContain('class="ac-box-aim"');
    expect(text).toContain("5 key drivers");
    expect(await textOf(clinician, "/drivers/files/outline.txt")).toContain(
      "- Insertion and maintenance are done the same way every time [BUNDLE]",
    );
  });

  it("are changed by leaders, with what changed and why in the history and the audit", async () => {
    expect((await save(leader, 1, first)).status).toBe(303);

    expect((await nodesNow()).nodes.map(({ text }) => text)).toEqual(first.map(([, , , t]) => t));
    const history = await textOf(clinician, "/drivers/history");
    expect(history).toContain("we learned");
    expect(history).toContain("Added the key driver “Kits”.");
    expect(await textOf(leader, "/audit")).toContain("Changed a key driver diagram");
  });

  it("are changed by nobody else, and not from another network", async () => {
    const theirs = await newNetwork();

    expect((await save(contact, 1, first)).status).toBe(403);
    expect((await save(clinician, 1, first)).status).toBe(403);
    expect((await save(theirs.leader, 1, first)).status).toBe(404);
    expect((await nodesNow()).version).toBe(1);
  });

  it("show the pins that serve a box, and go on paper", async () => {
    await save(leader, 1, first);
    const id = await pin(leader, slug, { title: "The kit list", node: "i" });

    expect(await textOf(clinician, "/drivers")).toContain(
      `<a href="/n/${slug}/pins/${id}">Pin: The kit list</a>`,
    );
    const paper = await call(clinician, "GET", `/n/${slug}/drivers/files/diagram.pdf`);
    expect(paper.headers.get("content-type")).toBe("application/pdf");
    expect(new TextDecoder().decode((await paper.arrayBuffer()).slice(0, 8))).toBe("%PDF-1.7");
  });

  it("say what is wrong with a circle, an orphan, a long name and a box without words", async () => {
    const circle: Rows = [...first, ["a", "secondary", "b", "A"], ["b", "secondary", "a", "B"]];
    const orphan: Rows = [...first, ["x", "intervention", "gone", "Alone"]];
    const long: Rows = [...first, ["y", "driver", "aim", "x".repeat(301)]];
    const empty: Rows = [...first, ["z", "driver", "aim", ""]];
    for (const [rows, words] of [
      [circle, "“A” hangs on itself in a circle"],
      [orphan, "“Alone” hangs on nothing"],
      [long, "use at most 300 characters"],
      [empty, "Box 4: say in a few words what it is"],
    ] as const) {
      const answer = await save(leader, 1, rows);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(words);
    }
  });

  it("hold 500 boxes and no more", async () => {
    const many = (count: number): Rows => [
      ...first.slice(0, 1),
      ...Array.from({ length: count - 1 }, (_, n) => [`d${n}`, "driver", "aim", `D ${n}`] as const),
    ];

    expect((await save(leader, 1, many(501))).status).toBe(422);
    expect((await save(leader, 1, many(500))).status).toBe(303);
    expect((await call(leader, "GET", `/n/${slug}/drivers`)).status).toBe(200);
  });

  it("are arranged without a script and without saving", async () => {
    const answer = await send(leader, "/drivers/edit", { do: "add:d", saw: "1" }, first);

    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Added the new key driver. Not saved yet.");
    expect((await nodesNow()).version).toBe(1);
  });

  it("come back from an outline, and say which line cannot be read", async () => {
    const read = (outline: string) => send(leader, "/drivers/import", { outline });

    expect((await read("An aim\n- One driver [CAUTI]\n  * An idea\n")).status).toBe(303);
    expect((await nodesNow()).nodes).toHaveLength(3);
    const wrong = await read("An aim\nno dash");
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("Line 2: begin it with -");
    expect((await read(JSON.stringify(await nodesNow()))).status).toBe(303);
  });
});

describe("two editors of one diagram", () => {
  const mine: Rows = [...first, ["m", "driver", "aim", "Mine"]];
  const theirs: Rows = [
    ["aim", "aim", "", "Fewer infections"],
    ["d", "driver", "aim", "Kits that are complete"],
    ["i", "intervention", "d", "A kit at the bedside"],
  ];

  it("in whichever order they come: the second is shown the first's, and nothing is lost", async () => {
    for (const [one, other] of [
      [theirs, mine],
      [mine, theirs],
    ] as const) {
      const { version } = await nodesNow();
      await save(leader, version, first);
      const saw = (await nodesNow()).version;
      expect((await save(leader, saw, one)).status).toBe(303);
      const second = await save(leader, saw, other);
      const text = await second.text();

      expect(second.status).toBe(409);
      expect(text).toContain("Someone saved this diagram while you worked on it");
      expect(text).toContain('value="Mine"');
      expect(text).toContain('value="Kits that are complete"');
    }
  });

  it("at the same moment: one is saved, the other joined to it", async () => {
    await save(leader, 1, first);
    const answers = await Promise.all([save(leader, 2, theirs), save(leader, 2, mine)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await nodesNow()).version).toBe(3);
  });
});

describe("a site's key drivers", () => {
  it("are taken over, adapted and set beside the network's", async () => {
    await save(leader, 1, first);
    expect((await send(contact, "/sites/NOR/drivers", {})).status).toBe(303);
    const adapted: Rows = [...first, ["n", "driver", "aim", "Night shifts"]];
    expect((await save(contact, 1, adapted, "/sites/NOR/drivers/edit")).status).toBe(303);

    const text = await textOf(clinician, "/sites/NOR/drivers");
    expect(text).toContain("Added the key driver “Night shifts”.");
    expect(text).toContain('class="ac-box-own"');
    expect(await textOf(clinician, "/drivers")).toContain("Sites with a diagram of their own");
  });

  it("take over what the network changed and keep what is theirs", async () => {
    await save(leader, 1, first);
    await send(contact, "/sites/NOR/drivers", {});
    const adapted: Rows = [...first, ["n", "driver", "aim", "Night shifts"]];
    await save(contact, 1, adapted, "/sites/NOR/drivers/edit");
    const later: Rows = [...first, ["w", "driver", "aim", "Weekends"]];
    await save(leader, 2, later);
    expect(await textOf(contact, "/sites/NOR/drivers")).toContain("Take over what changed");
    await send(contact, "/sites/NOR/drivers", {});

    const text = await textOf(contact, "/sites/NOR/drivers");
    expect(text).toContain("Weekends");
    expect(text).toContain("Night shifts");
    expect(text).not.toContain("Take over what changed");
  });

  it("are changed by that site's own alone", async () => {
    expect((await send(contact, "/sites/SOU/drivers", {})).status).toBe(403);
    expect((await save(clinician, 0, first, "/sites/NOR/drivers/edit")).status).toBe(403);
  });
});
