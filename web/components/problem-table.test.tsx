import { describe, expect, it } from "vitest";
import { type Problem, ProblemTable } from "./problem-table.tsx";

const problems = (count: number): Problem[] =>
  Array.from({ length: count }, (_, index) => ({
    row: index + 2,
    column: "denominator",
    wrong: "“4O” is not a whole number.",
    remedy: "Write 40.",
  }));

describe("the problems of an upload", () => {
  it("say where, what and how to put it right", () => {
    const html = String(<ProblemTable problems={problems(1)} />);

    expect(html).toContain("One thing to put right");
    expect(html).toContain("Row 2, denominator");
    expect(html).toContain("“4O” is not a whole number.");
    expect(html).toContain("Write 40.");
    expect(html).not.toContain("more");
  });

  it("show as many as one can put right, and count the others", () => {
    const html = String(<ProblemTable problems={problems(157)} />);

    expect(html.match(/Write 40\./g)).toHaveLength(25);
    expect(html).toContain("and 132 more");
  });

  it("count those that were never sent along", () => {
    const html = String(<ProblemTable problems={problems(10)} total={4_000} />);

    expect(html).toContain("4000 things to put right");
    expect(html).toContain("and 3990 more");
  });

  it("name the place as far as it is known", () => {
    const whole: Problem = { wrong: "There is no column “site”.", remedy: "Add it." };

    expect(String(<ProblemTable problems={[whole]} />)).toContain("The whole sheet");
    expect(String(<ProblemTable problems={[{ ...whole, row: 7 }]} />)).toContain(">Row 7<");
  });
});
