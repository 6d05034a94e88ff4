import { expect, inject, it } from "vitest";
import { outboxOf, signInLink } from "../support/person.mjs";

const { origin, working, cookies } = inject("world");
const EMAIL = "scanned@northgate.example";

/** What a mail scanner does: opens every address of a mail, without cookies. */
async function scan(email: string): Promise<number> {
  const mails: { links: string[] }[] = await outboxOf(origin, email);
  const links = new Set(mails.flatMap((mail) => mail.links));
  const local = [...links].filter((link) => link.startsWith(origin));
  for (const link of local) await (await fetch(link)).arrayBuffer();
  return local.length;
}

it("a scanner that opens every link of a sign-in mail leaves the link to the person", async () => {
  const asked = await fetch(`${origin}/sign-in`, {
    method: "POST",
    headers: { origin },
    body: new URLSearchParams({ email: EMAIL }),
    redirect: "manual",
  });
  expect(asked.status).toBe(303);
  const link = new URL(await signInLink(origin, EMAIL));
  expect(await scan(EMAIL)).toBeGreaterThan(0);
  expect(await scan(EMAIL)).toBeGreaterThan(0);

  const confirm = () =>
    fetch(`${origin}/sign-in/confirm`, {
      method: "POST",
      headers: { origin },
      body: new URLSearchParams({ link: link.searchParams.get("link") ?? "" }),
      redirect: "manual",
    });
  expect((await confirm()).status).toBe(303);
  expect((await confirm()).status).toBe(410);
});

it("a scanner that opens every link of a report stops no mail", async () => {
  const { name, value } = cookies.leader;
  const subscriptions = async () => {
    const headers = { cookie: `${name}=${value}` };
    const answer = await fetch(`${origin}/api/v1/n/${working}/subscriptions`, { headers });
    return (await answer.json()) as { items: { id: string }[] };
  };
  const before = await subscriptions();
  expect(before.items).toHaveLength(1);

  expect(await scan("leader@northgate.example")).toBeGreaterThan(3);

  expect(await subscriptions()).toEqual(before);
});
