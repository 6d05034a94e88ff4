import { beforeAll, describe, expect, it, vi } from "vitest";
import { sendForm } from "../support/network-pages.ts";
import { pin } from "../support/pin-forms.ts";
import { networkOf } from "../support/report-world.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let network: string;
let leader: Person;
let otherLeader: Person;

beforeAll(async () => {
  ({ slug: network, leader } = await newNetwork());
  ({ leader: otherLeader } = await newNetwork());
});

const at = (path: string) => `/n/${network}${path}`;

/** A board of the network's; its id. */
async function newBoard(name: string): Promise<string> {
  const made = await sendForm(leader, at("/boards"), { name, about: "", kind: "network" });
  return /b_[a-z0-9]{16}/.exec(made.headers.get("location") ?? "")?.[0] ?? "";
}

describe("taking things further", () => {
  it("says from which board a pin came onto another", async () => {
    const [first = "", second = ""] = [
      await newBoard("Where it stood"),
      await newBoard("Where it goes"),
    ];
    const id = await pin(leader, network, { title: "A thing that wanders" });
    await sendForm(leader, at("/board-pins"), { board: first, pin: id, note: "", via: "" });
    const shown = await (await call(leader, "GET", at(`/boards/${first}`))).text();
    const [, from = ""] = new RegExp(`/pins/${id}\\?from=(b_[a-z0-9]+)`).exec(shown) ?? [];
    const page = await (await call(leader, "GET", at(`/pins/${id}?from=${from}`))).text();
    expect(page).toContain(`name="via" value="${first}"`);
    await sendForm(leader, at("/board-pins"), { board: second, pin: id, note: "", via: from });

    const there = await (await call(leader, "GET", at(`/boards/${second}`))).text();
    expect(there).toContain(
      `From the board <a href="${at(`/boards/${first}`)}">Where it stood</a>`,
    );
  });

  it("takes another network’s pin home: onto a board, and as a version", async () => {
    const { slug: far, leader: sharing } = await newNetwork();
    const id = await pin(sharing, far, { title: "A card from far away" });
    await sendForm(sharing, `/n/${far}/pins/${id}/sharing`, { parts: [] });
    const farId = (await networkOf(far)).id;
    const name = `${farId}~${id}`;
    const commonsPage = async (who: Person | undefined) =>
      (await call(who, "GET", `/commons/pins/${name}`)).text();
    await vi.waitFor(async () => expect(await commonsPage(leader)).toContain("from far away"));
    expect(await commonsPage(leader)).toContain(at(`/pins-of-others/${name}`));
    const funder = await newPerson("funder");
    await join(network, funder, "funder");
    expect(await commonsPage(funder)).not.toContain("pins-of-others");

    const page = await (await call(leader, "GET", at(`/pins-of-others/${name}`))).text();
    expect(page).toContain("Make a version");
    const board = await newBoard("From elsewhere");
    const put = () => sendForm(leader, at("/board-pins"), { board, pin: name, note: "", via: "" });
    expect((await put()).status).toBe(303);
    expect((await put()).status).toBe(422);
    const made = await sendForm(leader, at("/remixes"), { pin: name, site: "NOR" });
    expect(made.headers.get("location")).toMatch(/\/pins\/p_[a-z0-9]+\/edit$/);
    expect((await call(otherLeader, "GET", at(`/pins-of-others/${name}`))).status).toBe(404);
    expect((await call(undefined, "GET", at(`/pins-of-others/${name}`))).status).not.toBe(200);
  });

  it("follows whoever pinned something, and a site from its own page", async () => {
    const pinner = await newPerson("pia");
    await join(network, pinner, "clinician", 1);
    const id = await pin(pinner, network, { title: "Followed from here" });
    const page = await (await call(leader, "GET", at(`/pins/${id}`))).text();
    expect(page).toContain("by pia");
    expect(page).toContain("Follow pia");
    await sendForm(leader, at("/follows"), { kind: "site", target: "SOU", next: at("/sites/SOU") });
    const site = await (await call(leader, "GET", at("/sites/SOU"))).text();
    expect(site).toContain("Following what it pins");
  });
});
