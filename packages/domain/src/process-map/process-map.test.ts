import { describe, expect, it } from "vitest";
import { byRisk, FailureDraft, failureProblems, rpnAfter, rpnOf } from "./failure-mode.ts";
import { arrangeMap, mapArrangements } from "./map-edit.ts";
import { mapFindings } from "./map-findings.ts";
import { mapOutline, readMapOutline } from "./map-outline.ts";
import { mapProblems, newMap, ProcessStep } from "./process-map.ts";

const map = (outline: string) => {
  let count = 0;
  const read = readMapOutline(`A process\n${outline}`, [], () => `k${++count}`);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
};
const problemsOf = (outline: string, change: (steps: ProcessStep[]) => ProcessStep[]) =>
  mapProblems({ name: "A process", steps: change([...map(outline).steps]) }).map(
    ({ because }) => because,
  );

describe("a process map", () => {
  it("may go in circles, and begins sound", () => {
    expect(mapProblems(map("1> Ask\n2? Clear? -> yes: 3; no: 1\n3= Done"))).toEqual([]);
    expect(mapProblems(newMap("A process"))).toEqual([]);
    expect(mapFindings(newMap("A process").steps).size).toBe(0);
  });

  it("says what keeps it from being one", () => {
    const lead = (to: string[]) => (steps: ProcessStep[]) =>
      steps.map((step, place) =>
        place === 0 ? { ...step, ways: to.map((each) => ({ to: each, label: "" })) } : step,
      );
    expect(problemsOf("1. A\n2. B", lead(["gone"]))).toEqual([
      "“A” leads to a step that is not there.",
    ]);
    expect(problemsOf("1. A\n2. B", lead(["k2", "k2"]))).toEqual([
      "“A” leads to one step twice: say both cases at one link.",
    ]);
    expect(problemsOf("1. A", () => [])).toEqual(["A map has at least one step."]);
    const lanes = Array.from({ length: 13 }, (_, n) => `${n + 1}. A @ Lane ${n}`).join("\n");
    expect(problemsOf(lanes, (steps) => steps)).toEqual([
      "There are 13 lanes; 12 at most can be read side by side.",
    ]);
    const nine = Array.from({ length: 9 }, (_, n) => `k${n + 1}`);
    const many = Array.from({ length: 9 }, (_, n) => `${n + 1}. A${n}`).join("\n");
    expect(problemsOf(many, lead(nine))).toEqual(["“A0” leads to 9 steps: 8 at most."]);
  });

  it("refuses long names and labels with the sentence that says how long", () => {
    const step = { key: "a", kind: "step", text: "x".repeat(301), ways: [] };

    expect(ProcessStep.safeParse(step).error?.issues[0]?.message).toBe(
      "use at most 300 characters",
    );
  });

  it("shows orphans, what nobody comes to, where it stops, what decides nothing", () => {
    const steps = map(
      "1> Ask\n2? Clear? -> 3\n3= Done\n4. Alone ->\n5. Turns -> 6\n6. Round -> 5\n7. Two -> 3; 1",
    ).steps;

    expect([...mapFindings(steps)]).toEqual([
      ["k2", ["one-way"]],
      ["k4", ["alone"]],
      ["k5", ["unreached"]],
      ["k6", ["unreached"]],
      ["k7", ["unreached", "unsaid"]],
    ]);
  });
});

describe("arranging a map", () => {
  const outline = "1> Ask\n2? Clear? -> yes: 3; no: 1\n3. Do\n4= Done";
  const after = (what: (typeof mapArrangements)[number], key: string) => {
    const { name, steps } = map(outline);
    const made = arrangeMap(steps, what, key, "fresh");
    return made.ok ? mapOutline({ name, steps: made.steps }) : made.because;
  };

  it("moves a step in the list and leaves its links", () => {
    expect(after("down", "k1")).toBe(
      "A process\n1? Clear? -> yes: 3; no: 2\n2> Ask -> 1\n3. Do\n4= Done\n",
    );
    expect(after("up", "k1")).toBe("“Ask” is at the top.");
    expect(after("down", "k4")).toBe("“Done” is at the foot.");
  });

  it("adds a step between, and closes the gap where one is taken out", () => {
    expect(after("add", "k1")).toContain("1> Ask\n2.\n3? Clear?");
    expect(after("add", "k2")).toContain("2? Clear? -> yes: 4; no: 1\n3. ->\n4. Do");
    expect(after("remove", "k3")).toBe("A process\n1> Ask\n2? Clear? -> yes: 3; no: 1\n3= Done\n");
    expect(after("remove", "k2")).toBe("A process\n1> Ask ->\n2. Do\n3= Done\n");
  });

  it("leaves a sound map whatever is done to whichever step, twice", () => {
    const { name, steps } = map(outline);
    for (const { key } of steps) {
      for (const first of mapArrangements) {
        const once = arrangeMap(steps, first, key, "fresh");
        if (!once.ok) continue;
        expect(mapProblems({ name, steps: once.steps })).toEqual([]);
        for (const second of mapArrangements) {
          const twice = arrangeMap(once.steps, second, once.focus, "fresher");
          if (twice.ok) expect(mapProblems({ name, steps: twice.steps })).toEqual([]);
        }
      }
    }
  });
});

describe("what can go wrong", () => {
  const written = {
    step: "k1",
    mode: "Wrong dose",
    occurrence: "4",
    severity: "8",
    detection: "5",
  };
  const judged = (more: Record<string, string>) => FailureDraft.safeParse({ ...written, ...more });

  it("is judged from 1 to 10, three times, and again afterwards", () => {
    const row = FailureDraft.parse({
      ...written,
      ...{ occurrenceAfter: "2", severityAfter: "8", detectionAfter: "2" },
    });

    expect(rpnOf(row)).toBe(160);
    expect(rpnAfter(row)).toBe(32);
    expect(rpnAfter(FailureDraft.parse({ ...written, occurrenceAfter: "" }))).toBeUndefined();
  });

  it("says what may be chosen where it is out of range", () => {
    for (const wrong of ["0", "11", "2.5", "often", "-1", ""]) {
      const read = judged({ occurrence: wrong });
      expect(read.error?.issues.map(({ message }) => message)).toEqual([
        "choose a whole number from 1 to 10",
      ]);
    }
    expect(judged({ detectionAfter: "11" }).error?.issues[0]?.message).toBe(
      "choose a whole number from 1 to 10",
    );
    expect(judged({ mode: " " }).error?.issues[0]?.message).toBe("say in a line what can go wrong");
  });

  it("is judged again whole or not at all", () => {
    const part = FailureDraft.parse({ ...written, occurrenceAfter: "2" });

    expect(failureProblems(part).map(({ field }) => field)).toEqual([
      "severityAfter",
      "detectionAfter",
    ]);
    expect(failureProblems(FailureDraft.parse(written))).toEqual([]);
  });

  it("is sorted by what it is now", () => {
    const rows = [
      FailureDraft.parse({
        ...{ ...written, mode: "Mended", severity: "10" },
        ...{ occurrenceAfter: "1", severityAfter: "1", detectionAfter: "1" },
      }),
      FailureDraft.parse({ ...written, mode: "Small", severity: "1" }),
      FailureDraft.parse(written),
    ];

    expect(byRisk(rows).map(({ mode }) => mode)).toEqual(["Wrong dose", "Small", "Mended"]);
  });
});
