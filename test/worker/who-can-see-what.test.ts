import { isSiteRole, matrix, type Role, roleNames } from "@allteach/domain/permission";
import { type NetworkPlace, networkPages } from "@allteach/web/network-pages";
import { reachOf } from "@allteach/web/pages/permissions-page";
import { beforeAll, describe, expect, it } from "vitest";
import { send } from "../support/letters.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

const roles = Object.keys(roleNames) as Role[];
const places = Object.entries<NetworkPlace>(networkPages);
const people = new Map<Role, Person>();

let slug: string;
let stranger: Person;

/** The site that everyone who holds a role at a site holds it at. */
const SITE = 1;

beforeAll(async () => {
  ({ slug } = await newNetwork());
  stranger = await newPerson();
  for (const role of roles) {
    const person = await newPerson(role);
    await join(slug, person, role, isSiteRole(role) ? SITE : 0);
    people.set(role, person);
  }
});

const page = (who: Person | undefined, path: string) => call(who, "GET", path);

const mayOpen = (role: Role, { need }: NetworkPlace) =>
  need === undefined || matrix[role].includes(need);

describe.each(roles)("a %s", (role) => {
  it.each(places)("opens %s if the matrix says so, and only then", async (_, place) => {
    const answered = await page(people.get(role), place.href(slug));

    expect(answered.status).toBe(mayOpen(role, place) ? 200 : 403);
  });

  it("finds in the header what they may open, and nothing else", async () => {
    const html = await (await page(people.get(role), `/n/${slug}/permissions`)).text();
    const [, header = ""] = /<ul class="sections">(.*?)<\/nav>/s.exec(html) ?? [];
    const linked = [...header.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);

    const open = places.map(([, place]) => place).filter((place) => mayOpen(role, place));
    expect(linked).toEqual(open.map(({ href }) => href(slug)));
  });

  it("has at most seven of them outside the menu", async () => {
    const html = await (await page(people.get(role), `/n/${slug}/permissions`)).text();
    const [, bar = ""] = /<ul class="sections">(.*?)(?:<details|<\/nav>)/s.exec(html) ?? [];
    const shown = [...bar.matchAll(/href="/g)].length;

    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThanOrEqual(7);
  });
});

describe("whoever does not belong to the network", () => {
  it.each(places)("cannot tell %s from a page that is not there", async (_, { href }) => {
    expect((await page(stranger, href(slug))).status).toBe(404);
    expect((await page(undefined, href(slug))).status).toBe(303);
  });
});

describe("the page that says who can see what", () => {
  it("is drawn from the matrix", async () => {
    const html = await (await page(people.get("leader"), `/n/${slug}/permissions`)).text();
    const yes = (html.match(/<td>Yes<\/td>/g) ?? []).length;
    const own = (html.match(/<td>Own site<\/td>/g) ?? []).length;

    const granted = roles.flatMap((role) => matrix[role].map((each) => reachOf(role, each)));
    expect(yes).toBe(granted.filter((reach) => reach === "Yes").length);
    expect(own).toBe(granted.filter((reach) => reach === "Own site").length);
  });
});

describe("a page seen as another role", () => {
  const leader = () => people.get("leader");
  const seenAs = (who: Person | undefined, role: Role, path: string) =>
    page(who, `${path}?as=${role}${isSiteRole(role) ? `&at=${SITE}` : ""}`);

  it.each(roles)("opens to the leader as it does to a %s", async (role) => {
    for (const [, place] of places) {
      const answered = await seenAs(leader(), role, place.href(slug));
      expect(answered.status).toBe(mayOpen(role, place) ? 200 : 403);
    }
  });

  it("says so, runs no script and sends no form", async () => {
    const answered = await seenAs(leader(), "analyst", `/n/${slug}/people`);
    const policy = answered.headers.get("content-security-policy");

    expect(await answered.text()).toContain("As an analyst sees it");
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toContain("script-src");
  });

  it("never shows more than the reader may see", async () => {
    for (const role of roles) {
      const answered = await seenAs(people.get("researcher"), role, `/n/${slug}/people`);
      expect(answered.status).toBe(403);
    }
    const asLeader = await seenAs(people.get("data-entry"), "leader", `/n/${slug}`);
    expect(asLeader.status).toBe(403);
    expect((await seenAs(stranger, "analyst", `/n/${slug}`)).status).toBe(404);
  });

  it("gives nobody a right to write", async () => {
    const clerk = people.get("data-entry");
    const path = `/n/${slug}/invitations?as=leader`;

    const fields = { emails: "a@b.example", role: "analyst" };

    expect((await send(clerk, path, fields)).status).toBe(403);
    expect((await send(leader(), path.replace("leader", "analyst"), fields)).status).toBe(403);
  });
});
