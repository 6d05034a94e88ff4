import { describe, expect, it } from "vitest";
import { faultsInMap, type MapFaults } from "./faults-in-map.ts";
import { generatedMap } from "./generated-maps.ts";
import type { MapBox } from "./map-boxes.ts";
import { mapLayout } from "./map-layout.ts";
import { processMapSvg } from "./process-map-svg.ts";
import { stepRanks } from "./step-ranks.ts";

const HOW_MANY = 200;
const step = (key: string, to: readonly string[], more: Partial<MapBox> = {}): MapBox => ({
  ...{ key, kind: "step", text: key, lane: "", ways: to.map((each) => ({ to: each, label: "" })) },
  ...more,
});

describe("a drawn process map", () => {
  it("has no box, label or link on another, and nothing outside of its lane", () => {
    const none: MapFaults = {
      ...{ boxes: 0, texts: 0, labels: 0, crossings: 0, onEachOther: 0, outside: 0 },
    };
    const total = { ...none };
    const drawn = { boxes: 0, links: 0, back: 0 };
    let slowest = 0;
    for (let seed = 1; seed <= HOW_MANY; seed++) {
      const map = generatedMap(seed);
      const began = process.cpuUsage();
      const layout = mapLayout(map);
      const { user, system } = process.cpuUsage(began);
      slowest = Math.max(slowest, (user + system) / 1000);
      const faults = faultsInMap(layout);
      for (const kind of Object.keys(none) as (keyof MapFaults)[]) total[kind] += faults[kind];
      drawn.boxes += layout.steps.length;
      drawn.links += layout.ways.length;
      const top = new Map(layout.steps.map(({ box, y }) => [box.key, y]));
      drawn.back += layout.ways.filter(
        ({ from, to }) => (top.get(to) ?? 0) <= (top.get(from) ?? 0),
      ).length;
      expect(layout.steps).toHaveLength(map.length);
    }
    console.info(
      `process maps: ${HOW_MANY} generated, ${drawn.boxes} boxes, ${drawn.links} links, ` +
        `${drawn.back} of them back; ${total.boxes} boxes overlap, ${total.texts} texts overflow, ` +
        `${total.labels} labels touch something, ${total.crossings} links cross a box, ` +
        `${total.onEachOther} lie on another, ${total.outside} things off the paper or lane; ` +
        `slowest laid out in ${Math.round(slowest)} ms`,
    );

    expect(total).toEqual(none);
    expect(drawn.back).toBeGreaterThan(1000);
  }, 120_000);

  it("is found at fault where it is", () => {
    const layout = mapLayout(generatedMap(10));
    const [first, second, ...rest] = layout.steps;
    const [way, ...ways] = layout.ways.filter(({ label }) => label);
    if (!first || !second || !way) throw new Error("two boxes and a label are needed");
    const moved = { ...layout, steps: [first, { ...second, x: first.x, y: first.y }, ...rest] };
    const narrow = { ...layout, steps: [{ ...first, width: 30 }, second, ...rest] };
    const laid = { x: first.x + 5, y: first.y + 5 };
    const over = {
      ...way,
      points: [laid, { x: laid.x, y: first.y + 900 }],
      label: { ...laid, lines: ["no"] },
    };
    const crossed = { ...layout, ways: [over, ...ways, { ...over, to: "another" }] };

    expect(faultsInMap(moved).boxes).toBeGreaterThan(0);
    expect(faultsInMap(narrow).texts).toBe(1);
    expect(faultsInMap(crossed).labels).toBeGreaterThan(0);
    expect(faultsInMap(crossed).crossings).toBeGreaterThan(0);
    expect(faultsInMap(crossed).onEachOther).toBeGreaterThan(0);
    expect(faultsInMap({ ...layout, width: 10 }).outside).toBeGreaterThan(0);
  });

  it("puts each step below those that lead to it, links back aside, and orphans at the foot", () => {
    const steps = [
      step("a", ["b"], { kind: "start" }),
      step("b", ["c", "a"]),
      step("lost", ["c"]),
      step("c", ["c"]),
    ];

    expect([...stepRanks(steps)].sort()).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2],
      ["lost", 3],
    ]);
  });

  it("draws a step alone, a link to itself, and nothing of nothing", () => {
    expect(
      processMapSvg([step("An & only", ["An & only"])], { id: "m", title: "T" }).svg,
    ).toContain("An &#38; only");
    expect(mapLayout([]).steps).toEqual([]);
  });

  it("carries its colours where it is printed", () => {
    const { svg } = processMapSvg(generatedMap(3), { id: "m", title: "T", theme: "print" });

    expect(svg).toContain('stroke="#5f6b7a"');
    expect(svg).not.toContain("class=");
  });
});
