import { beforeEach, describe, expect, it } from "vitest";
import { sendFile, sendForm } from "../support/network-pages.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
});

const page = (network = slug) => `/n/${network}/uploads`;
const table = (counted = "met it", cell = "3") =>
  new TextEncoder().encode(`month,NOR ${counted},NOR seen\n2026-01,${cell},1000\n`);
const send = async (bytes = table(), who = leader, network = slug) =>
  (await sendFile(who, page(network), {}, bytes)).text();
const hashIn = (html: string, name = "explain") =>
  new RegExp(`name="${name}" value="([0-9a-f]{64})"`).exec(html)?.[1] ?? "";
const meanings = {
  "means met it": "measure:CAUTI:numerator",
  "means seen": "measure:CAUTI:denominator",
};
const stored = async () =>
  (await answer(call(leader, "GET", `/api/v1/n/${slug}/submissions?period=2026-01`))).body.items;

describe("the page that asks what headings mean", () => {
  it("asks once for each, and reads the next file with the same headings without asking", async () => {
    const asked = await send();
    expect(asked).toContain("2 questions about your file");
    expect(asked).toContain("met it");
    const explain = hashIn(asked);

    const shown = await (await sendForm(leader, page(), { explain, ...meanings })).text();
    expect(shown).toContain("What the file would change");
    expect(await stored()).toEqual([]);
    const again = await send(table("met it", "4"));
    expect(again).not.toContain("questions about your file");
    const take = hashIn(again, "take");
    expect((await sendForm(leader, page(), { take })).status).toBe(303);
    expect((await stored())[0].figures).toMatchObject([{ measure: "CAUTI", numerator: 4 }]);
  });

  it("asks again for what was not said, and forgets what was when it is asked to", async () => {
    const explain = hashIn(await send());
    const { "means met it": one } = meanings;
    const half = await sendForm(leader, page(), { explain, "means met it": one });
    const left = await half.text();
    expect(left).toContain("Nearly there");
    expect(left).toContain("1 question about your file");
    await sendForm(leader, page(), { explain, ...meanings });

    const forgotten = await (await sendForm(leader, page(), { forget: explain })).text();
    expect(forgotten).toContain("2 questions about your file");
  });

  it("keeps nothing that means nothing, and takes no file that is not kept here", async () => {
    const explain = hashIn(await send());
    const odd = { "means met it": "measure:NOTHING:everything", "means seen": "x" };
    const asked = await (await sendForm(leader, page(), { explain, ...odd })).text();
    expect(asked).toContain("2 questions about your file");
    const unknown = await sendForm(leader, page(), { explain: "0".repeat(64), ...meanings });
    expect(unknown.status).toBe(404);
    expect((await sendForm(leader, page(), { explain: "../x", ...meanings })).status).toBe(404);
  });

  it("is asked anew in another network, whose files and headings are its own", async () => {
    const theirs = await newNetwork();
    const explain = hashIn(await send());
    await sendForm(leader, page(), { explain, ...meanings });

    expect(await send(table(), theirs.leader, theirs.slug)).toContain("questions about your file");
    const other = new TextEncoder().encode("month,NOR a,NOR b\n2026-01,5,9\n");
    const ours = hashIn(await send(other));
    const fetched = await sendForm(theirs.leader, page(theirs.slug), {
      explain: ours,
      ...meanings,
    });
    expect(fetched.status).toBe(404);
    expect((await sendForm(theirs.leader, page(), { explain: ours, ...meanings })).status).toBe(
      404,
    );
  });

  it("refuses whoever reports for no site", async () => {
    const explain = hashIn(await send());
    const reader = await newPerson();
    await join(slug, reader, "funder");
    expect((await sendForm(reader, page(), { explain, ...meanings })).status).toBe(403);
    expect((await sendFile(reader, page(), {}, table())).status).toBe(403);
    expect(await send()).toContain("questions about your file");
  });
});
