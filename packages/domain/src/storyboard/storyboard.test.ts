import { describe, expect, it } from "vitest";
import { emptyStory, endlessStory, sampleChart, sampleStory } from "./sample-story.ts";
import { testsSentence } from "./story-words.ts";
import { passage, storyboard, storyLimits } from "./storyboard.ts";

describe("a storyboard", () => {
  it("tells of the aim, the team, its own measures, what it tried and what it learnt", () => {
    const story = storyboard(sampleStory);

    expect(story.aim).toBe(
      "Raise clinical remission for children with Crohn’s disease, by from 62 to 75 %, by 30 June 2027.",
    );
    expect(story.charts.map(({ measure }) => measure.code)).toEqual(["REM"]);
    expect(story.moreCharts).toBe(1);
    expect(story.counts).toEqual({ adopt: 1, adapt: 0, abandon: 0, open: 1 });
    expect(testsSentence(story)).toBe("2 tests of change: 1 adopted, 1 under way.");
    expect(story.lessons.map(({ text }) => text)).toEqual([
      ...["Ten minutes a week are enough.", "The list works when the nurse fills it in"],
    ]);
    expect(story.missing).toEqual([]);
  });

  it("shows of the change ideas those that were tried, under what they serve", () => {
    const { nodes } = storyboard(sampleStory);

    expect(nodes.map(({ key }) => key)).toEqual(["aim", "d1", "t1", "d2"]);
  });

  it("tells once what two tests taught alike", () => {
    const [test] = sampleStory.cycles;
    const cycles = test ? [test, { ...test, id: "p_9" }] : [];

    expect(storyboard({ ...sampleStory, goals: [], cycles }).lessons).toHaveLength(1);
  });

  it("of an empty team says what to do first, in the order in which one does it", () => {
    const story = storyboard(emptyStory);

    expect(story.missing).toEqual(["charter", "drivers", "figures", "goals", "tests"]);
    expect([story.aim, story.charts, story.tests, story.lessons]).toEqual(["", [], [], []]);
  });

  it("without a charter shows what its tests look at, and the outcomes before any test", () => {
    const charts = [sampleChart("GRO", "Growth"), sampleChart("REM", "Remission")];
    const { charter } = emptyStory;
    const tested = storyboard({ ...sampleStory, charter, charts });
    expect(tested.charts.map(({ measure }) => measure.code)).toEqual(["REM"]);
    const untested = storyboard({ ...sampleStory, charter, charts, cycles: [] });
    expect(untested.charts.map(({ measure }) => measure.code)).toEqual(["GRO", "REM"]);
  });

  it("stays as short as a wall whatever a team has written, and counts what is left out", () => {
    const story = storyboard(endlessStory);

    expect(story.charts).toHaveLength(storyLimits.charts);
    expect(story.tests).toHaveLength(storyLimits.tests);
    expect(story.goals).toHaveLength(storyLimits.goals);
    expect(story.lessons).toHaveLength(storyLimits.lessons);
    expect(story.nodes).toHaveLength(storyLimits.nodes);
    expect([story.moreCharts, story.moreTests, story.moreGoals]).toEqual([5, 32, 6]);
    expect(story.moreLessons).toBe(46);
    for (const { text } of story.lessons) expect([...text].length).toBeLessThanOrEqual(320);
  });
});

describe("a passage", () => {
  it("is cut at a word, or in one that is too long", () => {
    expect(passage("one two three", 9)).toBe("one two…");
    expect(passage("abcdefghijkl", 6)).toBe("abcde…");
    expect(passage("  two\nlines ")).toBe("two lines");
  });
});
