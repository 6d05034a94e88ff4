import type { DiagramBox } from "./diagram-layout.ts";

const words = (
  "every site asks whether the catheter line and plan of care can go today before families " +
  "Pneumonoultramicroscopicsilicovolcanoconiosis review WWWWWWWW 37°C £5 Überleitung 診療計画 iii"
).split(" ");

/** Numbers and texts made up from a number, the same for the same. */
export function madeUp(seed: number) {
  let state = seed * 2654435761 + 12345;
  const below = (most: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) | 0;
    return Math.abs(state >> 3) % most;
  };
  const textOf = (most: number) => {
    let text = "";
    const wanted = 1 + below(most);
    while (text.length < wanted) text += `${text === "" ? "" : " "}${words[below(words.length)]}`;
    return text.slice(0, 300);
  };
  return { below, textOf };
}

/** Made-up diagrams, the same for the same number: of all sizes, up to 500 boxes and 300 letters. */
export function generatedDiagram(seed: number): DiagramBox[] {
  const { below, textOf } = madeUp(seed);
  const longest = [20, 80, 300][seed % 3] ?? 80;
  const boxes: DiagramBox[] = [];
  const most = seed % 20 === 0 ? 500 : 2 + below(60);
  const put = (kind: DiagramBox["kind"], parent: string | null) => {
    const key = `k${boxes.length}`;
    const notes = [undefined, "no measure yet · no test yet", "CAUTI, CLABSI · 12 tests"];
    const note = notes[below(3)];
    boxes.push({ key, kind, parent, text: textOf(longest), ...(note && { note }) });
    return key;
  };
  const aim = put("aim", null);
  const hasSecondary = seed % 4 !== 0;
  while (boxes.length < most) {
    const driver = put("driver", aim);
    for (let n = below(6); n > 0 && boxes.length < most; n--) {
      const isSecondary = hasSecondary && below(2) === 0;
      const under = put(isSecondary ? "secondary" : "intervention", driver);
      if (!isSecondary) continue;
      for (let m = below(5); m > 0 && boxes.length < most; m--) put("intervention", under);
    }
  }
  return boxes;
}
