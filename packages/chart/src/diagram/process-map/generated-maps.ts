import { madeUp } from "../generated-diagrams.ts";
import type { MapBox } from "./map-boxes.ts";

const lanes = [
  "Front desk",
  "Nurse",
  "Doctor or nurse practitioner on call",
  "診療計画",
  "Lab",
  "",
];
const labels = ["", "yes", "no", "over 40 kg and not on steroids since June", "weekend"];

/**
 * Made-up maps, the same for the same number: of all sizes, up to 500 steps, 300 letters and 12
 * lanes, with links back and to themselves, steps that nothing leads to, and stars of eight ways.
 */
export function generatedMap(seed: number): MapBox[] {
  const { below, textOf } = madeUp(seed);
  const count = seed % 20 === 0 ? 500 : 1 + below(40);
  const longest = [20, 80, 300][seed % 3] ?? 80;
  const wide = seed % 7 === 0 ? 12 : 1 + below(5);
  const isTangled = seed % 5 === 0;
  return Array.from({ length: count }, (_, place): MapBox => {
    const isLast = place === count - 1;
    const kinds = ["step", "step", "decision", "step", "end"] as const;
    const kind = place === 0 ? "start" : (kinds[below(kinds.length)] ?? "step");
    const number = below(wide);
    const lane = wide === 12 ? `${lanes[number % 6]} ${number}`.trim() : (lanes[number] ?? "");
    const ways = new Map<string, string>();
    const lead = (to: number) => ways.set(`s${to}`, labels[below(labels.length)] ?? "");
    if (!isLast && kind !== "end" && below(9) > 0) lead(place + 1);
    const more =
      kind === "decision" ? 1 + below(isTangled ? 7 : 2) : below(isTangled ? 3 : 9) === 1 ? 1 : 0;
    for (let n = 0; n < more; n++) {
      const near = Math.min(count - 1, Math.max(0, place - 6 + below(14)));
      lead(below(4) === 0 ? below(count) : near);
    }
    const note = below(6) === 0 ? { note: "nothing leads here from a start" } : {};
    return {
      ...{ key: `s${place}`, kind, text: textOf(longest), lane, ...note },
      ways: [...ways].map(([to, label]) => ({ to, label })),
    };
  });
}
