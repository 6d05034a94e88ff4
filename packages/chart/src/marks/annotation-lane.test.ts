import { describe, expect, it } from "vitest";
import { months, wobble } from "../example-charts.ts";
import { textWidth } from "../lettering.ts";
import { paint } from "../looks.ts";
import { plotOn } from "../plot.ts";
import { type Annotation, annotationLane } from "./annotation-lane.ts";

const labels = months(36);
const plot = plotOn({
  left: 30,
  right: 640,
  top: 0,
  bottom: 200,
  slots: 36,
  size: 13,
  paint: paint("page"),
  domain: [0, 1],
});
const EDGE = 758;

function drawn(annotations: readonly Annotation[]) {
  const lane = annotationLane(annotations, labels, plot, EDGE);
  const markup = lane.draw(230);
  const texts = [...markup.matchAll(/<text x="([\d.]+)" y="([\d.]+)">([^<]*)/g)].map(
    ([, x, y, text = ""]) => ({
      left: Number(x),
      y: Number(y),
      right: Number(x) + textWidth(text, 13),
      text,
    }),
  );
  return { height: lane.height, markup, texts };
}

describe("annotations under the axis", () => {
  it("stand in one row while they have room", () => {
    const { texts } = drawn([
      { point: 2, text: "Huddles" },
      { point: 20, text: "New form" },
    ]);
    expect(new Set(texts.map(({ y }) => y)).size).toBe(1);
  });

  it("go to a second row where they would meet", () => {
    const { texts } = drawn([
      { point: 10, text: "Huddles on every ward" },
      { point: 11, text: "New form" },
    ]);
    expect(new Set(texts.map(({ y }) => y)).size).toBe(2);
  });

  it("never overlap, and never leave the paper", () => {
    for (let round = 0; round < 60; round += 1) {
      const annotations = [0, 1, 2, 3].map((index) => ({
        point: Math.floor(18 + 17.9 * wobble(round * 7 + index)),
        text: "A change was made here".slice(0, 12 + Math.floor(9 * wobble(round + index))),
      }));
      const { texts } = drawn(annotations);
      for (const [index, one] of texts.entries()) {
        expect(one.right).toBeLessThanOrEqual(EDGE);
        for (const other of texts.slice(index + 1)) {
          if (one.y !== other.y) continue;
          expect(one.right < other.left || other.right < one.left).toBe(true);
        }
      }
    }
  });

  it("are numbered and listed when they are long", () => {
    const { texts } = drawn([{ point: 4, text: "Longer than a row can bear. ".repeat(4) }]);
    expect(texts.map(({ text }) => text)).toContain("1");
    expect(texts.some(({ text }) => text.startsWith("May 2023: Longer"))).toBe(true);
  });

  it("count those that are more than can be listed", () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      point: index,
      text: `Step ${index}`,
    }));
    expect(drawn(many).texts.at(-1)?.text).toBe("and 4 more in the table");
  });

  it("take no room where there are none, or none on this chart", () => {
    expect(drawn([]).height).toBe(0);
    expect(drawn([{ point: 99, text: "Later" }]).height).toBe(0);
  });
});
