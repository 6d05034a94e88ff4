import { readChart } from "@allteach/spc/read-chart";
import { describe, expect, it } from "vitest";
import { proposalWords } from "./reading-words.ts";

const options = { unit: "days", chart: {} };
const readingOf = (values: readonly number[]) =>
  readChart(
    {
      chart: "i",
      points: values.map((numerator, place) => ({
        label: `${2024 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, "0")}`,
        numerator,
      })),
    },
    options,
  );
const wobble = [0, 2, -1, 1, -2, 3, -1, 0, 2, -3, 1, 0];

describe("the words of a proposed phase", () => {
  it("name its size, and that the interval takes months as independent", () => {
    const words = proposalWords(
      readingOf([...wobble.map((each) => 50 + each), ...wobble.map((each) => 60 + each)]),
    );

    expect(words).toMatch(
      /50\.2\u00a0days in the twelve months before, 60\.2 in the twelve months/,
    );
    expect(words).toMatch(/Change \+10\.0, 95\u00a0% interval \+\d/);
    expect(words).toMatch(/taking months as independent of each other\.$/);
  });

  it("say that the interval is too narrow where months resemble each other", () => {
    const drifting = Array.from(
      { length: 36 },
      (_, place) => 50 + 4 * Math.sin(place / 4) + (place % 2),
    );

    expect(proposalWords(readingOf(drifting))).toMatch(
      /independent of each other\. They are not, so the interval is too narrow\.$/,
    );
  });

  it("are none where nothing is proposed", () => {
    expect(proposalWords(readingOf([50, 51, 49]))).toBeUndefined();
  });
});
