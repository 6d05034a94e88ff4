/** Letters at most, of what a pin says; and points of a picture. */
export const pinLimits = {
  purpose: 1000,
  surprised: 1000,
  context: 2000,
  attribution: 300,
  url: 1000,
  body: 20_000,
  /** 67 MB of a Worker’s 128 while they are decoded, by test/bench/picture-memory.mjs. */
  picturePoints: 8_000_000,
} as const;
