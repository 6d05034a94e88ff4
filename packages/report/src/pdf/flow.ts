import type { Canvas } from "./canvas.ts";
import type { Paper } from "./paper.ts";

/** Something that lies whole on one page. Lengths in points. */
export interface Block {
  height: number;
  /** Room above it, unless it is the first of its page. */
  gap?: number;
  /** It must not be the last of its page: a heading, a first line. */
  isKeptWithNext?: boolean;
  /** Drawn above it once more where it begins a page: the head of its table. */
  repeated?: Pick<Block, "height" | "draw">;
  /** It begins a page. */
  startsPage?: boolean;
  draw(canvas: Canvas, y: number): void;
}

/**
 * Lays blocks onto pages, one below the other. Blocks that must stay together move to the next page
 * together, as long as they fit on one.
 *
 * @param nextPage A new page to draw on.
 * @throws {RangeError} where a block is higher than a page.
 */
export function flowOnto(blocks: readonly Block[], paper: Paper, nextPage: () => Canvas): void {
  const [top, bottom] = [paper.top, paper.height - paper.bottom];
  let canvas: Canvas | undefined;
  let y = top;
  for (const together of groups(blocks)) {
    const [first] = together;
    const fits = y + heightOf(together) <= bottom;
    const isWorthMoving = heightOf(together) <= bottom - top;
    if (first?.startsPage || (!fits && isWorthMoving)) canvas = undefined;
    for (const block of together) {
      const gap = canvas === undefined ? 0 : (block.gap ?? 0);
      if (canvas === undefined || y + gap + block.height > bottom) {
        canvas = nextPage();
        y = top;
        if (block.repeated) {
          block.repeated.draw(canvas, y);
          y += block.repeated.height;
        }
        if (y + block.height > bottom) throw new RangeError("a part of it is higher than a page");
      } else {
        y += gap;
      }
      block.draw(canvas, y);
      y += block.height;
    }
  }
}

/** Each block with those before it that must not part from it. */
function groups(blocks: readonly Block[]): Block[][] {
  const found: Block[][] = [];
  let open: Block[] = [];
  for (const block of blocks) {
    open.push(block);
    if (block.isKeptWithNext) continue;
    found.push(open);
    open = [];
  }
  return open.length === 0 ? found : [...found, open];
}

function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { height, gap = 0 }) => sum + gap + height, 0);
}
