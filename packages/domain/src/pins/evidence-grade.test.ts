import { describe, expect, it } from "vitest";
import type { SiteId } from "../identity.ts";
import { evidenceGrade, type TryingSite } from "./evidence-grade.ts";

const tried = (site: number, changes: Partial<TryingSite> = {}): TryingSite => ({
  ...{ site: site as SiteId, from: "2025-03-10", shifts: [] },
  ...changes,
});

const shifted = (site: number, ...shifts: string[]) =>
  tried(site, { tested: "2025-04-20", shifts });

describe("the grade of a pin", () => {
  it("is an idea while nobody has written down what happened", () => {
    expect(evidenceGrade([])).toEqual({
      ...{ grade: "idea", reason: "Nobody has written down a test of it yet." },
      ...{ tested: [], shifted: [] },
    });
    expect(evidenceGrade([tried(1), tried(2)]).grade).toBe("idea");
  });

  it("is tested from the first day on which a site had written it down", () => {
    const grade = evidenceGrade([
      tried(1, { tested: "2025-05-02" }),
      tried(2, { tested: "2025-04-20" }),
    ]);

    expect(grade).toMatchObject({ grade: "tested", since: "2025-04-20", tested: [1, 2] });
    expect(grade.reason).toBe(
      "Tested at two sites. No chart has changed for the better after it yet.",
    );
  });

  it("rises with one chart, and again with the third", () => {
    const two = [shifted(1, "2025-07"), shifted(2, "2025-05")];

    expect(evidenceGrade(two.slice(0, 1))).toMatchObject({ grade: "one-site", since: "2025-07" });
    expect(evidenceGrade(two)).toMatchObject({ grade: "one-site", since: "2025-05" });
    expect(evidenceGrade([...two, shifted(3, "2025-09")])).toMatchObject({
      ...{ grade: "several-sites", since: "2025-09", shifted: [1, 2, 3] },
      reason:
        "At three sites the charts changed for the better after it was tried, and have stayed there.",
    });
  });

  it("counts a site once, however often it tried and on however many measures", () => {
    const often = [shifted(1, "2025-07", "2025-06"), shifted(1, "2025-05"), shifted(1, "2025-08")];

    expect(evidenceGrade(often)).toMatchObject({ grade: "one-site", since: "2025-05" });
  });

  it("counts the month in which a site began, and none before", () => {
    expect(evidenceGrade([shifted(1, "2025-03")]).grade).toBe("one-site");
    expect(evidenceGrade([shifted(1, "2025-02")]).grade).toBe("tested");
    expect(evidenceGrade([shifted(1, "2025-03-10")]).grade).toBe("one-site");
    expect(evidenceGrade([shifted(1, "2025-03-09")]).grade).toBe("tested");
  });

  it("counts the year after, and nothing later", () => {
    expect(evidenceGrade([shifted(1, "2026-03")]).grade).toBe("one-site");
    expect(evidenceGrade([shifted(1, "2026-04")]).grade).toBe("tested");
  });

  it("counts a site's chart although its test is not written up yet", () => {
    expect(evidenceGrade([tried(1, { shifts: ["2025-07"] })]).grade).toBe("one-site");
  });
});

describe("a bundle", () => {
  const bundle = { name: "The catheter bundle", since: "2025-08-01" };
  const three = [shifted(1, "2025-07"), shifted(2, "2025-05"), shifted(3, "2025-06")];

  it("lifts a pin that three charts speak for, from the later of the two days", () => {
    expect(evidenceGrade(three, bundle)).toMatchObject({ grade: "bundle", since: "2025-08-01" });
    expect(evidenceGrade(three, { ...bundle, since: "2025-06-01" }).since).toBe("2025-07");
  });

  it("lifts no other: a grade is never given", () => {
    expect(evidenceGrade(three.slice(1), bundle).grade).toBe("one-site");
    expect(evidenceGrade([], bundle).grade).toBe("idea");
  });
});
