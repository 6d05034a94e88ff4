import type { Tried } from "./upload-cases.ts";

/** Longer than anybody waits for a file to be looked at. */
const SLOWEST_MS = 2000;

/** Counts what became of broken files, and keeps the first of whatever must not be. */
export function tally() {
  const outcomes = new Map<string, number>();
  const wrong: string[] = [];
  let [files, slowest, slow, refusals] = [0, 0, 0, 0];
  return {
    add(seed: number, tried: Tried): void {
      files++;
      const key = `${tried.kind} ${tried.outcome}`;
      outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
      refusals += tried.refusals;
      slowest = Math.max(slowest, tried.ms);
      if (tried.ms > SLOWEST_MS) slow++;
      if (tried.wrong) wrong.push(`file ${seed}, ${tried.kind}: ${tried.wrong}`);
    },
    wrong: () => wrong.length + slow,
    lines(): string[] {
      const lost = wrong.filter((each) => / no (?:place|remedy): /.test(each)).length;
      const by = [...outcomes].sort().map(([key, count]) => `${key} ${count}`);
      return [
        `${files} broken files: ${by.join(", ")}`,
        `refused for ${refusals} things; without row and column or a remedy: ${lost}`,
        `wrong: ${wrong.length}; slower than 2 s: ${slow}; the slowest took ${slowest.toFixed(0)} ms of one core`,
        ...wrong.slice(0, 5),
      ];
    },
  };
}
