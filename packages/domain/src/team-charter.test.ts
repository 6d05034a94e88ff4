import { describe, expect, it } from "vitest";
import { aimSentence, charterProblems, emptyCharter, openQuestions } from "./team-charter.ts";

const charter = {
  ...emptyCharter,
  what: "Raise clinical remission",
  forWhom: "children with Crohn's disease",
  byHowMuch: "10 points",
  byWhen: "2027-06-30",
};

describe("a team's charter", () => {
  it("says its aim in one sentence", () => {
    expect(aimSentence(charter, "30 June 2027")).toBe(
      "Raise clinical remission for children with Crohn's disease, by 10 points, by 30 June 2027.",
    );
    expect(aimSentence(emptyCharter, "")).toBe("");
  });

  it("asks what is still open", () => {
    expect(openQuestions(charter)).toEqual(["Who is in the team?", "Which measures will say so?"]);
    expect(openQuestions(emptyCharter)).toHaveLength(6);
  });

  it("names measures that are not there and roles without a person", () => {
    const wrong = { ...charter, measures: ["X1" as never], team: [{ name: "", role: "Lead" }] };

    expect(charterProblems(wrong, ["CAUTI"]).map(({ field }) => field)).toEqual([
      "measures",
      "team/0/name",
    ]);
  });
});
