import {
  type DiagramLayout,
  isBold,
  LINE,
  NOTE,
  NOTE_LINE,
  PAD,
  type PlacedBox,
  TEXT,
} from "./diagram-layout.ts";
import { letteredWidth } from "./wrapped.ts";

/** What is wrong with a drawing, by geometry: every pair looked at, every line of every text. */
export interface LayoutFaults {
  /** Boxes that touch another. */
  boxes: number;
  /** Texts that leave their box. */
  labels: number;
  /** Lines that go through a box. */
  crossings: number;
  /** Boxes outside of the paper. */
  outside: number;
}

export function faultsInLayout(layout: DiagramLayout): LayoutFaults {
  const { boxes, links, width, height } = layout;
  const pairs = boxes.flatMap((one, place) =>
    boxes.slice(place + 1).filter((other) => touch(one, other)),
  );
  const crossed = links.flatMap(({ from, to }) =>
    boxes.filter((box) => {
      const [top, foot] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
      return box.x < to.x && box.x + box.width > from.x && box.y < foot && box.y + box.height > top;
    }),
  );
  return {
    boxes: pairs.length,
    labels: boxes.filter(overflows).length,
    crossings: crossed.length,
    outside: boxes.filter(
      (box) =>
        box.x < 0 || box.y < layout.top || box.x + box.width > width || box.y + box.height > height,
    ).length,
  };
}

function touch(one: PlacedBox, other: PlacedBox): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function overflows({ box, width, height, lines, noteLines }: PlacedBox): boolean {
  const inner = width - 2 * PAD.x;
  const words = { size: TEXT, isBold: isBold(box) };
  const foot = PAD.y + lines.length * LINE + noteLines.length * NOTE_LINE;
  return (
    lines.some((line) => letteredWidth(line, words) > inner) ||
    noteLines.some((line) => letteredWidth(line, { size: NOTE }) > inner) ||
    foot > height - PAD.y + 0.01
  );
}
