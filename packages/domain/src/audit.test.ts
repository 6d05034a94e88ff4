import { describe, expect, it } from "vitest";
import { type Act, type AuditEntry, beginningOf, followChain, sealed } from "./audit.ts";
import { NetworkId } from "./identity.ts";

const network = NetworkId.parse("n_0123456789abcdef");
const other = NetworkId.parse("n_fedcba9876543210");

const act = (subject: string): Act => ({
  at: 1_760_000_000_000,
  actor: "person u_ada",
  action: "report-figures",
  subject,
  whence: { via: "page", address: "203.0.113.0/24" },
  detail: { before: null, after: "3 / 1204" },
});

async function chainOf(length: number): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let place = 1; place <= length; place++) {
    const last = entries[entries.length - 1] ?? (await beginningOf(network));
    entries.push(await sealed(last, act(`NOR 2026-0${place}`)));
  }
  return entries;
}

const follow = async (entries: readonly AuditEntry[], from = network) =>
  followChain(await beginningOf(from), entries);

describe("a chain of entries", () => {
  it("holds as it was written", async () => {
    expect(await follow(await chainOf(5))).toBeUndefined();
  });

  it("holds from any entry on, so that it can be followed in pages", async () => {
    const entries = await chainOf(5);
    const third = entries[2] as AuditEntry;

    expect(await followChain(third, entries.slice(3))).toBeUndefined();
  });

  it("is bound to its network", async () => {
    expect(await follow(await chainOf(2), other)).toEqual({ id: 1, kind: "misplaced" });
  });

  it("tells any change of any field of any entry", async () => {
    const entries = await chainOf(3);
    const changes: Partial<AuditEntry>[] = [
      ...[{ at: 0 }, { actor: "clock" }, { action: "subscribe" }, { subject: "SOU 2026-01" }],
      ...[{ via: "api" }, { address: "" }, { detail: "{}" }, { hash: "0".repeat(64) }],
      { prevHash: "0".repeat(64) },
    ];
    for (const [place, entry] of entries.entries()) {
      for (const change of changes) {
        const edited = entries.with(place, { ...entry, ...change });
        expect(await follow(edited)).toEqual({ id: entry.id, kind: "altered" });
      }
    }
  });

  it("tells an entry that was taken out, unless it was the last", async () => {
    const entries = await chainOf(4);
    for (const place of [0, 1, 2]) {
      const fault = { id: place + 1, kind: "missing" };
      expect(await follow(entries.toSpliced(place, 1))).toEqual(fault);
    }
  });

  it("tells entries that changed places, numbered anew or not", async () => {
    const [first, second, third] = (await chainOf(3)) as [AuditEntry, AuditEntry, AuditEntry];

    expect(await follow([second, first, third])).toEqual({ id: 1, kind: "missing" });
    const renumbered = [{ ...second, id: 1 }, { ...first, id: 2 }, third];
    expect(await follow(renumbered)).toEqual({ id: 1, kind: "altered" });
  });

  it("tells an entry slipped in, even with a hash of its own that fits", async () => {
    const [first, second] = (await chainOf(2)) as [AuditEntry, AuditEntry];
    const forged = await sealed(first, act("WES 2026-01"));

    expect(await follow([first, forged, second])).toEqual({ id: 3, kind: "missing" });
    const moved = { ...second, id: 3 };
    expect(await follow([first, forged, moved])).toEqual({ id: 3, kind: "altered" });
  });
});
