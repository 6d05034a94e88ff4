/** A coordinate as it is written: one decimal is finer than any screen shows. */
export function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

/** A level held from `left` to `right`: what a limit is during one period. Pixels. */
export interface Step {
  left: number;
  right: number;
  level: number;
}

/** Path data of one unbroken stepped line, left to right. */
export function stepPath(steps: readonly Step[]): string {
  const [first] = steps;
  if (!first) return "";
  return `M${rounded(first.left)} ${rounded(first.level)}${stepsOnward(steps)}`;
}

/** Path data of the area between two stepped lines that share their edges. */
export function bandPath(upper: readonly Step[], lower: readonly Step[]): string {
  const back = lower
    .map(({ left, right, level }) => ({ left: right, right: left, level }))
    .reverse();
  const [turn] = back;
  if (!turn) return "";
  return `${stepPath(upper)}V${rounded(turn.level)}${stepsOnward(back)}Z`;
}

function stepsOnward(steps: readonly Step[]): string {
  let data = "";
  let level: number | undefined;
  let edge: number | undefined;
  for (const step of steps) {
    const next = rounded(step.level);
    if (level !== undefined && next !== level) data += `H${edge}V${next}`;
    level = next;
    edge = rounded(step.right);
  }
  return `${data}H${edge}`;
}
