import { DEPARTURE_DAYS } from "@allteach/actions/end-network";
import { usualPolicies } from "@allteach/catalogue/policies";
import { acts } from "@allteach/domain/audit";
import { matrix, networkRoles, siteRoles } from "@allteach/domain/permission";
import { isUnsigned } from "@allteach/domain/policy";
import { seenSites } from "@allteach/domain/seen-site";
import { isExpected, type Site } from "@allteach/domain/site";
import { describe, expect, it } from "vitest";

const { paragraphs = [] } = usualPolicies.find(({ key }) => key === "data-sharing") ?? {};
const text = paragraphs.join("\n");

const site = (id: number, more: Partial<Site> = {}) =>
  ({ id, code: `S${id}`, name: `Site ${id}`, type: "", joined: "2025-01", ...more }) as Site;

/** What the policy promises beside what the code does: whoever changes one is to change the other. */
describe("the policy on data sharing agrees with the code", () => {
  it("on what a site sees before it has signed", () => {
    expect(text).toContain(
      "until it is given, a site sees its own figures and the network's totals",
    );
    const grants = [{ role: "clinician", site: 1 }] as never;
    const actor = { kind: "person", user: "u_1", name: "Ada", grants } as never;
    const rules = { transparency: "named", signed: [2] } as never;

    expect(isUnsigned(actor, rules)).toBe(true);
    expect(seenSites(actor, rules, [site(1), site(2)]).map(({ id }) => id)).toEqual([1]);
  });

  it("on who signs", () => {
    expect(text).toContain("the signature of its sponsor");
    const signers = [...networkRoles, ...siteRoles].filter((role) =>
      matrix[role].includes("sign-policies"),
    );

    expect(signers).toEqual(["sponsor"]);
  });

  it("on what happens to the figures of a site that leaves", () => {
    expect(text).toContain("A site that leaves reports no month after its last");
    const gone = site(1, { left: "2026-03" } as never);

    expect(isExpected(gone, "2026-03" as never)).toBe(true);
    expect(isExpected(gone, "2026-04" as never)).toBe(false);
  });

  it("on how long a network that ends can be kept", () => {
    expect(text).toContain(`have ${DEPARTURE_DAYS} days to take everything away or to keep`);
  });

  it("on who takes everything away, and that each file is on record", () => {
    expect(text).toContain("leaders may take away everything");
    expect(networkRoles.filter((role) => matrix[role].includes("manage-network"))).toEqual([
      "leader",
    ]);
    const kept = Object.keys(acts).filter((act) => act.startsWith("export-"));
    expect(kept).toEqual(
      expect.arrayContaining(["export-chart", "export-report", "export-figures", "export-network"]),
    );
  });
});
