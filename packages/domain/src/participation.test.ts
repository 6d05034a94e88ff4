import { describe, expect, it } from "vitest";
import type { SiteId, UserId } from "./identity.ts";
import {
  type Attestation,
  countParticipation,
  type Deed,
  deedOf,
  leadsAt,
  participationActs,
  participationRules,
  standingAttestation,
} from "./participation.ts";
import type { Actor, Role } from "./permission.ts";

const deed = (kind: Deed["kind"], about: string): Deed => ({ kind, at: 1, about });
const user = (id: string) => id as UserId;
const site = (id: number) => id as SiteId;
const person = (id: string, role: Role, at?: number): Actor => ({
  ...{ kind: "person", user: user(id), name: id },
  grants: [{ role, ...(at !== undefined && { site: site(at) }) }],
});

describe("somebody's participation", () => {
  it("counts each event, month and test once", () => {
    const counts = countParticipation([
      ...[deed("attended", "e1"), deed("attended", "e1"), deed("attended", "e2")],
      ...[deed("reviewed", "2026-01"), deed("reviewed", "2026-01")],
      deed("tested", "p_1"),
    ]);

    expect(counts.map(({ rule, things, isMet }) => [rule.kind, things.length, isMet])).toEqual([
      ["attended", 2, true],
      ["reviewed", 1, false],
      ["tested", 1, true],
    ]);
    expect(countParticipation([]).every(({ isMet }) => !isMet)).toBe(true);
  });

  it("is read from the audit: data by their month, tests by the test", () => {
    const of = (action: string, subject: string) => deedOf({ action, subject, at: 7 }, "2026-03");

    expect(of("report-figures", "NOR 2026-02")).toEqual({
      ...{ kind: "reviewed", at: 7, about: "2026-03" },
    });
    expect(of("change-test", "NOR, p_abc: A kit")).toMatchObject({
      kind: "tested",
      about: "p_abc",
    });
    expect(of("change-settings", "x")).toBeUndefined();
  });

  it("counts no act twice, by rules that have a version", () => {
    expect(new Set(participationActs).size).toBe(participationActs.length);
    expect(participationRules.version).toBeGreaterThan(0);
  });
});

describe("who confirms it", () => {
  const member = { id: user("u_ada"), grants: [{ role: "clinician" as const, site: site(1) }] };

  it("is a lead of a site where the person works, or the network's", () => {
    expect(leadsAt(person("u_s", "sponsor", 1), member)).toBe(1);
    expect(leadsAt(person("u_k", "key-contact", 1), member)).toBe(1);
    expect(leadsAt(person("u_l", "leader"), member)).toBe(0);
    expect(leadsAt(person("u_s", "sponsor", 2), member)).toBeUndefined();
    expect(leadsAt(person("u_d", "data-entry", 1), member)).toBeUndefined();
  });

  it("is nobody for themselves, and no system", () => {
    const sponsor = { id: user("u_s"), grants: [{ role: "sponsor" as const, site: site(1) }] };

    expect(leadsAt(person("u_s", "sponsor", 1), sponsor)).toBeUndefined();
    expect(leadsAt({ kind: "clock" }, member)).toBeUndefined();
  });

  it("has the last word on a year", () => {
    const said = (number: number, kind: Attestation["kind"], year = "2026"): Attestation => ({
      ...{ person: member.id, year, number, kind, rules: 1, words: "", by: "", at: 1 },
      counted: { attended: 0, reviewed: 0, tested: 0 },
    });
    const all = [said(1, "confirmed"), said(2, "taken-back"), said(1, "confirmed", "2025")];

    expect(standingAttestation(all, "2026")?.kind).toBe("taken-back");
    expect(standingAttestation(all, "2025")?.kind).toBe("confirmed");
    expect(standingAttestation(all, "2024")).toBeUndefined();
  });
});
