import type { Paint } from "./looks.ts";

/** The paper that marks are drawn on. Lengths in pixels of the viewBox, y downwards. */
export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Width that one period takes. */
  slot: number;
  /** How many periods there is room for. */
  slots: number;
  /** Font size of all lettering. */
  size: number;
  paint: Paint;
  /** Pixels that limits are drawn to the nearest of: a tenth, or one where the picture is small. */
  grain: number;
  /** Middle of a period, by its place from 0. */
  x(place: number): number;
  y(value: number): number;
}

export interface PlotBox {
  left: number;
  right: number;
  top: number;
  bottom: number;
  slots: number;
  size: number;
  paint: Paint;
  grain?: number;
  domain: readonly [number, number];
}

/** Room kept free above the highest value of the scale, so that its mark is whole. */
const BREATH = 6;

export function plotOn(box: PlotBox): Plot {
  const { domain, ...paper } = box;
  const slot = (box.right - box.left) / Math.max(1, box.slots);
  const [start, end] = domain;
  const scale = (box.bottom - box.top - BREATH) / (end - start);
  return {
    grain: 0.1,
    ...paper,
    slot,
    x: (place) => box.left + (place + 0.5) * slot,
    y: (value) => box.bottom - (value - start) * scale,
  };
}
