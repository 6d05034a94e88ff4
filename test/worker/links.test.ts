import { env } from "cloudflare:workers";
import { networkRoles, type Role, siteRoles } from "@allteach/domain/permission";
import { networkPages } from "@allteach/web/network-pages";
import { beforeAll, describe, expect, it } from "vitest";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
const people = new Map<Role, Person>();

beforeAll(async () => {
  ({ slug } = await newNetwork());
  for (const role of [...networkRoles, ...siteRoles]) {
    const person = await newPerson(role);
    people.set(role, person);
    await join(slug, person, role, (siteRoles as readonly Role[]).includes(role) ? 1 : 0);
  }
});

/** The network's own pages that a page links to; files are no pages, and taking one is an act. */
async function linksOn(person: Person, path: string): Promise<string[]> {
  const answer = await call(person, "GET", path);
  if (answer.status !== 200) return [];
  const html = await answer.text();
  const links = [...html.matchAll(/<a [^>]*href="(\/n\/[^"#]*)/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  return [...new Set(links)].filter((href) => !/\.\w{3,4}(\?|$)/.test(href));
}

/** The check asks as each third; `npm run check:full` as all. */
const roles = [...networkRoles, ...siteRoles].filter((_, n) => env.FULL || n % 3 === 0);

describe("whatever a page of a network links to", () => {
  it.each(roles)("opens for who is shown it: %s", async (role) => {
    const person = people.get(role);
    if (!person) throw new Error(`nobody is ${role}`);
    const found = new Map<string, string>();
    const own = Object.values(networkPages).map(({ href }) => href(slug));
    for (const page of [...own, "/networks", "/account"]) {
      for (const link of await linksOn(person, page)) found.set(link, page);
    }

    const closed: string[] = [];
    for (const [link, page] of found) {
      const { status } = await call(person, "GET", link);
      if (status >= 400) closed.push(`${page} links to ${link}: ${status}`);
    }

    expect(found.size).toBeGreaterThan(0);
    expect(closed).toEqual([]);
  });
});
