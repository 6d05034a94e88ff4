/** Letters at most, of what a pin says. */
export const pinLimits = {
  purpose: 1000,
  surprised: 1000,
  context: 2000,
  attribution: 300,
  url: 1000,
  body: 20_000,
} as const;
