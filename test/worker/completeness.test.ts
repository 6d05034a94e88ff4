import { lastEndedPeriod } from "@allteach/domain/calendar";
import { shiftPeriod } from "@allteach/domain/period";
import { beforeAll, describe, expect, it } from "vitest";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

const form = { "content-type": "application/x-www-form-urlencoded" };
const last = lastEndedPeriod(new Date(), "Etc/UTC");
const before = shiftPeriod(last, -1);

let network: string;
let leader: Person;
let sponsor: Person;

const textOf = async (who: Person, path: string) => (await call(who, "GET", path)).text();
const put = (site: string, period: string, figures: unknown[]) =>
  call(leader, "PUT", `/api/v1/n/${network}/sites/${site}/submissions/${period}`, { figures });
const every = ["CAUTI", "CLABSI", "CDIFF", "BUNDLE"].map((measure) => ({
  ...{ measure, numerator: 1, denominator: 900 },
}));
const note = (who: Person, fields: Record<string, string>, of = network) =>
  call(
    who,
    "POST",
    `/n/${of}/completeness/NOR/${last}`,
    new URLSearchParams(fields).toString(),
    form,
  );

beforeAll(async () => {
  ({ slug: network, leader } = await newNetwork());
  sponsor = await newPerson("sponsor");
  await join(network, sponsor, "sponsor", 1);
  const joined = { name: "Northgate", code: "NOR", type: "", joined: "2020-01", left: "" };
  const edit = new URLSearchParams(joined).toString();
  const edited = await call(leader, "POST", `/n/${network}/sites/NOR/edit`, edit, form);
  expect(edited.status).toBe(303);
  expect((await put("NOR", last, every.slice(0, 3))).status).toBe(200);
  expect((await put("NOR", before, every)).status).toBe(200);
});

describe("completeness", () => {
  it("is what is there of what was asked for, month by month", async () => {
    const text = await textOf(sponsor, `/n/${network}/completeness`);
    expect(text).toMatch(/begun, 3 of 4/);
    expect(text).toMatch(/complete(, after the due day)?/);
    expect(text).toContain("nothing yet");
    expect(text).toContain("not asked");
    expect(text).toContain("0 of 3 sites have sent everything");
  });

  it("shows other networks' people nothing", async () => {
    const theirs = await newNetwork();
    expect((await call(theirs.leader, "GET", `/n/${network}/completeness`)).status).toBe(404);
    expect((await note(theirs.leader, { note: "Ours?" })).status).toBe(404);
    expect(await textOf(theirs.leader, `/n/${theirs.slug}/completeness`)).not.toContain("3 of 4");
  });
});

describe("a month that is followed up", () => {
  it("is noted, flagged, and done", async () => {
    expect(
      (await note(leader, { note: "They send CDIFF on Monday.", flagged: "true" })).status,
    ).toBe(303);
    const month = `/n/${network}/completeness/NOR/${last}`;
    expect(await textOf(leader, month)).toContain("They send CDIFF on Monday.");
    expect(await textOf(leader, `/n/${network}/completeness`)).toContain("to be followed up");

    expect((await note(leader, { note: "It came." })).status).toBe(303);
    expect(await textOf(leader, `/n/${network}/completeness`)).not.toContain("to be followed up");
    expect(await textOf(leader, month)).toContain("They send CDIFF on Monday.");
    expect(await textOf(leader, `/n/${network}/audit`)).toContain("Noted something about a site");
  });

  it("asks for words, and keeps what was ticked", async () => {
    const silent = await note(leader, { note: " ", flagged: "true" });
    expect(silent.status).toBe(422);
    expect(await silent.text()).toContain("what was agreed");
  });

  it("is for those who call, and the list says whom", async () => {
    for (const path of ["calls", `completeness/NOR/${last}`]) {
      expect((await call(sponsor, "GET", `/n/${network}/${path}`)).status).toBe(403);
    }
    expect((await note(sponsor, { note: "Mine" })).status).toBe(403);
    const list = await textOf(leader, `/n/${network}/calls`);
    expect(list).toContain(sponsor.email);
    expect(list).toContain("begun, 3 of 4");
    expect(list).toContain("Nobody of this site has an account yet");
  });
});
