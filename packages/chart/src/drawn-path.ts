import type { LookName, Paint } from "./looks.ts";

/** One path in one look; nothing where there is nothing to draw. */
export function drawnPath(look: LookName, data: string, paint: Paint): string {
  return data === "" ? "" : `<path${paint(look)} d="${data}"/>`;
}
