import { env } from "cloudflare:workers";
import { randomId } from "@allteach/actions/random-id";
import { sha256 } from "@allteach/domain/digest";
import { createSession } from "@allteach/store/account";
import { openDirectory } from "@allteach/store/directory";
import { describe, expect, it } from "vitest";
import { send } from "../support/letters.ts";
import { call, newPerson, type Person } from "../support/world.ts";

/** The same person in another browser. */
async function elsewhere(person: Person): Promise<Person> {
  const token = randomId("", 40);
  const expiresAt = Date.now() + 3_600_000;
  const made = { tokenHash: await sha256(token), userId: person.id, expiresAt };
  await createSession(openDirectory(env.DIRECTORY), made, new Date());
  return { ...person, cookie: `session=${token}` };
}

const account = (who: Person | undefined, headers = {}) =>
  call(who, "GET", "/account", undefined, headers);

const isSignedIn = async (who: Person) => (await account(who)).status === 200;

async function idOf({ cookie }: Person): Promise<string> {
  return (await sha256(cookie.replace("session=", ""))).slice(0, 16);
}

describe("one's own sessions", () => {
  it("are listed by browser and last use, without what would sign anyone in", async () => {
    const ada = await newPerson();
    const firefox =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    await account(ada, { "user-agent": firefox });

    const page = await (await account(ada)).text();

    expect(page).toContain("Firefox on Windows");
    expect(page).toContain("within the last hour");
    expect(page).not.toContain(await sha256(ada.cookie.replace("session=", "")));
  });

  it("are noted once an hour, not with every page", async () => {
    const ada = await newPerson();
    const seenAt = async () =>
      env.DIRECTORY.prepare("select last_seen_at as at from session where user_id = ?")
        .bind(ada.id)
        .first<{ at: number | null }>();

    await account(ada);
    const first = await seenAt();
    await account(ada);

    expect(first?.at).toBeGreaterThan(0);
    expect(await seenAt()).toEqual(first);
  });

  it("end one by one, at once", async () => {
    const ada = await newPerson();
    const other = await elsewhere(ada);

    const ended = await send(ada, `/account/sessions/${await idOf(other)}/end`);

    expect(ended.status).toBe(303);
    expect(await isSignedIn(other)).toBe(false);
    expect(await isSignedIn(ada)).toBe(true);
  });

  it("end everywhere else together", async () => {
    const ada = await newPerson();
    const others = [await elsewhere(ada), await elsewhere(ada)];
    const eve = await newPerson("eve");

    await send(ada, "/account/other-sessions/end");

    expect(await Promise.all(others.map(isSignedIn))).toEqual([false, false]);
    expect(await Promise.all([ada, eve].map(isSignedIn))).toEqual([true, true]);
  });

  it("are nobody else's to end", async () => {
    const [ada, eve] = [await newPerson("ada"), await newPerson("eve")];
    const path = `/account/sessions/${await idOf(ada)}/end`;

    expect((await send(eve, path)).status).toBe(404);
    expect((await send(undefined, path)).headers.get("location")).toBe("/sign-in");
    expect(await isSignedIn(ada)).toBe(true);
  });

  it("are not shown to nobody", async () => {
    expect((await account(undefined)).headers.get("location")).toBe("/sign-in?next=%2Faccount");
  });
});

describe("one's own name", () => {
  it("changes for oneself alone", async () => {
    const [ada, eve] = [await newPerson("ada"), await newPerson("eve")];

    await send(ada, "/account/name", { name: "Ada Lovelace" });

    expect(await (await account(ada)).text()).toContain('value="Ada Lovelace"');
    expect(await (await account(eve)).text()).toContain('value="eve"');
  });

  it.each(["", "  ", "two\nlines", "x".repeat(201)])("is refused as %j", async (name) => {
    const ada = await newPerson("ada");

    expect((await send(ada, "/account/name", { name })).status).toBe(422);
  });
});
