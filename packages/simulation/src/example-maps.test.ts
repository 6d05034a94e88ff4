import { templateOf } from "@allteach/catalogue/templates";
import { mapFindings } from "@allteach/domain/process-map/map-findings";
import { readMapOutline } from "@allteach/domain/process-map/map-outline";
import { mapProblems } from "@allteach/domain/process-map/process-map";
import { describe, expect, it } from "vitest";
import { exampleMaps } from "./example-maps.ts";

describe("made-up maps", () => {
  it.each(Object.entries(exampleMaps))("are sound, with rework and risks: %s", (key, example) => {
    let count = 0;
    const read = readMapOutline(example.outline, [], () => `s${++count}`);
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    const { steps } = read.value;
    const codes: readonly string[] = templateOf(key)?.measures.map(({ code }) => code) ?? [];

    expect(mapProblems(read.value)).toEqual([]);
    expect([...mapFindings(steps)]).toEqual([]);
    for (const { step, measure, judged, since = [] } of example.risks) {
      expect(steps[step - 1]).toBeDefined();
      if (measure) expect(codes).toContain(measure);
      for (const score of [...judged, ...since]) expect(score >= 1 && score <= 10).toBe(true);
    }
  });
});
