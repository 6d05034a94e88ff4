import { describe, expect, it } from "vitest";
import { sendForm, tableOf } from "../support/network-pages.ts";
import { answer, call, newNetwork, type Person } from "../support/world.ts";

describe("merging two sites", () => {
  it("ends the tokens of the site that is no more, leaves the others, and says so in the audit", async () => {
    const [{ slug, leader }, theirs] = [await newNetwork(), await newNetwork()];
    const make = async (who: Person, network: string, name: string, site?: string) => {
      const path = `/api/v1/n/${network}/tokens`;
      return (await answer(call(who, "POST", path, { name, ...(site && { site }) }))).body.token;
    };
    const tokens = {
      own: await make(leader, slug, "Northgate’s system", "NOR"),
      other: await make(leader, slug, "Southmoor’s system", "SOU"),
      whole: await make(leader, slug, "The registry"),
      theirs: await make(theirs.leader, theirs.slug, "Another’s", "NOR"),
    };

    await sendForm(leader, `/n/${slug}/sites/NOR/merger`, { into: "SOU", since: "2025-12" });

    const status = async (token: string, network = slug) =>
      (await call(token, "GET", `/api/v1/n/${network}/sites`)).status;
    expect(await status(tokens.own)).toBeGreaterThanOrEqual(400);
    expect(await status(tokens.other)).toBe(200);
    expect(await status(tokens.whole)).toBe(200);
    expect(await status(tokens.theirs, theirs.slug)).toBe(200);
    const acts = "select subject, detail from audit_entry where action = 'revoke-token'";
    const [entry, ...more] = await tableOf<{ subject: string; detail: string }>(slug, acts);
    expect(more).toEqual([]);
    expect(entry?.subject).toBe("Northgate’s system");
    expect(JSON.parse(entry?.detail ?? "").because).toBe("NOR became part of SOU");
    expect(await tableOf(theirs.slug, acts)).toEqual([]);
  });
});
