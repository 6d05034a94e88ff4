import { describe, expect, it } from "vitest";
import type { SiteId, UserId } from "../identity.ts";
import type { Actor, Role } from "../permission.ts";
import { mayWriteBoard, otherNetworksPin, PinReference } from "./board.ts";

const person = (user: string, role: Role, site?: number): Actor => ({
  ...{ kind: "person", user: user as UserId, name: user },
  grants: [{ role, ...(site !== undefined && { site: site as SiteId }) }],
});
const owner = "ann" as UserId;
const ann = person("ann", "family", 1);
const bob = person("bob", "clinician", 2);
const leader = person("lee", "leader");

describe("who may change a board", () => {
  it("is the person whose it is, and the moderators once they have left", () => {
    const board = { kind: "person", owner } as const;

    expect(mayWriteBoard(ann, board)).toBe(true);
    expect(mayWriteBoard(bob, board)).toBe(false);
    expect(mayWriteBoard(leader, board)).toBe(true);
  });

  it("is whoever pins for the site, or for the whole network", () => {
    const board = { kind: "site", owner, site: 2 as SiteId } as const;

    expect(mayWriteBoard(bob, board)).toBe(true);
    expect(mayWriteBoard(ann, board)).toBe(false);
    expect(mayWriteBoard(leader, board)).toBe(true);
    expect(mayWriteBoard(bob, { kind: "network", owner })).toBe(false);
    expect(mayWriteBoard(leader, { kind: "network", owner })).toBe(true);
  });
});

describe("a pin on a board", () => {
  const pin = "p_0123456789abcdef";

  it("is named by its id, one of another network with that network", () => {
    expect(otherNetworksPin(pin)).toBeUndefined();
    expect(otherNetworksPin(`n_0123456789abcdef~${pin}`)).toEqual({
      ...{ network: "n_0123456789abcdef", pin },
    });
  });

  it("is nothing else", () => {
    for (const text of ["", "p_1", `n_1~${pin}`, `${pin}~${pin}`, `n_0123456789abcdef~${pin}~x`]) {
      expect(PinReference.safeParse(text).success).toBe(false);
    }
  });
});
