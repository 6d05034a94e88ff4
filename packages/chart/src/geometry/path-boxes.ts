/** A rectangle around something drawn, y downwards. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * The rectangle around each part of a path that begins with a move.
 *
 * @param data Path data of moves, lines and arcs, as the marks of this package write them.
 * @param reach How far the stroke reaches beyond the line, in pixels.
 */
export function pathBoxes(data: string, reach = 0): Box[] {
  const boxes: Box[] = [];
  let [x, y] = [0, 0];
  for (const [, command = "", rest = ""] of data.matchAll(/([MLHVlhvaz])([^MLHVlhvaz]*)/g)) {
    const numbers = rest.match(/-?\d*\.?\d+/g)?.map(Number) ?? [];
    [x, y] = moved(command, numbers, { x, y });
    const box = boxes.at(-1);
    if (command === "M" || !box) {
      boxes.push({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });
      continue;
    }
    const radius = command === "a" ? (numbers[1] ?? 0) : 0;
    box.left = Math.min(box.left, x - reach);
    box.right = Math.max(box.right, x + reach);
    box.top = Math.min(box.top, y - reach - radius);
    box.bottom = Math.max(box.bottom, y + reach + radius);
  }
  return boxes;
}

function moved(
  command: string,
  numbers: readonly number[],
  { x, y }: { x: number; y: number },
): [number, number] {
  const [one = 0, two = 0] = numbers;
  switch (command) {
    case "M":
    case "L":
      return [one, two];
    case "H":
      return [one, y];
    case "V":
      return [x, one];
    case "l":
      return [x + one, y + two];
    case "h":
      return [x + one, y];
    case "v":
      return [x, y + one];
    case "a":
      return [x + (numbers[5] ?? 0), y + (numbers[6] ?? 0)];
    default:
      return [x, y];
  }
}
