import { describe, expect, it } from "vitest";
import {
  type GoalTerms,
  type MatchSide,
  matchGoals,
  matchProbes,
  matchQuery,
  wordsOf,
} from "./goal-match.ts";

const terms = (some: Partial<GoalTerms>): GoalTerms => ({
  ...{ families: [], drivers: [], changes: [], conditions: [] },
  ...some,
});
const side = (text: string, some: Partial<GoalTerms> = {}): MatchSide => ({
  text,
  terms: terms(some),
});

describe("two goals on similar problems", () => {
  it("are told by what they share, the weightiest first", () => {
    const mine = side("Cuffs of every size", {
      families: ["blood-pressure"],
      drivers: ["visit-planning"],
    });
    const theirs = side("The cuff that fits each arm", {
      families: ["blood-pressure"],
      drivers: ["visit-planning", "reminders"],
    });

    expect(matchGoals(mine, theirs)).toEqual({
      reasons: [
        { kind: "families", terms: ["blood-pressure"], weight: 5 },
        { kind: "drivers", terms: ["visit-planning"], weight: 2.5 },
        { kind: "words", terms: ["cuffs"], weight: 0.75 },
      ],
      score: 8.25,
    });
  });

  it("are alike whichever is looked at first", () => {
    const mine = side("Plan visits ahead with families", { drivers: ["visit-planning"] });
    const theirs = side("Planned agendas ahead of time", {
      ...{ drivers: ["visit-planning"], changes: ["previsit-call"] },
    });
    const [one, other] = [matchGoals(mine, theirs), matchGoals(theirs, mine)];

    expect(one?.score).toBe(other?.score);
  });

  it("are not found by a word or a condition alone", () => {
    const mine = side("Sleep hygiene", { conditions: ["autism"] });
    const theirs = side("Sleep and growth", { conditions: ["autism"] });

    expect(matchGoals(mine, theirs)).toBeUndefined();
  });

  it("share no word that every goal has", () => {
    expect(wordsOf("Improve care for every patient within 90 days")).toEqual([]);
  });
});

describe("the question to the index", () => {
  it("asks for any term in its own column, and for the words", () => {
    const query = matchQuery(side("Cuff size", { families: ["blood-pressure"] }));

    expect(query).toBe('families : ("bloodpressure") OR {title words} : ("cuff" OR "size")');
  });

  it("gives what somebody wrote no meaning", () => {
    const query = matchQuery(side('title : * NEAR("x" OR) AND ^evil"quote -{words}'));

    expect(query).toBe('{title words} : ("title" OR "quote" OR "words" OR "near" OR "evil")');
  });

  it("is empty where there is nothing to look for", () => {
    expect(matchQuery(side("a 12 of the"))).toBe("");
  });

  it("is asked in five parts, the most telling first, and always a query", () => {
    const whole = side("Cuff size", {
      ...{ families: ["blood-pressure"], drivers: ["reminders"], changes: ["kit"] },
    });

    expect(matchProbes(whole)).toEqual([
      '(families : ("bloodpressure")) AND (drivers : ("reminders"))',
      '(families : ("bloodpressure")) AND (title : ("cuff" OR "size"))',
      'families : ("bloodpressure")',
      '(drivers : ("reminders")) AND (changes : ("kit") OR title : ("cuff" OR "size"))',
      'drivers : ("reminders")',
    ]);
    expect(matchProbes(side("of the"))).toEqual(['""', '""', '""', '""', '""']);
  });
});
